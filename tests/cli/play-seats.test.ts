import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPPONENT } from '../../src/agents/index.ts';
import {
  JournalKeeper,
  journalText,
  looked,
  recordOfSession,
  type Session,
} from '../../src/session/index.ts';
import { again, moveOn, playTo, readAgain, sessionFor } from '../session/table.ts';
import { Journey } from '../ui/pty.ts';
import { until } from '../ui/until.ts';
import { demarche, json } from './demarche.ts';

let dir = '';
const journeys = new Set<Journey>();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'demarche-seats-'));
});
afterEach(() => {
  for (const j of journeys) if (j.code === null) j.pty.kill('SIGKILL');
  journeys.clear();
  rmSync(dir, { recursive: true, force: true });
});

const play = (...args: readonly string[]): Journey => {
  const j = new Journey(['play', ...args], 100, 30, dir);
  journeys.add(j);
  return j;
};
const at = (name: string): string => join(dir, name);
const leave = async (j: Journey): Promise<void> => {
  // What is typed before the game has its screen is not for the game.
  await j.see('save+quit');
  j.press('q');
  expect(await j.left()).toBe(0);
};
const gameIn = (name: string): Session => {
  const text = readFileSync(at(name), 'utf8');
  const { scenario } = JSON.parse(text.slice(0, text.indexOf('\n'))) as { scenario: string };
  return readAgain(sessionFor(scenario, []).play.world.case, text);
};

/** A game of two people, on the turn of the one whose seat is named. */
function twoPeople(seat: string): Session {
  const s = sessionFor('marenia', ['marenia', 'orsk'], 'two');
  const index = s.play.world.case.parties.findIndex((p) => p.id === seat);
  const there = playTo(s, (x) => x.play.acts.length > 6 && x.play.position.turn === index);
  return there.chairs.reduce((at, _, i) => looked(at, i), there);
}

describe("a person's seat", () => {
  test('is never given away unasked, and the file stays as it was', async () => {
    const s = twoPeople('marenia');
    for (const [name, text] of [
      ['game.jsonl', journalText(s)],
      ['game.json', JSON.stringify(recordOfSession(s))],
    ] as const) {
      writeFileSync(at(name), text);
      const refused = play('--resume', name, '--as', 'orsk');
      expect(await refused.left()).toBe(2);
      expect(refused.raw).toContain(`"marenia" is a person's seat`);
      expect(refused.raw).toContain('--as orsk,marenia');
      expect(refused.raw).toContain('--stand-in marenia');
      expect(readFileSync(at(name), 'utf8')).toBe(text);
      const piped = await demarche(['play', '--resume', at(name)]);
      expect([piped.code, piped.out]).toEqual([2, '']);
      expect(piped.err).toContain('--stand-in marenia,orsk');
      expect(readFileSync(at(name), 'utf8')).toBe(text);
    }
    expect(readdirSync(dir).sort()).toEqual(['game.json', 'game.jsonl']);
  });

  test('is stood in for when that is said, and given back, all of it in the journal', async () => {
    const s = twoPeople('marenia');
    writeFileSync(at('game.jsonl'), journalText(s));
    const one = play('--resume', 'game.jsonl', '--as', 'orsk', '--stand-in', 'marenia');
    await one.see('q save+quit');
    await leave(one);
    const away = gameIn('game.jsonl');
    expect(away.play.acts.length).toBeGreaterThan(s.play.acts.length);
    expect(away.hands[s.play.acts.length]).toMatchObject({
      by: { name: OPPONENT },
      of: { kind: 'person' },
    });
    const changes = (x: Session) => x.events.flatMap((e) => (e.event === 'holder' ? [e.change] : []));
    expect(changes(away)).toEqual(['stand-in']);
    // Whoever comes next without a word finds the stand-in still there.
    const two = play('--resume', 'game.jsonl');
    await two.see('q save+quit');
    await leave(two);
    expect(changes(gameIn('game.jsonl'))).toEqual(['stand-in']);
    const three = play('--resume', 'game.jsonl', '--as', 'marenia,orsk');
    await three.see('Hand over to');
    await leave(three);
    const back = gameIn('game.jsonl');
    expect(changes(back)).toEqual(['stand-in', 'given-back']);
    expect(back.chairs.filter((chair) => chair.standIn)).toEqual([]);
  });

  test.each([
    [['--as', 'orsk', '--stand-in', 'orsk'], 'both name "orsk"'],
    [['--as', 'orsk', '--stand-in', 'corvane'], `"corvane" is an agent's seat`],
    [['--stand-in', 'nobody'], 'There is no party "nobody"'],
  ])('%j is refused', async (flags, words) => {
    writeFileSync(at('game.jsonl'), journalText(twoPeople('marenia')));
    const j = play('--resume', 'game.jsonl', ...flags);
    expect(await j.left()).toBe(2);
    expect(j.raw).toContain(words);
  });

  test('--stand-in means nothing in a new game', async () => {
    const { code, err } = await demarche(['play', 'marenia', '--stand-in', 'orsk']);
    expect([code, err]).toEqual([2, expect.stringContaining('--stand-in does nothing without --resume')]);
  });
});

describe('a game that goes on', () => {
  test('from a record leaves the record as it is, and is kept beside it', async () => {
    const s = playTo(sessionFor('harbour-lease', ['nordhall']), (x) => x.play.acts.length > 3);
    const text = JSON.stringify(recordOfSession(s));
    writeFileSync(at('old.demarche.json'), text);
    const j = play('--resume', 'old.demarche.json');
    await j.see('q save+quit');
    await leave(j);
    expect(j.raw).toContain('stays as it is: the game goes on in "old.demarche.jsonl"');
    expect(readFileSync(at('old.demarche.json'), 'utf8')).toBe(text);
    expect(gameIn('old.demarche.jsonl').play.acts.slice(0, s.play.acts.length)).toEqual(s.play.acts);
    expect(j.raw).toContain(' play --resume old.demarche.jsonl');
  });

  test('whose last line breaks off stands where the line before left it, and says so', async () => {
    const s = playTo(sessionFor('harbour-lease', ['nordhall']), (x) => x.play.acts.length > 3);
    const text = journalText(s);
    writeFileSync(at('game.jsonl'), `${text}{"event":"act","act":{"type":"of`);
    const told = await demarche(['replay', at('game.jsonl')]);
    expect([told.code, told.err]).toEqual([0, expect.stringContaining('breaks off')]);
    const j = play('--resume', 'game.jsonl');
    await j.see('breaks off');
    await leave(j);
    const game = gameIn('game.jsonl');
    expect(readFileSync(at('game.jsonl'), 'utf8').startsWith(text)).toBe(true);
    expect(game.events).toContainEqual({ event: 'note', text: expect.stringContaining('breaks off') });
  });

  test('is refused at the line that is wrong', async () => {
    const lines = journalText(
      playTo(sessionFor('harbour-lease', ['nordhall']), (x) => x.play.acts.length > 5),
    )
      .trimEnd()
      .split('\n');
    writeFileSync(at('game.jsonl'), `${lines.filter((_, i) => i !== 3).join('\n')}\n`);
    const { code, err } = await demarche(['replay', at('game.jsonl')]);
    expect([code, err]).toEqual([1, expect.stringContaining('The journal is refused at line 4')]);
    const j = play('--resume', 'game.jsonl');
    expect(await j.left()).toBe(1);
    expect(await json(['replay', at('game.jsonl')], 1)).toMatchObject({ ok: false, line: 4 });
  });

  test('whose file is changed by another program names the file it goes on in', async () => {
    const j = play('harbour-lease', '--as', 'port-alder', '--save', 'game.jsonl');
    await j.see('BRIEF');
    writeFileSync(at('game.jsonl'), 'theirs');
    j.press('enter');
    await j.see('Your floor');
    j.press('s');
    await j.see('SEND THIS OFFER?');
    j.press('enter');
    await j.see('game-2.jsonl');
    await leave(j);
    expect(j.text()).toContain('Saved in game-2.jsonl');
    expect(j.raw).toContain(' play --resume game-2.jsonl');
    expect(readFileSync(at('game.jsonl'), 'utf8')).toBe('theirs');
    expect(gameIn('game-2.jsonl').play.acts.length).toBeGreaterThan(0);
  });
});

describe('replay of a game that is not over', () => {
  const game = (): Session =>
    playTo(sessionFor('istanbul-2022', ['kyiv'], 'unguessable'), (s) => s.play.table.open.round === 4);

  test('prints what is public, or what one seat knows, and no more unasked', async () => {
    const s = game();
    writeFileSync(at('game.jsonl'), journalText(s));
    writeFileSync(at('game.json'), JSON.stringify(recordOfSession(s)));
    const bar = (id: string): number => {
      const seat = s.play.world.case.parties.findIndex((p) => p.id === id);
      return (s.play.table.own[seat]?.reservation ?? 0) / 1e9;
    };
    const kyiv = Math.round(bar('kyiv') * 1e4) / 1e4;
    for (const name of ['game.jsonl', 'game.json']) {
      const told = await demarche(['replay', at(name)]);
      expect(told.code).toBe(0);
      expect(told.err).toContain('only what is public is shown');
      expect(told.out).toContain('refuses the text');
      expect(told.out + told.err).not.toMatch(
        /unguessable|need(?:s|ed)? \d|\d needed|walk-away|in private|hash/i,
      );
      const open = await json(['replay', at(name), '--trace']);
      expect(open).toMatchObject({
        ok: true,
        reader: 'public',
        seed: null,
        hash: null,
        scores: {},
        reservations: {},
      });
      expect(JSON.stringify(open)).not.toMatch(/unguessable|"bar"|sounding/);
      if (name === 'game.json') continue;
      const own = await json(['replay', at(name), '--as', 'kyiv']);
      expect(own).toMatchObject({ reader: 'kyiv', seed: null, reservations: { kyiv } });
      const seat = await demarche(['replay', at(name), '--as', 'kyiv']);
      expect(seat.out).toMatch(/Kyiv's walk-away/);
      expect(seat.out).not.toMatch(/unguessable|Moscow's walk-away/);
      const all = await json(['replay', at(name), '--all']);
      expect(all).toMatchObject({ seed: 'unguessable', acts: s.play.acts.length });
      expect(Object.keys(all.reservations as object)).toHaveLength(s.play.world.case.parties.length);
    }
  });

  test('writes no record unasked; of a finished game it does', async () => {
    writeFileSync(at('game.jsonl'), journalText(game()));
    const refused = await demarche(['replay', at('game.jsonl'), '--out', at('r.json')]);
    expect([refused.code, refused.out, readdirSync(dir)]).toEqual([2, '', ['game.jsonl']]);
    expect(refused.err).toContain('a record holds its seed');
    expect((await demarche(['replay', at('game.jsonl'), '--out', at('r.json'), '--all'])).code).toBe(0);
    expect(await json(['replay', at('r.json'), '--all'])).toMatchObject({ ok: true, seed: 'unguessable' });
    const over = playTo(sessionFor('harbour-lease', ['nordhall']), () => false);
    writeFileSync(at('over.jsonl'), journalText(over));
    const written = await demarche(['replay', at('over.jsonl'), '--out', at('over.json')]);
    expect([written.code, written.err]).toEqual([0, expect.stringContaining('Record written')]);
    const { hash } = await json(['replay', at('over.json')]);
    expect(await json(['replay', at('over.jsonl')])).toMatchObject({ hash, acts: over.play.acts.length });
    expect((await demarche(['replay', at('over.jsonl'), '--out', at('over.json')])).code).toBe(2);
  });
});

describe('a writer that is killed', () => {
  test('leaves a journal that goes on, and no act that was said to be safe is lost', async () => {
    let torn = 0;
    for (let i = 0; i < 6; i++) {
      const j = play('harbour-lease', '--as', 'port-alder', '--seed', `${i}`, '--save', `k${i}.jsonl`);
      await j.see('BRIEF');
      j.press('enter');
      await j.reach('Your floor');
      j.press('s');
      await j.see('SEND THIS OFFER?');
      j.press('enter');
      if (i % 2 === 0) await j.see('WHAT HAPPENED');
      j.pty.kill('SIGKILL');
      await until(
        () => j.code !== null,
        () => 'the end of the process',
      );
      const text = readFileSync(at(`k${i}.jsonl`), 'utf8');
      torn += text.endsWith('\n') ? 0 : 1;
      const { code } = await demarche(['replay', at(`k${i}.jsonl`)]);
      expect(code).toBe(0);
      const acts = gameIn(`k${i}.jsonl`).play.acts.length;
      // What was on the screen was on the disk before.
      if (i % 2 === 0) expect(acts).toBeGreaterThan(1);
    }
    console.info(`6 kills, ${torn} journals with a line that breaks off`);
  });

  test('between any two bytes of a line leaves what can be gone on from', () => {
    const s = playTo(sessionFor('harbour-lease', ['nordhall']), (x) => x.play.acts.length > 5);
    const next = moveOn(s);
    const before = journalText(s);
    const after = journalText(next);
    const c = s.play.world.case;
    for (let end = before.length; end <= after.length; end += 7) {
      let text = after.slice(0, end);
      const read = readAgain(c, text);
      expect(read.play.acts.length).toBeGreaterThanOrEqual(s.play.acts.length);
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      text = whole;
      const keeper = new JournalKeeper(
        {
          read: () => text,
          replace: (all) => {
            text = all;
          },
          append: (lines) => {
            text += lines;
          },
        },
        readAgain(c, whole),
      );
      const on = moveOn(readAgain(c, whole));
      keeper.keep(on);
      expect(again(readAgain(c, text)).play.acts).toEqual(on.play.acts);
    }
  });
});
