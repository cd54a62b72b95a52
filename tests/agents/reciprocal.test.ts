import { describe, expect, test } from 'vitest';
import {
  AGENTS,
  type Agent,
  reciprocating,
  TEMPER,
  type TemperFigures,
  temperOf,
} from '../../src/agents/index.ts';
import { type Act, type Case, type Package, POINT, rootOf } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { samePackage, type View } from '../../src/rules/index.ts';
import { type Cast, chooseFor, hashPlayout, playout } from '../../src/sim/index.ts';
import { tell } from '../../src/telling/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const harbour = caseOf('harbour-lease');
const known = (name: string): Agent => {
  const agent = AGENTS[name];
  if (!agent) throw new Error(name);
  return agent;
};
const linear = known('linear');

/** Ranges of one value each: everybody has this temper. */
const fixed = (over: Partial<Record<keyof TemperFigures, number>>): TemperFigures => {
  const traits = Object.fromEntries(
    Object.entries(TEMPER).map(([trait, figure]) => {
      const value = over[trait as keyof TemperFigures];
      if (value === undefined) return [trait, figure];
      return [
        trait,
        'values' in figure
          ? { ...figure, values: [[value, 1]] }
          : { ...figure, low: value, mode: value, high: value },
      ];
    }),
  );
  return traits as unknown as TemperFigures;
};

/** A player that answers no, and offers what it is told to. */
const scripted = (text: (view: View) => Package): Agent => ({
  name: 'scripted',
  about: '',
  act: (view, luck) => {
    const { seat, phase } = view;
    if (phase === 'talks.floor') return { type: 'offer.make', seat, package: text(view) };
    return phase === 'talks.answer' ? { type: 'offer.reject', seat } : linear.act(view, luck);
  },
});

/** What the second principal offered, in order, and how the talks ended, against a scripted first one. */
function against(c: Case, run: number, text: (view: View) => Package, opponent: Agent) {
  const [me = 0, it = 1] = c.principals;
  const cast: Cast = {
    default: linear,
    [c.parties[me]?.id ?? '']: scripted(text),
    [c.parties[it]?.id ?? '']: opponent,
  };
  const p = playout(c, 'reciprocal', run, cast);
  const offers = p.table.open.offers.filter((o) => o.seat === it).map((o) => o.package);
  const own = (t: Package): number =>
    t.reduce((sum, o, i) => sum + (p.world.worth[it]?.[(c.offset[i] ?? 0) + o] ?? 0), 0) / POINT;
  return { p, offers, demands: offers.map(own), me, it };
}

const WISH = harbour.texts['city-draft'] ?? [];
/** From the city's wishes, step by step to what both gain by: three million, twenty years, all by year three, the footbridge. */
const STEPS: readonly Package[] = [
  WISH,
  [2, 0, 3, 3],
  [2, 1, 3, 3],
  [1, 1, 3, 3],
  [1, 1, 3, 2],
  [1, 1, 2, 2],
];
const giving = (view: View): Package => STEPS[Math.min(view.open.round, STEPS.length) - 1] ?? WISH;

describe('what the other side does decides what it does', () => {
  test('it gives way for what is given, and hardly without', () => {
    let given = 0;
    let held = 0;
    for (let run = 0; run < 20; run++) {
      const mover = against(harbour, run, giving, known('reciprocal')).demands;
      const stayer = against(harbour, run, () => WISH, known('reciprocal')).demands;
      // Both have made offers up to the fourth round.
      given += (mover[0] ?? 0) - (mover[3] ?? 0);
      held += (stayer[0] ?? 0) - (stayer[3] ?? 0);
    }
    expect(given / 20).toBeGreaterThan(10);
    expect(held / 20).toBeLessThan((given / 20) * 0.4);
  });

  test('the same text again and again drives it from the table, a side that moves does not', () => {
    for (let run = 0; run < 20; run++) {
      const stayer = against(harbour, run, () => WISH, known('reciprocal'));
      expect(stayer.p.phase).toBe('no-deal');
      expect(stayer.p.table.open.walkedOut).toBe(stayer.it);
      // Not at once: it has seen the text for half its time at least.
      expect(stayer.p.table.open.round).toBeGreaterThan(3);
    }
  });

  test('a fair text is taken although it never changes', () => {
    // Three million, thirty years, shore power at once, the footbridge: each has what it wants most.
    const fair: Package = [1, 2, 3, 2];
    let fairTaken = 0;
    for (let run = 0; run < 20; run++)
      if (against(harbour, run, () => fair, known('reciprocal')).p.phase === 'agreed') fairTaken++;
    expect(fairTaken).toBeGreaterThan(14);
  });

  test('who minds unfairness refuses a lopsided text above its walk-away that others take', () => {
    const taken = (envy: number): number => {
      let n = 0;
      for (let run = 0; run < 30; run++) {
        const tempered = reciprocating('tempered', '', fixed({ envy, deadline: 1 }));
        // Above the company's walk-away (46 to 54 points), and nearly everything to the city.
        if (against(harbour, run, () => [2, 1, 2, 2], tempered).p.phase === 'agreed') n++;
      }
      return n;
    };
    expect(taken(4)).toBeLessThan(taken(0));
  });

  test('its own deadline ends the talks before the last round, and is the same in every branch', () => {
    const early = reciprocating('early', '', fixed({ deadline: 0.5 }));
    const { p, it } = against(harbour, 1, giving, early);
    if (p.phase === 'no-deal') {
      expect(p.table.open.walkedOut).toBe(it);
      expect(p.table.open.round).toBe(5);
    } else expect(p.table.open.round).toBeLessThanOrEqual(5);
    const stayer = against(harbour, 1, (v) => [2, 0, v.open.round % 2 === 0 ? 3 : 2, 3], early);
    expect(stayer.p.phase).toBe('no-deal');
    expect(stayer.p.table.open.round).toBeLessThanOrEqual(5);
  });
});

test('two of them come to terms on most bundled tables', () => {
  let agreed = 0;
  for (let run = 0; run < 30; run++)
    if (playout(harbour, 'pair', run, { default: known('reciprocal') }).phase === 'agreed') agreed++;
  expect(agreed).toBeGreaterThan(24);
});

test('temper is drawn by run and seat, from its ranges, and stays', () => {
  const at = (run: number): View => Position.open(harbour, rootOf('temper'), run).view(0);
  const drawn = Array.from({ length: 200 }, (_, run) => temperOf(at(run)));
  for (const t of drawn) {
    expect(t.patience).toBeGreaterThanOrEqual(TEMPER.patience.low);
    expect(t.patience).toBeLessThanOrEqual(TEMPER.patience.high);
    expect(TEMPER.envy.values.map(([v]) => v)).toContain(t.envy);
  }
  expect(new Set(drawn.map((t) => t.patience)).size).toBeGreaterThan(190);
  const half = drawn.filter((t) => t.envy <= 0.5).length;
  expect(half).toBeGreaterThan(90);
  expect(half).toBeLessThan(150);
  expect(temperOf(at(3))).toEqual(drawn[3]);
  expect(temperOf(Position.open(harbour, rootOf('temper'), 3).view(1))).not.toEqual(drawn[3]);
});

/** Every act of talks in some runs, with the position before it. */
function* talks(c: Case, runs: number, cast: Agent): Generator<{ at: Position; act: Act; run: number }> {
  for (let run = 0; run < runs; run++) {
    const at = Position.open(c, rootOf('reciprocal'), run);
    const agents = c.parties.map(() => cast);
    while (
      !at.over &&
      (at.phase.startsWith('talks.') ||
        at.phase.startsWith('accession') ||
        at.phase.startsWith('recess') ||
        at.phase.startsWith('signature'))
    ) {
      const act = chooseFor(at, agents);
      yield { at, act, run };
      at.do(act);
    }
  }
}

test('after a reopening it neither offers nor takes a text that was agreed and not carried', () => {
  let reopened = 0;
  for (const { at, act } of talks(caseOf('istanbul-2022'), 8, known('reciprocal'))) {
    const { open } = at.table;
    if (open.reopened === 0) continue;
    const failed = open.offers.filter((o) => o.answers.length > 0 && o.answers.every((a) => a.accepted));
    if (act.type === 'offer.make') {
      reopened++;
      expect(failed.some((o) => samePackage(o.package, act.package))).toBe(false);
    }
    if (act.type === 'offer.accept') {
      const text = open.offers[open.standing]?.package ?? [];
      expect(failed.some((o) => samePackage(o.package, text))).toBe(false);
    }
  }
  console.log(`${reopened} offers after a reopening`);
});

test('a counter-offer changes a clause or two, says what it asks and gives, and is told so', () => {
  const c = caseOf('marenia');
  let said = 0;
  let offers = 0;
  for (const { at, act } of talks(c, 4, known('reciprocal'))) {
    if (act.type !== 'offer.make') continue;
    offers++;
    if (act.gives === undefined) continue;
    said++;
    const mine = at.table.open.offers.findLast((o) => o.seat === act.seat)?.package ?? [];
    const theirs = at.table.open.offers.findLast((o) => o.seat !== act.seat)?.package ?? [];
    const changed = act.package.flatMap((o, i) => (o === mine[i] ? [] : [i]));
    expect(changed.length).toBeLessThanOrEqual(2);
    for (const clause of act.gives) {
      expect(changed).toContain(clause);
      expect(act.package[clause]).toBe(theirs[clause]);
    }
    for (const clause of act.asks ?? []) expect(act.package[clause]).not.toBe(theirs[clause]);
    const next = at.copy().after(act);
    if (!next.ok) throw new Error(JSON.stringify(next.error));
    const step = {
      world: at.world,
      act,
      phase: at.phase,
      before: at.table,
      after: next.value.table,
      person: false,
    };
    const lines = tell(step).why.map((w) => w.said?.text ?? '');
    expect(lines.some((l) => /^If the other side takes .+, then .+ takes .+\.$/.test(l))).toBe(true);
  }
  expect(said).toBeGreaterThan(offers / 10);
});

test('a trade that the text does not make is refused by code', () => {
  const at = Position.open(harbour, rootOf('trade'), 0);
  at.take({ type: 'offer.make', seat: 0, package: WISH });
  at.take({ type: 'offer.reject', seat: 1 });
  const text = [0, 2, 0, 0];
  const code = (asks: number[], gives: number[]): string | undefined =>
    at.refusal({ type: 'offer.make', seat: 1, package: text, asks, gives })?.code;
  // The company has no text yet: all of this one is new. The city's wish differs on every clause.
  expect(code([0], [1])).toBeUndefined();
  expect(code([0], [0])).toBe('no-such-trade');
  expect(code([9], [])).toBe('no-such-clause');
  at.take({ type: 'offer.make', seat: 1, package: text });
  at.take({ type: 'offer.reject', seat: 0 });
  const same = at.refusal({ type: 'offer.make', seat: 0, package: WISH, gives: [0] });
  expect(same?.code).toBe('no-such-trade');
});

test('nothing hangs on what was looked at before: a run is the same alone and after others', () => {
  const c = caseOf('marenia');
  const cast = { default: known('reciprocal') };
  const first = hashPlayout(playout(c, 'memo', 5, cast));
  for (let run = 0; run < 3; run++) playout(c, 'memo', run, { default: known('reading') });
  expect(hashPlayout(playout(c, 'memo', 5, cast))).toBe(first);
});
