import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { storyOfPlayout } from '../../src/app/narrate.ts';
import { openPlay, type Play, send, stepsFrom, undo } from '../../src/protocol/index.ts';
import { entriesOf, lastEntry, movesSince } from '../../src/session/index.ts';
import { playout } from '../../src/sim/index.ts';
import { byPersona, drive, PERSONAS, same } from '../helpers/drive.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const LONG = fileURLToPath(new URL('../fixtures/cases/many-rounds.yaml', import.meta.url));

const [, talker = { name: 'wild', never: [] }, settled = talker] = PERSONAS;

/** A play by `send` alone, with what its steps were made of kept whole on the way. */
function played(scenario: string, persona: (typeof PERSONAS)[number], run: number) {
  const c = caseOf(scenario);
  const { acts } = drive(c, 'long', run, byPersona(persona));
  const tables: string[] = [];
  let play: Play = openPlay(c, 'long', run);
  tables.push(JSON.stringify(play.table));
  for (const act of acts) {
    const next = send(play, act);
    if (!next.ok) throw new Error(next.error.code);
    play = next.value;
    tables.push(JSON.stringify(play.table));
  }
  return { play, tables };
}

describe.each(SCENARIOS)('a play of %s that keeps few of its tables', (scenario) => {
  const all = [talker, settled].map((persona, i) => played(scenario, persona, i));

  test('has every earlier table all the same, in whatever order it is asked', () => {
    for (const { play, tables } of all) {
      for (let back = 0; back <= play.count; back++) {
        const at = undo(play, back);
        expect(JSON.stringify(at.table), `${back} back`).toBe(tables[at.count]);
        expect(at.position.phase).toBe(at.phase);
        expect(Object.isFrozen(at.table.open) || at.count === 0).toBe(true);
      }
      for (let n = 0; n < play.count; n += 7) {
        const at = undo(play, play.count - n);
        expect(JSON.stringify(at.table), `act ${n}`).toBe(tables[n]);
        expect(at.round).toBe(at.table.open.round);
      }
    }
  });

  test('goes on from a table made again as from the one that was kept', () => {
    for (const { play } of all) {
      for (let n = 0; n < play.count; n += 5) {
        const act = play.acts[n];
        const next = act && send(undo(play, play.count - n), act);
        if (!next?.ok) throw new Error('an act that was lawful is not');
        same(next.value.table, undo(play, play.count - n - 1).table, `after act ${n}`);
        same(next.value.snapshot.value, undo(play, play.count - n - 1).snapshot.value, `state, act ${n}`);
      }
      if (play.position.over) expect(play.snapshot.status).toBe('done');
    }
  });

  test('has the same steps from any act on, and the same log', () => {
    for (const { play, tables } of all) {
      for (const from of [0, 1, Math.floor(play.count / 2), play.count - 1]) {
        let index = from;
        for (const step of stepsFrom(play, from)) {
          expect(step.index).toBe(index++);
          expect(JSON.stringify(step.before)).toBe(tables[step.index]);
          expect(JSON.stringify(step.after)).toBe(tables[step.index + 1]);
        }
        expect(index).toBe(play.count);
      }
      const entries = entriesOf(play, [0]);
      expect(entries.map((e) => e.index)).toEqual(play.acts.map((_, i) => i));
      // Made one by one as the play went on, an entry is what it is when all are made at once.
      for (let n = 1; n <= play.count; n += 9) {
        const at = undo(play, play.count - n);
        same(lastEntry(at, [1]), entriesOf(at, [1]).at(-1), `entry ${n}`);
        expect(entriesOf(at, [0])).toHaveLength(n);
      }
      for (const seat of play.world.case.principals)
        for (const from of [0, Math.max(0, play.count - 5)])
          same(
            movesSince(play, seat, from),
            movesSince(play, seat, 0).filter((m) => m.index >= from),
            'moves',
          );
    }
  });

  test('is told step by step, as often as one likes', () => {
    const p = playout(caseOf(scenario), 'long', 3);
    const { steps, acts } = storyOfPlayout(p, {});
    const once = Array.from(steps, (s) => `${s.phase} ${s.act.type} ${s.after.open.day}`);
    expect(once).toHaveLength(acts);
    expect(Array.from(steps, (s) => `${s.phase} ${s.act.type} ${s.after.open.day}`)).toEqual(once);
  });
});

/** Plays 10,000 acts by `send`, then looks back; the heap is far smaller than a table for every act would be. */
const GAME = `
import { readFileSync } from 'node:fs';
const { parseScenario, compileCase } = await import(DIST + 'scenario/index.js');
const { openPlay, send, undo, rewind, recordOf } = await import(DIST + 'protocol/index.js');
const { openSession, advance, entriesOf, takeBack } = await import(DIST + 'session/index.js');
const c = compileCase(parseScenario([{ name: 'f.yaml', text: readFileSync(FILE, 'utf8') }]).value);
let play = openPlay(c, '1');
const texts = [0, 1].map((o) => c.clauses.map(() => o));
while (play.count < 10000) {
  const seat = play.position.turn;
  const act = play.phase === 'talks.floor' ? { type: 'offer.make', seat, package: texts[seat] } : { type: 'offer.reject', seat };
  const next = send(play, act);
  if (!next.ok) throw new Error(next.error.code);
  play = next.value;
}
const earlier = takeBack({ play, humans: [0], agents: [] });
console.log(JSON.stringify({
  round: play.round,
  back: undo(play, 5000).table.open.round,
  to: rewind(play, 7).count,
  taken: earlier.play.count,
  log: entriesOf(play, [0]).length,
  record: recordOf(play).acts.length,
}));
`;

test('2,500 rounds are played, looked back on and saved within 64 MB', () => {
  if (!existsSync(DIST)) throw new Error('dist/ is missing: run "npm run build" first');
  expect(readFileSync(LONG, 'utf8')).toContain('"rounds": 10000');
  const code = GAME.replaceAll('DIST', JSON.stringify(`file://${DIST}`)).replace(
    'FILE',
    JSON.stringify(LONG),
  );
  const flags = ['--max-old-space-size=64', '--input-type=module', '-e', code];
  const found: unknown = JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
  expect(found).toEqual({ round: 2501, back: 1251, to: 24, taken: 9999, log: 10000, record: 10000 });
});
