import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ACT_TYPES,
  type Act,
  ANSWERS,
  type Case,
  FINDINGS,
  type FieldKind,
  fieldsOf,
  isEnding,
  NATURE,
  REFUSALS,
  type Refusal,
  rootOf,
  YEAR_KINDS,
} from '../../src/model/index.ts';
import { Position, stepsThrough } from '../../src/protocol/index.ts';
import { endingOf } from '../../src/rules/index.ts';
import { mostActs } from '../../src/sim/index.ts';
import { hear, refusalText, tell } from '../../src/telling/index.ts';
import { byPersona, must, PERSONAS } from '../helpers/drive.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { sound } from '../helpers/sound.ts';
import { tally } from './draws.ts';

/** Acts tried in all, lawful and unlawful together, shared evenly among the scenarios. */
const ACTS = 1_000_000;
/** Of acts tried, every so many is checked to have left the table as it was when it was refused. */
const LOOK = 50;

/** Draws of a linear congruential generator (Numerical Recipes): a test needs no better, and it prints as one number. */
function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

type Dice = ReturnType<typeof dice>;

/** A value for a field: mostly one that is there, now and then one that is not. */
function value(c: Case, kind: FieldKind, roll: Dice): unknown {
  const index = (count: number): number => {
    const odd = roll(12);
    if (odd === 0) return -2 + roll(2);
    if (odd === 1) return count + roll(40);
    return odd === 2 ? count / 2 + 0.25 : roll(Math.max(1, count));
  };
  const text = (): number[] => {
    const whole = c.clauses.map((clause) => roll(clause.options.length));
    const odd = roll(8);
    if (odd === 0) return whole.slice(1);
    if (odd === 1) whole[roll(whole.length)] = index(2);
    return whole;
  };
  switch (kind) {
    case 'seat':
      return index(c.parties.length);
    case 'package':
      return text();
    case 'package?':
      return roll(3) === 0 ? null : text();
    case 'clause':
      return index(c.clauses.length);
    case 'option':
    case 'option?':
      return index(4);
    case 'clauses?':
      return roll(3) > 0 ? undefined : Array.from({ length: roll(3) }, () => index(c.clauses.length));
    case 'events':
      return Array.from({ length: roll(3) }, () => index(c.war?.deck.length ?? 1));
    case 'incident?':
      return index(c.treaty?.incidents.length ?? 1);
    case 'place?':
      return index(c.treaty?.places.length ?? 1);
    case 'response':
      return index(c.treaty?.responses.length ?? 1);
    case 'answer':
      return ANSWERS[roll(ANSWERS.length)];
    case 'finding':
      return FINDINGS[roll(FINDINGS.length)];
    case 'year':
      return YEAR_KINDS[roll(YEAR_KINDS.length)];
    case 'flag':
      return roll(2) === 0;
    case 'whole':
      return [0, 1, -1, 5, 100, 1000, 0.5, 1e9][roll(8)];
    case 'wholes':
      return Array.from({ length: c.parties.length + (roll(4) === 0 ? 1 : 0) }, () => roll(200) - 100);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** An act of any type by any seat, sensible or not; half of the time of a type and by the seat that are awaited. */
function anyAct(c: Case, position: Position, roll: Dice): Act {
  const { types, turn } = position;
  const awaited = roll(2) === 0;
  const type = (awaited ? types[roll(types.length)] : undefined) ?? ACT_TYPES[roll(ACT_TYPES.length)];
  const seat = awaited ? turn : roll(c.parties.length + 2) - 1;
  if (type === undefined) throw new Error('there are no acts');
  const fields = fieldsOf(type).map(([field, kind]) => [field, value(c, kind, roll)]);
  return { type, seat, ...Object.fromEntries(fields) } as unknown as Act;
}

function refused(c: Case, refusal: Refusal): string {
  must((REFUSALS as readonly string[]).includes(refusal.code), `no code "${refusal.code}"`);
  const words = refusalText(c, refusal);
  must(words.length > 5 && !/undefined|NaN|\[object/.test(words), `${refusal.code}: "${words}"`);
  return refusal.code;
}

test(`${ACTS.toLocaleString('en')} random acts over all scenarios keep every invariant`, () => {
  const seed = fc.readConfigureGlobal().seed ?? 20220329;
  const codes = tally();
  const kinds = tally();
  let games = 0;
  const each = Math.ceil(ACTS / SCENARIOS.length);
  let tried = 0;
  for (const [s, id] of SCENARIOS.entries()) {
    const c = caseOf(id);
    const roll = dice(seed + s);
    const most = mostActs(c);
    for (let here = 0; here < each; games++) {
      const position = Position.open(c, rootOf(`acts ${seed}`), games);
      const { world, table } = position;
      const persona = PERSONAS[games % PERSONAS.length] ?? { name: 'wild', never: [] };
      const choose = byPersona(persona);
      const acts: Act[] = [];
      let [round, day] = [table.open.round, table.open.day];
      // Nature's acts are checked for form and not for luck, so that a game may be led anywhere; it ends all the same.
      while (!position.over && here < each) {
        const wild = anyAct(c, position, roll);
        const whole = here % LOOK === 0 ? JSON.stringify(table) : null;
        const no = position.refusal(wild);
        here++;
        if (no) {
          codes.add(refused(c, no));
          kinds.add('refused');
          if (whole !== null) must(JSON.stringify(table) === whole, `${wild.type} changed the table`);
        } else kinds.add('lawful by chance');
        const natural = wild.seat === NATURE;
        const act = no || natural || acts.length > most / 2 ? choose(position, acts.length) : wild;
        if (act !== wild) {
          here++;
          const fault = position.refusal(act);
          must(fault === null, `${act.type} by ${act.seat} in ${position.phase}: ${JSON.stringify(fault)}`);
          kinds.add('lawful by design');
        }
        position.do(act);
        acts.push(act);
        must(acts.length <= most, `run ${games} of ${id} has not ended after ${most} acts`);
        sound(c, table, position.phase);
        must(table.open.round >= round && table.open.day >= day, 'time runs backwards');
        [round, day] = [table.open.round, table.open.day];
        if (!position.over) must(position.types.length > 0, `${position.phase} takes no act`);
      }
      tried += acts.length;
      if (!position.over) continue;
      const { phase } = position;
      must(isEnding(phase), phase);
      if (isEnding(phase)) must(endingOf(world, table, phase).causes.length > 0, `${phase} without a cause`);
      const after = position.refusal({ type: 'offer.accept', seat: 0 });
      must(after?.code === 'wrong-phase', 'an act after the end');
      kinds.add('ended games');
      // One game in twenty is told from first to last, as the public hears it.
      if (games % 20 === 0)
        for (const step of stepsThrough(world, acts)) {
          const heard = hear(tell({ world, ...step, person: false }), 'public');
          if (heard) must(!/undefined|NaN|\[object/.test(heard.text), heard.text);
        }
    }
  }
  console.info(
    `Random acts, seed ${seed}: ${kinds.words()}; ${games} games, ${tried} acts done. ${codes.words()}`,
  );
  expect(tried).toBeGreaterThan(ACTS / 4);
});
