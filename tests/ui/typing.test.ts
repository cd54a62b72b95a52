import { afterEach, describe, expect, it } from 'vitest';
import { Journey } from './pty.ts';
import { until } from './until.ts';

const ESC = '\u001B';

let running: Journey[] = [];
afterEach(() => {
  for (const j of running) if (j.code === null) j.pty.kill('SIGKILL');
  running = [];
});

async function atTheFloor(): Promise<Journey> {
  const j = new Journey(['play', 'harbour-lease', '--as', 'port-alder', '--seed', '5'], 100, 30);
  running.push(j);
  await j.see('BRIEF');
  j.press('enter');
  await j.see('Your floor');
  return j;
}

/** Presses a key that shows, so that all that was sent before has been read. */
async function settled(j: Journey): Promise<void> {
  j.press('w');
  await j.see('WHY');
  j.press('esc');
  await j.see('Your floor');
}

const PROSE = ['yesterday they said\r', 'quit now? yes\r\n', 'xxx\r\r\r', 's\r', 'line one\nline two\nq\n'];

describe('a paste', () => {
  it('acts on nothing, marked by the terminal or not', async () => {
    const j = await atTheFloor();
    const before = j.text();
    expect(j.raw).toContain(`${ESC}[?2004h`);
    for (const text of PROSE) {
      for (const sent of [`${ESC}[200~${text}${ESC}[201~`, text]) {
        j.pty.write(sent);
        await j.see('Several characters came at once');
        expect(j.code).toBeNull();
        // Longer than what comes at a paste's heels.
        await until(
          (
            (from) => () =>
              performance.now() > from + 80
          )(performance.now()),
          () => 'a moment',
        );
        await settled(j);
        await until(
          () => j.text() === before,
          () => `the screen as it was before ${JSON.stringify(sent)}:\n${j.text()}`,
        );
      }
    }
    j.press('q');
    expect(await j.left()).toBe(0);
    expect(j.raw.lastIndexOf(`${ESC}[?2004l`)).toBeGreaterThan(j.raw.lastIndexOf(`${ESC}[?2004h`));
  });

  it('is text where text is asked for, without its controls', async () => {
    const j = await atTheFloor();
    j.press('/');
    await j.see('SEARCH THE LOG');
    j.pty.write(`${ESC}[200~ref${ESC}[31muses\rmoscow\u202E${ESC}[201~`);
    await j.see('Words to find: ref[31muses moscow_');
    j.press('esc');
    await j.see('Your floor');
  });
});

describe('what a terminal says by itself', () => {
  it('is swallowed, whole and byte by byte', async () => {
    const j = await atTheFloor();
    const before = j.text();
    for (const said of [
      `${ESC}[?1;2c`,
      `${ESC}]11;rgb:1e1e/1e1e/1e1e\u0007`,
      `${ESC}]11;rgb:1e1e/1e1e/1e1e${ESC}\\`,
      `${ESC}[12;40R`,
      `${ESC}[113u`,
      `${ESC}P>|xterm(390)${ESC}\\`,
      `${ESC}[I`,
      `${ESC}[O`,
      `${ESC}[M q!`,
      `${ESC}[<0;12;7M`,
      `${ESC}[32;12;7M`,
      `${ESC}[27;5;113~`,
    ]) {
      j.pty.write(said);
      await settled(j);
      for (const byte of said) {
        j.pty.write(byte);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await settled(j);
      await until(
        () => j.text() === before,
        () => `the screen as it was before ${JSON.stringify(said)}:\n${j.text()}`,
      );
    }
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('is one key when an arrow comes in two packets, Esc alone when nothing follows', async () => {
    const j = await atTheFloor();
    const first = (): string => j.lines().find((l) => l.includes('│ > ')) ?? '';
    const before = first();
    j.pty.write(ESC);
    await new Promise((resolve) => setImmediate(resolve));
    j.pty.write('[B');
    await until(
      () => first() !== before && first() !== '',
      () => `the next clause:\n${j.text()}`,
    );
    j.press('?');
    await j.see('HELP');
    j.press('esc');
    await j.see('Your floor');
  });
});

describe('a key that is not valid', () => {
  it('says so, and which are', async () => {
    const j = await atTheFloor();
    j.press('z');
    await j.see('"z" does nothing here. Keys now: s t');
    j.press('y');
    await j.see('"y" does nothing here: it is "accept" elsewhere (Talks: a text to answer');
  });
});
