import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { OPPONENT } from '../../src/agents/index.ts';
import { json } from '../cli/demarche.ts';
import { Journey } from './pty.ts';
import { until } from './until.ts';

const SIZES = [
  [80, 24],
  [100, 30],
] as const;

let running: Journey[] = [];

function start(
  args: readonly string[],
  columns: number,
  rows: number,
  dir?: string,
  env?: Readonly<Record<string, string>>,
  shell = false,
): Journey {
  const journey = new Journey(args, columns, rows, dir, env, shell);
  running.push(journey);
  return journey;
}

afterEach(() => {
  for (const j of running) if (j.code === null) j.pty.kill('SIGKILL');
  running = [];
});

/** Waits for a whole frame: its borders in place, and never as high as the terminal. */
async function fits(j: Journey): Promise<void> {
  const whole = (): boolean =>
    /^┌.*┐$/.test(j.lines()[0] ?? '') && /^└.*┘$/.test(j.lines()[j.height() - 1] ?? '');
  await until(whole, () => `a whole frame:\n${j.text()}`);
  expect(j.height()).toBeLessThanOrEqual(j.term.rows - 1);
}

const savedIn = (dir: string): string[] => readdirSync(dir).filter((f) => f.endsWith('.jsonl'));

/** The events of the one game that is saved in a folder. */
function eventsIn(dir: string): Record<string, unknown>[] {
  const [file = '', ...more] = savedIn(dir);
  expect(more).toEqual([]);
  const lines = readFileSync(join(dir, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe.each(SIZES)('the harbour lease at %i x %i', (columns, rows) => {
  it('is played by keys to an agreement', async () => {
    const j = start(['play', 'harbour-lease', '--seed', '5', '--agents', 'bridging'], columns, rows);
    await j.see('Which seat do you take?');
    await fits(j);
    j.press('enter');
    await j.see('BRIEF: City of Port Alder');
    await fits(j);
    j.press('enter');
    await j.see('Your floor');
    await fits(j);
    for (let round = 0; round < 10; round++) {
      j.press('s');
      await j.see('SEND THIS OFFER?');
      await fits(j);
      await j.turn('enter');
      for (;;) {
        const now = await j.see('THE END', 'WHAT HAPPENED', 'A text for you to answer', 'Your floor');
        await fits(j);
        if (now === 'THE END' || now === 'Your floor') break;
        if (now === 'WHAT HAPPENED' || !j.text().includes('above by')) {
          await j.pass();
          continue;
        }
        await j.turn('y');
        expect(j.text()).toContain('ACCEPT THIS TEXT?');
        await fits(j);
        // Enter alone goes back: what binds has to be chosen.
        await j.turn('down');
        await j.turn('enter');
      }
      if (j.text().includes('THE END')) break;
      // Give way: one step on the clause under the cursor, then on to the next.
      j.press('left', 'down');
      await j.see('Your floor');
    }
    await j.see('Agreed');
    await j.see('points to you');
    await fits(j);
    j.press('q');
    expect(await j.left()).toBe(0);
    const [head] = eventsIn(j.dir);
    expect(head?.seats).toEqual({
      'port-alder': { kind: 'person' },
      nordhall: { kind: 'agent', name: 'bridging' },
    });
    const replayed = await json(['replay', join(j.dir, savedIn(j.dir)[0] ?? '')]);
    expect(replayed.outcome).toMatchObject({ kind: 'agreed' });
    expect(j.raw).toContain(' play --resume');
  });
});

describe.each(SIZES)('Istanbul at %i x %i', (columns, rows) => {
  it('is played by keys to an ending, undone, and played on', async () => {
    const j = start(
      ['play', 'istanbul-2022', '--as', 'kyiv', '--seed', '20220329', '--agents', 'bridging'],
      columns,
      rows,
    );
    await j.see('BRIEF: Kyiv');
    await fits(j);
    j.press('enter');
    // Kyiv's paper lies on the table: Moscow answers it, and who has the floor next is drawn.
    await j.see('refuses the text', 'accepts the text');
    await fits(j);
    await j.reach('Your floor');
    await fits(j);
    j.press('t');
    await j.see('START THE DRAFT FROM');
    await fits(j);
    await j.point('A midpoint');
    j.press('enter');
    await j.see('Your draft now starts from: A midpoint');
    j.press('o');
    await j.see('SOUND OUT A GUARANTOR');
    await fits(j);
    j.press('enter');
    await j.see('Asked in private, United States');
    await fits(j);
    j.press('enter');
    await j.see('Your floor');
    j.press('w');
    await j.see('WHY: Alignment');
    await fits(j);
    j.press('esc');
    await j.see('Your floor');
    j.press('s');
    await j.see('SEND THIS OFFER?');
    await fits(j);
    await j.turn('enter');
    await j.see('refuses the text', 'accepts the text');
    await fits(j);
    await j.reach('Your floor');
    const floor = j.lines()[1];
    const [, round = ''] = /Round (\d+)/.exec(j.text()) ?? [];
    j.press('x');
    await j.see('WALK OUT?');
    await j.see('> Go back');
    await fits(j);
    j.press('enter');
    await j.see('Your floor');
    j.press('x');
    await j.see('WALK OUT?');
    j.press('down');
    await j.see('> Walk out');
    j.press('enter');
    await j.see('THE END');
    await j.see('No deal');
    await fits(j);
    j.press('u');
    await j.see('Taken back.');
    await j.see('s send');
    expect(j.lines()[1]).toBe(floor);
    await fits(j);
    j.press('q');
    expect(await j.left()).toBe(0);
    const events = eventsIn(j.dir);
    const left = events.findLastIndex((e) => (e.act as { type?: string })?.type === 'talks.walk-out');
    expect(events.slice(left).map((e) => e.event)).toContain('went');
    expect(events.findLast((e) => e.event === 'went')?.wish).toMatchObject({ kind: 'branch' });
    const again = start(['play', '--resume', join(j.dir, savedIn(j.dir)[0] ?? '')], columns, rows, j.dir);
    await again.see('s send');
    again.press('r');
    await again.see('REWIND');
    await again.see(`Branch 1: round ${round}, The end`);
    await fits(again);
    await again.point('Branch 1');
    again.press('enter');
    await again.see('THE END');
    again.press('q');
    expect(await again.left()).toBe(0);
  });
});

describe('the terminal', () => {
  it('can be resized at any time, and be too small', async () => {
    const j = start(['play', 'istanbul-2022', '--as', 'kyiv'], 100, 30);
    await j.see('BRIEF: Kyiv');
    j.press('enter');
    await j.reach('2 PARTIES');
    for (const [columns, rows] of [
      [160, 50],
      [80, 24],
      [60, 20],
      [120, 40],
    ] as const) {
      j.resize(columns, rows);
      await j.see(columns >= 100 ? '2 PARTIES' : '[1 Clauses]');
      await j.see('─'.repeat(20));
      await expect.poll(() => j.lines()[0]?.length, { timeout: 10_000 }).toBe(columns);
      await expect.poll(() => j.height(), { timeout: 10_000 }).toBe(rows - 1);
      await fits(j);
    }
    for (const [columns, rows] of [
      [30, 8],
      [50, 12],
    ] as const) {
      j.resize(columns, rows);
      const flat = (): string => j.text().replace(/\s+/g, ' ');
      await until(
        () => flat().includes(`too small: ${columns}x${rows}.`) && flat().includes('saves and quits'),
        () => `the notice:\n${j.text()}`,
      );
      expect(flat()).toContain('at least 60x16');
      j.press('s');
    }
    j.resize(100, 30);
    await j.see('2 PARTIES');
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('never has its scrollback wiped and is given back on q', async () => {
    const j = start(['play', 'harbour-lease', '--as', 'nordhall'], 80, 24);
    await j.see('BRIEF');
    expect(j.alternate).toBe(true);
    j.press('q');
    expect(await j.left()).toBe(0);
    expect(j.alternate).toBe(false);
    expect(j.raw).toContain('\u001B[?1049l');
    expect(j.raw.lastIndexOf('\u001B[?25h')).toBeGreaterThan(j.raw.lastIndexOf('\u001B[?25l'));
    expect(j.raw).not.toContain('\u001B[3J');
  });

  it('is lent to the shell by Ctrl-Z and drawn anew by fg', async () => {
    const j = start(['play', 'harbour-lease', '--as', 'port-alder'], 80, 24, undefined, undefined, true);
    await j.see('BRIEF');
    j.press('enter');
    await j.see('Your floor');
    j.press('\u001A');
    await j.see('Stopped');
    expect(j.alternate).toBe(false);
    expect(j.raw.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(j.raw.lastIndexOf('\u001B[?1049h'));
    j.press('echo $((40 + 2)) and on', 'enter');
    await j.see('42 and on');
    j.press('fg', 'enter');
    await j.see('Your floor');
    expect(j.alternate).toBe(true);
    await fits(j);
    j.press('s');
    await j.see('SEND THIS OFFER?');
    j.press('q');
    await j.see('Saved in');
    expect(j.alternate).toBe(false);
  });

  it('goes on when nobody could continue it', async () => {
    const j = start(['play', 'harbour-lease', '--as', 'port-alder'], 80, 24);
    await j.see('BRIEF');
    j.press('\u001A');
    await until(
      () => j.raw.split('\u001B[?1049h').length === 3,
      () => 'the screen to be taken again',
    );
    await j.see('BRIEF');
    j.press('enter');
    await j.see('Your floor');
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ] as const)('is given back on %s, with the game saved', async (signal, code) => {
    const j = start(['play', 'harbour-lease', '--as', 'port-alder'], 80, 24);
    await j.see('BRIEF');
    j.press('enter');
    await j.see('Your floor');
    j.press('s');
    await j.see('SEND THIS OFFER?');
    j.press('enter');
    await j.see('WHAT HAPPENED');
    process.kill(j.pty.pid, signal);
    expect(await j.left()).toBe(code);
    expect(j.alternate).toBe(false);
    expect(j.raw.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(j.raw.lastIndexOf('\u001B[?2004h'));
    expect(savedIn(j.dir)).toHaveLength(1);
  });

  it('shows a saved game again where it was left', async () => {
    const j = start(['play', 'harbour-lease', '--as', 'port-alder'], 80, 24);
    await j.see('BRIEF');
    j.press('enter');
    await j.see('Your floor');
    j.press('s');
    await j.see('SEND THIS OFFER?');
    j.press('enter');
    await j.see('WHAT HAPPENED');
    await j.turn('enter');
    const place = j.lines()[1] ?? '';
    expect(place).toContain('Talks: ');
    j.press('q');
    expect(await j.left()).toBe(0);
    const file = join(j.dir, savedIn(j.dir)[0] ?? '');
    expect(existsSync(file)).toBe(true);
    // The others' seats are the usual opponent's, unless --agents says otherwise.
    expect(eventsIn(j.dir)[0]?.seats).toMatchObject({ nordhall: { kind: 'agent', name: OPPONENT } });
    const again = start(['play', '--resume', file], 80, 24, j.dir);
    await again.see(place);
    expect(again.lines()[1]).toBe(place);
    await again.reach('Your floor');
    again.press('q');
    expect(await again.left()).toBe(0);
    expect(savedIn(j.dir)).toHaveLength(1);
  });

  it('says at once when the game cannot be saved, and goes on', async () => {
    const j = start(
      ['play', 'harbour-lease', '--as', 'port-alder', '--save', '/nowhere/at/all.json'],
      80,
      24,
    );
    await j.see('could not be saved');
    j.press('enter');
    await j.see('[1 Clauses]');
    j.press('q');
    expect(await j.left()).toBe(3);
    expect(j.alternate).toBe(false);
  });

  it('draws with ASCII alone when asked to', async () => {
    const j = start(['play', 'harbour-lease', '--as', 'nordhall'], 80, 24, undefined, {
      DEMARCHE_ASCII: '1',
    });
    await j.see('BRIEF');
    await j.see('q save+quit');
    expect(j.lines()[0]).toMatch(/^\+-.*-\+$/);
    expect(j.text()).toMatch(/^[ -~\n]*$/);
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it.each([
    ['in a colour terminal', {}, true],
    ['in a colour terminal where software is built', { CI: 'true', CONTINUOUS_INTEGRATION: '1' }, true],
    ['with NO_COLOR empty', { NO_COLOR: '' }, true],
    ['under NO_COLOR', { NO_COLOR: '1' }, false],
  ] as const)('draws colour where there is to be some: %s', async (_, env, colour) => {
    const j = start(['play', 'harbour-lease', '--as', 'nordhall'], 80, 24, undefined, { ...env });
    await j.see('BRIEF');
    j.press('enter');
    await j.see('y accept', 's send');
    const { active } = j.term.buffer;
    const styled = Array.from({ length: j.term.rows }, (_x, y) => active.getLine(active.baseY + y)).some(
      (line) =>
        Array.from({ length: j.term.cols }, (_x, x) => line?.getCell(x)).some(
          (c) => c && (!c.isFgDefault() || c.isBold() !== 0 || c.isInverse() !== 0),
        ),
    );
    expect(styled).toBe(colour);
    const codes = j.raw.split('\u001B').filter((x) => /^\[[\d;]*m/.test(x));
    expect(codes.some((x) => /^\[3[0-7]m/.test(x))).toBe(colour);
    if (!colour) expect(codes).toEqual([]);
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('is given back when the program crashes, with the error and the way to go on', async () => {
    const bomb = 'process.on("SIGUSR2",()=>{throw new Error("boom")})';
    const j = start(['play', 'harbour-lease', '--as', 'nordhall'], 80, 24, undefined, {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bomb)}`,
    });
    await j.see('BRIEF');
    process.kill(j.pty.pid, 'SIGUSR2');
    expect(await j.left()).toBe(3);
    expect(j.alternate).toBe(false);
    expect(j.raw.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(j.raw.lastIndexOf('\u001B[?2004h'));
    expect(j.text()).toContain('boom');
    expect(j.raw).toContain(' play --resume');
  });
});
