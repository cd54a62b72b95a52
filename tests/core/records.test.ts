import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { replayRecord } from '../../src/app/replay.ts';
import { chain, hashOf, type MarkedAct, type NamedAct, type PlayRecord } from '../../src/model/index.ts';
import {
  isOver,
  openPlay,
  type Play,
  playHash,
  recordOf,
  rewind,
  send,
  undo,
} from '../../src/protocol/index.ts';
import { readRecord } from '../../src/scenario/index.ts';
import { hashPlayout, playout, recordPlayout } from '../../src/sim/index.ts';
import { byAgents, byPersona, type Chooser, casts, drive, PERSONAS, same } from '../helpers/drive.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

/** A play of a run, act by act on the statechart. */
function played(scenario: string, seed: string, run: number, choose: Chooser): Play {
  const c = caseOf(scenario);
  let play = openPlay(c, seed, run);
  for (const act of drive(c, seed, run, choose).acts) {
    const next = send(play, act);
    if (!next.ok) throw new Error(next.error.code);
    play = next.value;
  }
  expect(isOver(play)).toBe(true);
  return play;
}

const persona = (name: string): Chooser => {
  const found = PERSONAS.find((p) => p.name === name);
  if (!found) throw new Error(name);
  return byPersona(found);
};

/** Plays of all kinds, on every scenario. */
const PLAYS: readonly (readonly [string, string, number, Chooser])[] = SCENARIOS.flatMap((s) => [
  ...PERSONAS.filter((p) => p.name !== 'talker').flatMap((p) =>
    Array.from({ length: shared(4) }, (_, run) => [s, `record ${p.name}`, run, byPersona(p)] as const),
  ),
  ...Object.entries(casts(caseOf(s))).map(
    ([name, cast]) => [s, `record ${name}`, 0, byAgents(caseOf(s), cast)] as const,
  ),
]);

const throughJson = (record: PlayRecord): PlayRecord => {
  const read = readRecord(JSON.parse(JSON.stringify(record)));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

describe('records', () => {
  test.each(
    PLAYS,
  )('%s, %s, run %i: record, JSON, replay give the same play', (scenario, seed, run, choose) => {
    const play = played(scenario, seed, run, choose);
    const record = throughJson(recordOf(play, { [caseOf(scenario).parties[0]?.id ?? '']: 'human' }));
    expect(record.phase).toBe(play.phase);
    const again = replayRecord(caseOf(scenario), record);
    if (!again.ok) throw new Error(`act ${again.error.act}: ${again.error.message}`);
    expect(again.value.phase).toBe(play.phase);
    same(again.value.acts, play.acts, 'acts');
    same(again.value.table, play.table, 'table');
    expect(playHash(again.value.world, again.value.acts, again.value.table)).toBe(record.hash);
  });

  test.each(
    SCENARIOS,
  )('%s: a playout of the batch and a play of the statechart make the same record', (scenario) => {
    const c = caseOf(scenario);
    const cast = { default: AGENTS.linear } as never;
    const p = playout(c, 'one record', 2, cast);
    const play = played(scenario, 'one record', 2, byAgents(c, cast));
    const record = recordPlayout(p, cast);
    expect(record).toEqual(recordOf(play, record.seats));
    expect(record.hash).toBe(hashPlayout(p));
    expect(Object.keys(record.seats)).toEqual(c.parties.map((x) => x.id));
  });

  test.each(SCENARIOS)('%s: an unfinished play is recorded and replayed as well', (scenario) => {
    const play = undo(played(scenario, 'unfinished', 1, persona('settled')), 2);
    const again = replayRecord(caseOf(scenario), throughJson(recordOf(play)));
    expect(again.ok && again.value.phase).toBe(play.phase);
  });
});

/** The acts of a record with some replaced, and the marks made good again by a careful forger. */
const forged = (record: PlayRecord, change: (acts: NamedAct[]) => NamedAct[]): PlayRecord => ({
  ...record,
  acts: chain(change(record.acts.map(({ mark, ...act }) => act as NamedAct))),
});

/** Another value for a field of an act: never the one it has. */
function another(value: unknown, field: string): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length > 0 ? value.slice(1) : [0];
  if (typeof value === 'object') return {};
  return field === 'type' ? (value === 'offer.make' ? 'text.table' : 'offer.make') : `${String(value)}x`;
}

describe.each(SCENARIOS)('tampering with a record of %s', (scenario) => {
  const c = caseOf(scenario);
  // All three kinds of play while there are few scenarios, else one for each in turn.
  const kinds = ['faithful', 'settled', 'choosy'];
  const turn = SCENARIOS.indexOf(scenario) % kinds.length;
  const plays = (SCENARIOS.length < 4 ? kinds : kinds.slice(turn, turn + 1)).map((name) =>
    played(scenario, `tamper ${name}`, 3, persona(name)),
  );
  const records = plays.map((p) => throughJson(recordOf(p)));
  /** Places to tamper with: the first act of each type, and the last act. Every replay starts anew, so not all. */
  const places = (record: PlayRecord): (readonly [number, MarkedAct])[] =>
    [...record.acts.entries()].filter(
      ([i, act]) => i === record.acts.length - 1 || record.acts.findIndex((a) => a.type === act.type) === i,
    );
  const refused = (record: PlayRecord): { act: number; message: string } => {
    const result = replayRecord(c, record);
    if (result.ok) throw new Error('the tampered record was taken for good');
    expect(result.error.message).not.toBe('');
    return result.error;
  };

  test('any field of an act of any type changed is refused at that act', () => {
    let tried = 0;
    for (const record of records) {
      for (const [i, act] of places(record)) {
        for (const [field, value] of Object.entries(act)) {
          const acts = record.acts.map((a, j) => (j === i ? { ...a, [field]: another(value, field) } : a));
          expect(refused({ ...record, acts: acts as MarkedAct[] }).act, `${field} of act ${i + 1}`).toBe(
            i + 1,
          );
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(5);
  });

  test('a field added to an act, or an act that is none, is refused at that act', () => {
    for (const record of records) {
      for (const [i] of places(record)) {
        const odd = (a: unknown): PlayRecord => ({
          ...record,
          acts: record.acts.map((x, j) => (j === i ? a : x)) as never,
        });
        expect(refused(odd({ ...record.acts[i], bribe: 1 })).act).toBe(i + 1);
        for (const nothing of [null, 'offer.make', []]) expect(refused(odd(nothing)).act).toBe(i + 1);
      }
    }
  });

  test('a forger who mends the marks is refused where the act cannot be read, is unlawful, or was not so drawn', () => {
    let nature = 0;
    for (const record of records) {
      for (const [i, act] of places(record)) {
        for (const [field, value] of Object.entries(act)) {
          if (field === 'mark') continue;
          const bad = forged(record, (acts) =>
            acts.map((a, j) => (j === i ? ({ ...a, [field]: another(value, field) } as NamedAct) : a)),
          );
          const { act: at } = refused(bad);
          // A seat's own act may be changed into another lawful one: then the end gives it away, or a later act.
          expect(at, `${field} of act ${i + 1}`).toBeGreaterThanOrEqual(i + 1);
          if (act.seat === 'nature') {
            expect(at, `nature's ${field}, act ${i + 1}`).toBe(i + 1);
            nature++;
          }
        }
      }
    }
    const drawn = records.some((record) => record.acts.some((act) => act.seat === 'nature'));
    expect(nature > 0).toBe(drawn);
  });

  test('a dropped act is refused where it is missing', () => {
    for (const record of records) {
      for (const [i] of places(record)) {
        const last = record.acts.length - 1;
        const at = refused({ ...record, acts: record.acts.filter((_, j) => j !== i) }).act;
        expect(at).toBe(i === last ? last : i + 1);
        expect(refused(forged(record, (acts) => acts.filter((_, j) => j !== i))).act).toBeGreaterThanOrEqual(
          Math.min(i + 1, last),
        );
      }
    }
  });

  test('two acts swapped are refused at the first of them', () => {
    for (const record of records) {
      for (const [i] of places(record)) {
        if (i + 1 >= record.acts.length) continue;
        const acts = [...record.acts];
        [acts[i], acts[i + 1]] = [acts[i + 1] as MarkedAct, acts[i] as MarkedAct];
        if (hashOf(acts[i]) === hashOf(acts[i + 1])) continue;
        expect(refused({ ...record, acts }).act).toBe(i + 1);
      }
    }
  });

  test('a changed mark is refused at its act', () => {
    for (const record of records) {
      for (const [i] of places(record)) {
        const acts = record.acts.map((a, j) =>
          j === i ? { ...a, mark: a.mark === '00000000' ? '1' : '00000000' } : a,
        );
        const error = refused({ ...record, acts: acts as MarkedAct[] });
        expect(error.act).toBe(i + 1);
        expect(error.message).toMatch(/mark/);
      }
    }
  });

  test('another seed, run, scenario hash, phase or end hash is refused', () => {
    for (const record of records) {
      refused({ ...record, seed: `${record.seed}!` });
      refused({ ...record, run: record.run + 1 });
      refused({ ...record, hash: hashOf('x') });
      refused({ ...record, phase: record.phase === 'talks.floor' ? 'talks.answer' : 'talks.floor' });
      const other = refused({ ...record, scenarioHash: hashOf('x') });
      expect(other.act).toBe(0);
      expect(other.message).toContain(c.scenario.id);
    }
  });

  test('what is no record is refused before it is played', () => {
    const [record] = records;
    for (const field of [
      'format',
      'scenario',
      'scenarioHash',
      'seed',
      'run',
      'seats',
      'acts',
      'phase',
      'hash',
    ]) {
      const read = readRecord({ ...record, [field]: undefined });
      expect(read.ok, field).toBe(false);
      if (!read.ok) expect(read.error).toMatchObject({ act: 0 });
    }
    for (const odd of [null, 3, 'x', [], {}]) expect(readRecord(odd).ok).toBe(false);
  });
});

describe.each(SCENARIOS)('undo, rewind, branch in %s', (scenario) => {
  const c = caseOf(scenario);
  const play = played(scenario, 'back', 4, persona('settled'));

  /** The play after the first `count` acts, played from the start. */
  const prefix = (count: number): Play => {
    let at = openPlay(c, 'back', 4);
    for (const act of play.acts.slice(0, count)) {
      const next = send(at, act);
      if (!next.ok) throw new Error(next.error.code);
      at = next.value;
    }
    return at;
  };

  test('undo is the play of the acts before', () => {
    for (let back = 0; back <= play.acts.length; back++) {
      const undone = undo(play, back);
      const replayed = prefix(play.acts.length - back);
      expect(undone.phase).toBe(replayed.phase);
      same(undone.acts, replayed.acts, `acts, ${back} back`);
      same(undone.table, replayed.table, `table, ${back} back`);
    }
    expect(undo(play, play.acts.length + 50).acts).toEqual([]);
  });

  test('rewind is the play at the opening of a round', () => {
    if (c.treaty?.opens) {
      console.log(`${scenario}: opens with a treaty in force, no rounds to go back to`);
      return;
    }
    const long = played(scenario, 'back', 4, persona('talker'));
    const last = long.table.open.round;
    expect(last).toBeGreaterThan(1);
    for (let round = 1; round <= last; round++) {
      const at = rewind(long, round);
      expect(at.table.open.round).toBe(round);
      expect(at.before?.table.open.round ?? 0).toBeLessThan(round);
      same(at.acts, long.acts.slice(0, at.acts.length), 'acts');
    }
    expect(rewind(long, last + 1)).toBe(long);
    expect(rewind(long, 1).acts).toEqual([]);
  });

  test('a branch differs, and leaves the play it left alone', () => {
    const before = hashOf([play.acts, play.table]);
    let branches = 0;
    for (let back = 1; back <= play.acts.length; back++) {
      const at = undo(play, back);
      const was = play.acts[play.acts.length - back];
      if (was?.type !== 'offer.make') continue;
      const other = was.package.map((o, i) => (o + 1) % (c.clauses[i]?.options.length ?? 1));
      const next = send(at, { ...was, package: other });
      if (!next.ok) throw new Error(next.error.code);
      const old = prefix(play.acts.length - back + 1);
      expect(hashOf(next.value.table)).not.toBe(hashOf(old.table));
      expect(recordOf(next.value).hash).not.toBe(recordOf(old).hash);
      expect(recordOf(next.value).acts.at(-1)?.mark).not.toBe(recordOf(old).acts.at(-1)?.mark);
      branches++;
    }
    if (!c.treaty?.opens) expect(branches).toBeGreaterThan(0);
    expect(hashOf([play.acts, play.table])).toBe(before);
  });
});
