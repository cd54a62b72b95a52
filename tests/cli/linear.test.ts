import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asksForLines } from '../../src/app/linear/mode.ts';
import { gameFor, talk } from '../linear/talk.ts';
import { Journey } from '../ui/pty.ts';
import { until } from '../ui/until.ts';
import { demarche, endOf, MAIN, type Told } from './demarche.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'demarche-lines-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const saved = (): string[] => readdirSync(dir).filter((f) => f.endsWith('.jsonl'));

/** Runs a script as `demarche … < script`; `-`: from an empty pipe. */
function scripted(args: readonly string[], script: string): Promise<Told> {
  const path = join(dir, 'script.txt');
  writeFileSync(path, script);
  const input = openSync(path, 'r');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: dir, stdio: [input, 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code, by) => {
      closeSync(input);
      resolve({ code: endOf(code, by), out, err });
    });
  });
}

const LEASE = ['play', 'harbour-lease', '--as', 'port-alder', '--seed', '5', '--agents', 'linear'];

describe('a script', () => {
  test('is a dialogue, the same every time, in a game that is kept and gone on with', async () => {
    const lines = ['# Port Alder', 'goal', '', 'set rent=3', 'send', 'yes'];
    const { code, out, err } = await scripted(LEASE, `${lines.join('\r\n')}`);
    expect([code, err]).toEqual([0, expect.stringContaining('Go on with: demarche play --linear --resume ')]);
    const setup = { scenario: 'harbour-lease', seed: '5', people: ['port-alder'] };
    expect(out).toBe(talk(gameFor(setup), lines).text);
    const [file = ''] = saved();
    const on = await scripted(['play', '--resume', file], 'log\nquit\nnever read\n');
    expect(on.code).toBe(0);
    expect(on.out).toContain('makes an offer, the first text on the table');
    expect(on.out).not.toContain('never read');
    expect(saved()).toEqual([file]);
    expect((await demarche(['replay', join(dir, file)])).code).toBe(0);
  });

  test('with a line that is not taken ends with 1, and names it', async () => {
    const { code, err } = await scripted(LEASE, 'goal\nsing\nset rent=9\ngoal\nsend\n');
    expect(code).toBe(1);
    expect(err).toContain('2 lines were not taken: 2, 3.');
    const { code: other, out } = await scripted([...LEASE, '--yes', '--width', '0'], 'send\ngoal\n');
    expect(other).toBe(0);
    expect(out).toContain('Send this draft as your offer?\nRound 1: ');
  });

  test('takes seats that nobody was given, and an empty one leaves the game to agents', async () => {
    const taken = await scripted(['play', 'harbour-lease', '--agents', 'linear'], 'take nordhall\nquit');
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('The brief of Nordhall Shipping')]);
    const none = await scripted(['play', 'harbour-lease'], '');
    expect([none.code, none.err]).toEqual([
      0,
      expect.stringContaining('No terminal: agents play every seat'),
    ]);
    const quiet = await demarche(['play', 'harbour-lease', '--yes']);
    expect([quiet.code, quiet.err]).toEqual([2, expect.stringContaining('--yes does nothing without')]);
  });

  test('leads through the menu as well', async () => {
    const { code, out } = await scripted(['start'], '# The menu\n2\n0\nq\n');
    expect(code).toBe(0);
    expect(out).toContain('# The menu');
    expect(out).toContain('which scenario?');
  });
});

describe('in a terminal', () => {
  const start = (env: Readonly<Record<string, string>>, args: readonly string[] = LEASE): Journey =>
    new Journey(args, 80, 24, dir, env);

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends it with everything kept', async (signal, wanted) => {
    const j = start({ ACCESSIBLE: '1' });
    await j.see('City>');
    j.press('send\r');
    await j.see('Say "yes"');
    j.press('yes\r');
    const sent = (): boolean => /makes\s+an\s+offer,\s+the\s+first\s+text/.test(j.raw);
    await until(sent, () => `an offer in\n${j.raw}`);
    expect(j.raw).not.toContain('\u001B');
    expect(j.alternate).toBe(false);
    if (signal === 'SIGINT') j.press('\u0003');
    else j.pty.kill(signal);
    expect(await j.left()).toBe(wanted);
    const [file = ''] = saved();
    expect(existsSync(join(dir, file))).toBe(true);
    expect(readFileSync(join(dir, file), 'utf8')).toContain('"offer.make"');
  });
});

describe('lines are asked for', () => {
  test.each([
    [{}, false],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM: 'dumb' }, true],
    [{ ACCESSIBLE: '1' }, true],
    [{ ACCESSIBLE: 'true' }, true],
    [{ ACCESSIBLE: '' }, false],
    [{ ACCESSIBLE: '0' }, false],
    [{ ACCESSIBLE: 'false' }, false],
    [{ INK_SCREEN_READER: 'true' }, true],
    [{ DEMARCHE_LINEAR: '1' }, true],
    [{ DEMARCHE_LINEAR: '0', ACCESSIBLE: '1', TERM: 'dumb' }, false],
  ])('by %j: %s', (env, wanted) => {
    expect(asksForLines(env)).toBe(wanted);
  });
});
