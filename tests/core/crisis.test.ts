import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import {
  type Case,
  type CaseTreaty,
  has,
  NATURE,
  number,
  rootOf,
  type Table,
} from '../../src/model/index.ts';
import {
  barred,
  drawNature,
  expectedHelp,
  guaranteeWorth,
  lockOf,
  modeWorld,
  openWorld,
  situationOf,
  Terms,
} from '../../src/rules/index.ts';
import { byAgents, byPersona, type Chooser, crisisOf, drive, PERSONAS } from '../helpers/drive.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

const treatyOf = (c: Case): CaseTreaty => {
  if (!c.treaty) throw new Error(`"${c.scenario.id}" has no treaty`);
  return c.treaty;
};

const TREATIES = SCENARIOS.filter((name) => caseOf(name).treaty !== null);
const linear = (c: Case): Chooser => byAgents(c, { default: AGENTS.linear } as never);
const persona = (name: string): Chooser => byPersona(PERSONAS.find((p) => p.name === name) as never);

/** Any text of a case, with its clauses free. */
const texts = (c: Case): fc.Arbitrary<number[]> =>
  fc.tuple(...c.clauses.map((clause) => fc.nat(clause.options.length - 1)));

/** Any set of candidate guarantors, as bits. */
const circles = (c: Case): fc.Arbitrary<number> =>
  fc
    .subarray(c.parties.filter((p) => p.guarantor).map((p) => p.index))
    .map((seats) => seats.reduce((bits, s) => bits | (1 << s), 0));

/** An incident and one of its places. */
const trials = (c: Case): fc.Arbitrary<{ incident: number; place: number }> =>
  fc.constantFrom(
    ...treatyOf(c).incidents.flatMap((x, incident) => x.places.map((place) => ({ incident, place }))),
  );

interface Meaning {
  readonly counted?: number;
  readonly excluded?: number;
  /** Hours; −1: none. */
  readonly window?: number;
  readonly decision?: CaseTreaty['decision'][number];
  readonly attackerSeat?: CaseTreaty['attackerSeat'][number];
}

/**
 * The case with one meaning of the words the same under every option. A scenario may let one clause carry several
 * meanings (duty and window, say), so changing an option would change more than the one thing asked about.
 */
function withMeaning(c: Case, meaning: Meaning): Case {
  const treaty = treatyOf(c);
  const changes = Object.entries(meaning).map(([key, value]) => {
    const list = treaty[key as keyof Meaning];
    return [key, list.map(() => value)];
  });
  return { ...c, treaty: { ...treaty, ...Object.fromEntries(changes) } };
}

const WINDOWS = [6, 24, 48, 72, 168, 336, 720, -1];

let arrivalsCompared = 0;

/** Arrival of each guarantor's help, by party; Infinity where none came. */
const arrivals = (table: Table, adequate: number): Map<number, number> =>
  new Map(
    (table.open.crisis?.deliveries ?? []).map((d) => [
      d.seat,
      d.arrives >= 0 && d.response >= adequate ? d.arrives : Number.POSITIVE_INFINITY,
    ]),
  );

describe.each(TREATIES)('guarantees in %s', (name) => {
  const c = caseOf(name);
  const treaty = treatyOf(c);
  const world = modeWorld(c);
  const { attacker } = treaty;

  test('chances are chances', () => {
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), (text, joined, { incident, place }) => {
        for (const chance of [
          expectedHelp(world, text, joined, incident, place),
          guaranteeWorth(world, text, joined),
        ]) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(guaranteeWorth(world, text, 0)).toBe(0);
      }),
    );
  });

  test('unanimity with the attacker among those who vote brings nothing', () => {
    if (c.parties[attacker]?.guarantor) {
      console.log(`${name}: the attacker is a candidate guarantor here, with a will of its own`);
      return;
    }
    let live = 0;
    let crises = 0;
    fc.assert(
      fc.property(
        texts(c),
        circles(c),
        trials(c),
        fc.constantFrom('vote' as const, 'veto' as const),
        fc.nat(1000),
        (text, joined, { incident, place }, seat, run) => {
          const voted = withMeaning(c, {
            decision: { kind: 'unanimity', panelHours: -1, suspendHours: 0, eachUpTo: 0 },
            attackerSeat: seat,
          });
          expect(expectedHelp({ ...world, case: voted }, text, joined, incident, place)).toBeLessThan(0.001);
          const { table } = crisisOf(voted, run, { text, joined, incident, place }, linear(voted));
          crises++;
          if (table.open.crisis?.live !== 0) live++;
        },
      ),
      { numRuns: shared(300) },
    );
    expect(crises).toBeGreaterThan(10);
    expect(live).toBe(0);
  });

  test('wider wording, wider ground: never less help', () => {
    const every = 2 ** treaty.incidents.length - 1;
    const ground = 2 ** treaty.places.length - 1;
    let wider = 0;
    fc.assert(
      fc.property(
        texts(c),
        circles(c),
        trials(c),
        fc.nat(every),
        fc.nat(every),
        fc.nat(ground),
        fc.nat(ground),
        (text, joined, { incident, place }, counted, more, excluded, also) => {
          const help = (meaning: Meaning): number =>
            expectedHelp({ ...world, case: withMeaning(c, meaning) }, text, joined, incident, place);
          const narrow = help({ counted });
          const wide = help({ counted: counted | more });
          expect(wide).toBeGreaterThanOrEqual(narrow);
          if (wide > narrow) wider++;
          expect(help({ excluded })).toBeGreaterThanOrEqual(help({ excluded: excluded | also }));
        },
      ),
      { numRuns: 400, seed: 20220329 },
    );
    expect(wider).toBeGreaterThan(0);
  });

  test('less time to decide never makes help likelier, by the formula', () => {
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), (text, joined, { incident, place }) => {
        const list = WINDOWS.map((window) => {
          const timed = withMeaning(c, { window });
          const help = expectedHelp({ ...world, case: timed }, text, joined, incident, place);
          const { decideBy: decide, helpBy } = new Terms(treatyOf(timed), text);
          return { decide, help: helpBy, chance: help };
        });
        for (const a of list) {
          for (const b of list) {
            if (a.decide <= b.decide && a.help <= b.help)
              expect(a.chance).toBeLessThanOrEqual(b.chance + 1e-12);
          }
        }
      }),
    );
  });

  test('a capital slower than the window counts for nothing in the formula', () => {
    const slow = c.parties.filter((p) => p.guarantor && number(world, p.guarantor.hours) > 6);
    const joined = slow.reduce((bits, p) => bits | (1 << p.index), 0);
    fc.assert(
      fc.property(texts(c), trials(c), (text, { incident, place }) => {
        const own = { kind: 'each' as const, panelHours: -1, suspendHours: 0, eachUpTo: 0 };
        const timed = withMeaning(c, { window: 6, decision: own });
        expect(expectedHelp({ ...world, case: timed }, text, joined, incident, place)).toBe(0);
      }),
    );
    if (slow.length === 0) console.log(`${name}: every capital decides within six hours`);
  });

  test('a shorter window never brings any guarantor’s help later, played out', () => {
    let compared = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const adequate = treaty.incidents[incident]?.adequate ?? 0;
        const byWindow = WINDOWS.map((window) => {
          const timed = withMeaning(c, { window });
          const { table } = crisisOf(timed, run, { text, joined, incident, place }, linear(timed));
          return { decide: new Terms(treatyOf(timed), text).decideBy, come: arrivals(table, adequate) };
        }).sort((a, b) => a.decide - b.decide);
        for (const [i, short] of byWindow.entries()) {
          for (const long of byWindow.slice(i + 1)) {
            if (long.decide === short.decide) continue;
            for (const [seat, hour] of short.come) {
              const later = long.come.get(seat) ?? Number.POSITIVE_INFINITY;
              if (hour === Number.POSITIVE_INFINITY || later === Number.POSITIVE_INFINITY) continue;
              compared++;
              expect(hour).toBeLessThanOrEqual(later);
            }
          }
        }
      }),
      { numRuns: shared(200), seed: 20220329 },
    );
    console.log(`${name}: ${compared} arrivals compared`);
    arrivalsCompared += compared;
  });

  test('an incident in a carved-out place, or one the wording does not count, never brings the guarantee to life', () => {
    let outside = 0;
    let inside = 0;
    fc.assert(
      fc.property(
        texts(c),
        circles(c),
        trials(c),
        fc.nat(1000),
        fc.constantFrom('faithful', 'wild'),
        (text, joined, { incident, place }, run, who) => {
          const { table } = crisisOf(c, run, { text, joined, incident, place }, persona(who));
          const { crisis } = table.open;
          if (!crisis) throw new Error('no crisis');
          expect(crisis.covered).toBe(new Terms(treaty, text).covers(place));
          if (!crisis.covered || !crisis.counted) {
            outside++;
            expect([crisis.live, crisis.liveAt, crisis.deliveries]).toEqual([0, -1, []]);
            expect(expectedHelp(world, text, joined, incident, place)).toBe(0);
          } else if (crisis.live !== 0) inside++;
        },
      ),
      { numRuns: shared(600) },
    );
    expect(outside).toBeGreaterThan(0);
    expect(inside).toBeGreaterThan(0);
  });

  test('one guarantor more never lowers the chance of help where each decides for itself', () => {
    const guarantors = c.parties.filter((p) => p.guarantor).map((p) => p.index);
    let more = 0;
    fc.assert(
      fc.property(
        texts(c),
        circles(c),
        trials(c),
        fc.constantFrom('each' as const, 'automatic' as const),
        (text, joined, { incident, place }, kind) => {
          const own = { kind, panelHours: -1, suspendHours: 0, eachUpTo: 0 };
          const w = { ...world, case: withMeaning(c, { decision: own }) };
          const before = expectedHelp(w, text, joined, incident, place);
          for (const g of guarantors) {
            const after = expectedHelp(w, text, joined | (1 << g), incident, place);
            expect(after).toBeGreaterThanOrEqual(before - 1e-12);
            if (after > before) more++;
          }
        },
      ),
      { numRuns: 400, seed: 20220329 },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('help is never beyond capacity, before the decision, or from one who is not in', () => {
    let given = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const { table } = crisisOf(c, run, { text, joined, incident, place }, persona('faithful'));
        const crisis = table.open.crisis;
        const ceiling = treaty.duty[text[treaty.dutyClause] ?? -1]?.ceiling ?? 0;
        for (const d of crisis?.deliveries ?? []) {
          given++;
          expect(has(joined, d.seat)).toBe(true);
          expect(d.response).toBeLessThanOrEqual(Math.min(ceiling, c.parties[d.seat]?.guarantor?.cap ?? 0));
          if (d.arrives >= 0)
            expect(d.arrives).toBeGreaterThanOrEqual(Math.max(d.decided, crisis?.liveAt ?? 0));
        }
        // Once for itself at the most, and once when all are called.
        for (const limited of [true, false]) {
          const seats = (crisis?.deliveries ?? []).filter((d) => d.limited === limited).map((d) => d.seat);
          expect(new Set(seats).size).toBe(seats.length);
        }
        const { helpBy: help } = new Terms(treaty, text);
        const adequate = treaty.incidents[incident]?.adequate ?? 0;
        if (crisis?.requested && crisis.convened) {
          const came = crisis.deliveries.some(
            (d) => d.arrives >= 0 && d.arrives <= help && d.response >= adequate,
          );
          expect(crisis.helped).toBe(came);
        }
      }),
      { numRuns: shared(400), seed: 20220329 },
    );
    expect(given).toBeGreaterThan(0);
  });

  test('no vote is held while it is barred, and a text barred from its vote never comes into force', () => {
    let barredVotes = 0;
    let held = 0;
    for (const p of PERSONAS.filter((x) => x.name !== 'talker')) {
      for (let run = 0; run < shared(600); run++) {
        drive(c, 'under fire', run, byPersona(p), {
          before: ({ world: w, table, position, act }) => {
            if (act.type !== 'nature.lock') return;
            const [entry] = table.open.pending;
            const lock = entry ? lockOf(w, entry) : null;
            if (!lock) throw new Error('no lock');
            const stopped = barred(lock, table.open.agreed ?? [], situationOf(table, NATURE));
            expect(act.held).toBe(!stopped);
            if (!stopped) {
              held++;
              return;
            }
            barredVotes++;
            const cheat = position.refusal({ ...act, held: true, yes: 1000 });
            expect(cheat?.code).toBe('malformed-chance');
          },
          after: ({ table, phase }, here) => {
            const last = table.open.locks.at(-1);
            if (phase === 'ratification.voting' && last && !last.held) expect(last.passed).toBe(false);
            if (here.startsWith('implementation') || here.startsWith('force'))
              expect(table.open.locks.filter((l) => 'lock' in l.entry && !l.passed)).toEqual([]);
          },
        });
      }
    }
    const bars = [...treaty.locks, ...c.parties.map((p) => p.guarantor?.legislature)].some(
      (l) => l?.barredWhile,
    );
    if (bars) expect(barredVotes).toBeGreaterThan(0);
    else console.log(`${name}: no lock is ever barred`);
    if (!treaty.opens) expect(held).toBeGreaterThan(0);
  });

  test('nature in a crisis is a pure function of the chance and the table', () => {
    const w = openWorld(c, rootOf('pure'), 0);
    drive(c, 'pure', 0, persona('faithful'), {
      before: ({ world: own, table, position, act }) => {
        if (act.seat !== NATURE) return;
        const { types } = position;
        expect(drawNature(w, structuredClone(table), types)).toEqual(drawNature(own, table, types));
      },
    });
  });
});

test('some scenario has a treaty, or nothing above was tested', () => {
  expect(TREATIES.length).toBeGreaterThan(0);
  expect(arrivalsCompared).toBeGreaterThan(0);
});
