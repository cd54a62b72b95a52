import { spawn } from 'node:child_process';
import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demarche, MAIN } from './demarche.ts';

/** Arguments, and what stderr must say; all end with exit code 2 and nothing on stdout. */
const MISTAKES: readonly (readonly [string, RegExp])[] = [
  ['frobnicate', /unknown command/],
  ['rum', /Did you mean run/],
  ['run harbor-lease', /did you mean 'harbour-lease'/],
  ['run istanbul', /did you mean 'istanbul-2022'/],
  ['run ./nowhere.yaml', /there is no such file/],
  ['run harbour-lease --sed 1', /Did you mean --seed/],
  ['run harbour-lease --agents nordhal=linear', /did you mean 'nordhall'/],
  ['run harbour-lease --agents nordhall=concedr', /did you mean 'conceder'/],
  ['run harbour-lease --agents lineer', /did you mean 'linear'/],
  ['run harbour-lease --run minus', /whole number/],
  ['run harbour-lease --out /nowhere/at/all.json', /cannot be written: there is no such folder/],
  ['batch harbour-lease --out /nowhere/at/all.json', /cannot be written: there is no such folder/],
  ['batch harbour-lease --out package.json', /a file of that name already \(--force writes over it\)/],
  ['run harbour-lease --out package.json', /a file of that name already \(--force writes over it\)/],
  ['run harbour-lease --out src', /it is a folder/],
  ['new river-ford --dir nowhere', /no such folder/],
  ['run tests/fixtures/malformed/rungs-fall.yaml', /rungs-fall\.yaml:\d+:\d+/],
  ['play nosuch', /^demarche: There is no scenario/],
  ['play harbour-lease --agents nobody', /^demarche: There is no agent/],
  ['play harbour-lease --as nordhal', /did you mean 'nordhall'/],
  ['explain harbour-lease --package city-drft', /did you mean 'city-draft'/],
  ['explain harbour-lease --with rents=ten', /did you mean 'rent'/],
  ['explain harbour-lease --with years=tem', /did you mean 'ten'/],
  ['analyze harbour-lease --parties nordhall', /two different parties/],
  ['analyze harbour-lease --parties nordhall,nordhall', /two different parties/],
  ['analyze harbour-lease --run -1', /.+/],
  ['run --reading guarantrs=base', /did you mean 'guarantors'/],
  ['run --reading guarantors=usip-nin', /did you mean 'usip-nine'/],
  ['run --reading guarantors=base,guarantors=usip-nine', /named twice/],
  ['batch --reading window=help-not-talk --by window', /leave it out of --reading/],
  ['batch --by constructor', /has no reading/],
  ['batch harbour-lease --runs 0', /whole number/],
  ['batch harbour-lease --workers 0', /whole number/],
  ['sources harbour-lease --only parties.nordhal', /did you mean 'parties\.nordhall'/],
  ['sources --only zzz', /\(known: alignment, .*kyiv, moscow, .* and \d+ more\)/],
  ['validate /dev/zero', /no ordinary file/],
  ['replay /dev/zero', /no ordinary file/],
  ['explain harbour-lease --package /dev/zero', /no ordinary file/],
  ['validate', /missing required argument/],
  ['validate nowhere.yaml', /there is no such file/],
];

describe('mistakes', () => {
  test.each(MISTAKES)('%s', async (line, wanted) => {
    const { code, out, err } = await demarche(line.split(' '));
    expect(err).toMatch(wanted);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a text that names an unknown clause or leaves one out', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'demarche-')), 'text.json');
    const explained = async (text: string): Promise<string> => {
      await writeFile(path, text);
      const { code, err } = await demarche(['explain', 'harbour-lease', '--package', path]);
      expect(code).toBe(2);
      return err;
    };
    expect(await explained('{"rent": "two-million", "yeers": "ten"}')).toContain("did you mean 'years'?");
    expect(await explained('{"rent": "two-million"}')).toContain('"years" is missing');
    expect(await explained('[1, 2]')).toContain('no map of clause to option');
    expect(await explained('{"rent": ')).toContain('neither JSON nor YAML');
  });
});

describe('files that are too large', () => {
  test('a scenario is not valid, a text is a mistake', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'demarche-')), 'huge.yaml');
    await writeFile(path, '');
    await truncate(path, 48 * 1024 * 1024);
    const { code, out } = await demarche(['validate', path]);
    expect(code).toBe(1);
    expect(out).toContain('it has 48 MiB');
    const text = await demarche(['explain', 'harbour-lease', '--package', path]);
    expect(text.code).toBe(2);
    expect(text.err).toContain('at most 1 MiB');
  });
});

describe('surroundings', () => {
  test('help fits a screen and has examples; no verb prints it too', async () => {
    const { out, code } = await demarche(['--help']);
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeLessThanOrEqual(40);
    expect(Math.max(...out.split('\n').map((l) => l.length))).toBeLessThan(84);
    expect(out).toContain('Examples:');
    expect((await demarche([])).out).toBe(out);
    expect((await demarche(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('no colour where none is wanted', async () => {
    for (const env of [{ NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }]) {
      const { out, err } = await demarche(['run', 'harbour-lease'], { env });
      expect(out + err).not.toContain('\u001b');
    }
  });

  test('a reader that stops reading is no fault', async () => {
    const child = spawn(process.execPath, [MAIN, 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });
});
