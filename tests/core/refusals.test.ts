import { describe, expect, test } from 'vitest';
import {
  ACT_TYPES,
  type Act,
  type ActType,
  type Case,
  canonical,
  NATURE,
  type Package,
  REFUSALS,
  type Table,
  WAITING,
} from '../../src/model/index.ts';
import { openPlay, Position, send, typesOf } from '../../src/protocol/index.ts';
import { mandate, mayRespond, refusalOf, sceneOf } from '../../src/rules/index.ts';
import { refusalText } from '../../src/telling/index.ts';
import { byPersona, deepFreeze, drive, PERSONAS } from '../helpers/drive.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

/** Every code the model names. */
const CODES: readonly string[] = REFUSALS;

const counts: Record<string, number> = Object.fromEntries(CODES.map((code) => [code, 0]));
const phasesProbed = new Set<string>();

/** Acts of every kind, sensible and senseless; those whose time it is by every kind of seat. */
function probes(c: Case, table: Table, types: readonly ActType[]): Act[] {
  const good: Package = c.clauses.map(() => 0);
  const texts: Package[] = [
    good,
    good.slice(1),
    good.map((x, i) => (i === 0 ? 99 : x)),
    good.map((x, i) => (i === 0 ? -1 : x)),
    good.map((x) => x + 0.5),
    // Texts that were agreed, of which those before a reopening do not come back.
    ...table.open.offers.filter((o) => o.answers.some((a) => a.accepted)).map((o) => o.package),
  ];
  const seats = [NATURE, ...c.parties.map((p) => p.index), c.parties.length, -2];
  const zeros = c.parties.map(() => 0);
  const hour = table.open.crisis?.hour ?? 0;
  const fields: { [T in Act['type']]: () => object[] } = {
    'offer.make': () => [
      ...texts.map((p) => ({ package: p })),
      { package: good, asks: [0], gives: [0] },
      { package: good, gives: [99] },
    ],
    'offer.accept': () => [{}],
    'offer.reject': () => [{}],
    'talks.walk-out': () => [{}],
    'sounding.ask': () =>
      [...seats, 0].flatMap((guarantor, i) => ({ guarantor, package: texts[i % texts.length] ?? good })),
    'sounding.answer': () => [
      { answer: 'join', change: null },
      { answer: 'join', change: good },
      { answer: 'conditional', change: null },
      { answer: 'conditional', change: texts[1] },
    ],
    'caucus.ask': () =>
      seats.flatMap((w) => [
        { with: w, clause: 0 },
        { with: w, clause: 99 },
      ]),
    'caucus.answer': () =>
      [-1, 0, 99].flatMap((clause) => [-2, -1, 0, 99].map((option) => ({ clause, option }))),
    'line.draw': () => [-1, 0, 1, 99].flatMap((clause) => [-1, 0, 99].map((option) => ({ clause, option }))),
    'text.table': () => texts.map((p) => ({ package: p })),
    'text.pass': () => [{}],
    'nature.round': () => [
      { events: [], front: 0, seen: zeros },
      { events: [], front: 0, seen: [] },
      { events: [], front: 101, seen: zeros },
      { events: [], front: Number.NaN, seen: zeros },
      { events: [999], front: 0, seen: zeros },
      { events: [0, 0], front: 0, seen: zeros },
    ],
    'accession.answer': () => [
      { answer: 'join', change: null },
      { answer: 'decline', change: good },
      { answer: 'conditional', change: null },
    ],
    'accession.leave': () => [{}],
    'accession.stay': () => [{}],
    'treaty.sign': () => [{}],
    'treaty.reopen': () => [{}],
    'treaty.abandon': () => [{}],
    'vote.hold': () => [{}],
    'vote.campaign': () => [{}],
    'nature.lock': () => [
      { yes: 500, held: true },
      { yes: 500, held: false },
      { yes: 1001, held: true },
      { yes: 0.5, held: true },
    ],
    'nature.stage': () => [
      { breached: false, repaired: true },
      { breached: false, repaired: false },
    ],
    'nature.year': () => [
      { kind: 'incident', incident: 999, place: 0 },
      { kind: 'incident', incident: 0, place: 999 },
    ],
    'crisis.request': () => [{}],
    'crisis.refrain': () => [{}],
    'crisis.show': () => [{}],
    'crisis.appeal': () => seats.map((to) => ({ to })),
    'crisis.wait': () => [{}],
    'nature.convene': () => [
      { convened: true, holds: 10, dueAt: [], ownAt: zeros, resolve: zeros },
      { convened: true, holds: 10, dueAt: zeros, ownAt: zeros, resolve: [] },
      { convened: false, holds: 10, dueAt: zeros, ownAt: zeros, resolve: zeros },
    ],
    'clock.advance': () => [
      { hours: 0, beliefs: [] },
      { hours: 0.5, beliefs: [] },
      { hours: 5000, beliefs: [] },
      { hours: 1, beliefs: [1] },
      { hours: 6 - (hour % 6), beliefs: [] },
    ],
    'crisis.find': () => [{ finding: 'attack' }],
    'crisis.respond': () => [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99].map((response) => ({ response })),
    'crisis.defer': () => [{}],
    'nature.gate': () => [
      { passed: true, arrives: -1 },
      { passed: false, arrives: 5 },
    ],
    'nature.council': () => [{ vetoed: true }],
  };
  return ACT_TYPES.flatMap((type) => {
    const by = types.includes(type) ? seats : [c.principals[0] ?? 0];
    return fields[type]().flatMap((f) => by.map((seat) => ({ type, seat, ...f }) as Act));
  });
}

/** Tries every probe at a place. The table is frozen deep, so a rule that writes while it checks throws. */
function probe(c: Case, at: Position): void {
  const { world, table, types } = at;
  const frozen = deepFreeze(structuredClone(table));
  const position = Position.at(world, frozen, at.phase);
  phasesProbed.add(at.phase);
  for (const act of probes(c, table, types)) {
    const refusal = position.refusal(act);
    if (!types.includes(act.type)) {
      expect(refusal?.code).toBe('wrong-phase');
      // The law itself, asked outside its phase, may say anything, but it may not write either.
      refusalOf(world, frozen, act);
    }
    if (!refusal) continue;
    counts[refusal.code] = (counts[refusal.code] ?? 0) + 1;
    if (refusalText(c, refusal).length < 5 || !CODES.includes(refusal.code))
      expect.fail(JSON.stringify({ act, refusal }));
  }
}

describe('refusals', () => {
  test('the model names codes', () => {
    expect(CODES.length).toBeGreaterThan(10);
    expect(CODES).toContain('wrong-phase');
  });

  test.each(SCENARIOS)('%s: a refused act changes nothing and says why, in every phase', (scenario) => {
    const c = caseOf(scenario);
    let probed = 0;
    const times = new Map<string, number>();
    for (const persona of PERSONAS) {
      for (let run = 0; run < shared(persona.name === 'talker' ? 2 : 300); run++) {
        drive(c, `refuse ${persona.name}`, run, byPersona(persona), {
          before: ({ world, table, position, phase }) => {
            // Each kind of place some times over: the phase, and in it what decides about refusals.
            const { sideMoves, reopened, lines, crisis } = table.open;
            const last = reopened >= (c.treaty?.reopenings ?? 0);
            const scene = sceneOf(world, table);
            const tight = c.parties.some((_, seat) => {
              if (!scene || !mayRespond(world, scene, seat)) return false;
              return mandate(world, table, scene, seat) !== c.parties[seat]?.guarantor?.means;
            });
            const kind = `${tight} ${phase} ${sideMoves} ${last} ${reopened > 0} ${lines.length > 0} ${crisis?.live !== 0} ${crisis?.limited !== 0}`;
            const n = (times.get(kind) ?? 0) + 1;
            times.set(kind, n);
            if (n > shared(16)) return;
            probe(c, position);
            probed++;
          },
        });
      }
    }
    expect(probed).toBeGreaterThan(3);
  });

  test.each(SCENARIOS)('%s: `send` refuses without touching the play it is given', (scenario) => {
    const c = caseOf(scenario);
    for (const persona of PERSONAS.filter((p) => p.name !== 'talker')) {
      let play = openPlay(c, 'send refuses', 1);
      deepFreeze(play.table);
      const { acts } = drive(c, 'send refuses', 1, byPersona(persona));
      for (const [i, act] of acts.entries()) {
        if (i < 12 || i % 7 === 0) {
          const before = canonical([play.table, play.phase, play.acts]);
          for (const [j, odd] of probes(c, play.table, typesOf(play)).entries()) {
            if (j % 5 !== i % 5) continue;
            const result = send(play, odd);
            if (!result.ok) expect(refusalText(c, result.error).length).toBeGreaterThan(4);
          }
          expect(canonical([play.table, play.phase, play.acts])).toBe(before);
        }
        const next = send(play, act);
        if (!next.ok) throw new Error(next.error.code);
        expect(Object.isFrozen(next.value.table.open)).toBe(true);
        play = next.value;
      }
    }
  });

  test.each(SCENARIOS)('%s: an ended negotiation takes no act', (scenario) => {
    const c = caseOf(scenario);
    const endings = new Set<string>();
    for (const persona of PERSONAS) {
      for (let run = 0; run < (persona.name === 'talker' ? 1 : 20); run++) {
        const { world, table, phase } = drive(c, 'ended', run, byPersona(persona));
        if (endings.has(phase)) continue;
        endings.add(phase);
        const ended = Position.at(world, deepFreeze(structuredClone(table)), phase);
        expect(ended.over).toBe(true);
        for (const act of probes(c, table, [])) expect(ended.refusal(act)?.code).toBe('wrong-phase');
      }
    }
    expect(endings.size).toBeGreaterThan(0);
  });

  test('every refusal code of the model has been produced, and every phase probed', () => {
    console.log(JSON.stringify({ coverage: 'refusals', counts }));
    expect(Object.entries(counts).filter(([, n]) => n === 0)).toEqual([]);
    expect(Object.keys(counts).sort()).toEqual([...CODES].sort());
    expect(WAITING.filter((name) => !phasesProbed.has(name))).toEqual([]);
  });
});
