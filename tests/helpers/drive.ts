import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { AGENTS, type Agent, random } from '../../src/agents/index.ts';
import {
  type Act,
  type ActType,
  type Case,
  has,
  membersOf,
  NATURE,
  type Phase,
  rootOf,
  type Seats,
  setOf,
  type Table,
  type World,
} from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { openTable, openWorld, type View } from '../../src/rules/index.ts';
import { type Cast, castOf, chooseFor, luckOf, mostActs } from '../../src/sim/index.ts';
import { refusalText } from '../../src/telling/index.ts';

/** Picks the act of the seat whose turn it is. `count` is the number of acts so far. */
export type Chooser = (position: Position, count: number) => Act;

/** Where a playout stands before an act, and that act. */
export interface Step {
  readonly world: World;
  /** The live table: it changes with the next act. */
  readonly table: Table;
  readonly position: Position;
  readonly phase: Phase;
  /** Whose move it is. */
  readonly seat: number;
  readonly act: Act;
}

export interface Driven {
  readonly world: World;
  readonly table: Table;
  readonly phase: Phase;
  readonly acts: readonly Act[];
}

/**
 * Plays a run in place. `before` sees each act before it is performed, `after` where it led.
 * Fails on an unlawful act, naming it.
 */
export function drive(
  c: Case,
  seed: string,
  run: number,
  choose: Chooser,
  watch: { before?: (step: Step) => void; after?: (step: Step, phase: Phase) => void } = {},
): Driven {
  const position = Position.open(c, rootOf(seed), run);
  const { world, table } = position;
  const acts: Act[] = [];
  const most = mostActs(c);
  while (!position.over) {
    if (acts.length >= most) throw new Error(`run ${run} of seed "${seed}" did not end in ${most} acts`);
    const act = choose(position, acts.length);
    const step = { world, table, position, phase: position.phase, seat: position.turn, act };
    const refusal = position.refusal(act);
    if (refusal)
      throw new Error(
        `seed "${seed}" run ${run}: ${JSON.stringify(act)} in ${step.phase}: ${refusalText(c, refusal)}`,
      );
    watch.before?.(step);
    acts.push(act);
    position.do(act);
    watch.after?.(step, position.phase);
  }
  return { world, table, phase: position.phase, acts };
}

/** A treaty in force, put to the test by one incident, and played until the crisis is over. */
export function crisisOf(
  c: Case,
  run: number,
  treaty: {
    readonly text: readonly number[];
    readonly joined: Seats;
    readonly incident: number;
    readonly place: number;
  },
  choose: Chooser,
  seed = 'crisis',
): { readonly world: World; readonly table: Table } {
  const world = openWorld(c, rootOf(seed), run);
  const table = openTable(world);
  const { open } = table;
  open.agreed = [...treaty.text];
  open.joined = treaty.joined;
  open.standings = c.parties.map((_, seat) => (has(treaty.joined, seat) ? 'joined' : 'not-asked'));
  open.signed = setOf(c.principals);
  const { incident, place } = treaty;
  const year: Act = { type: 'nature.year', seat: NATURE, kind: 'incident', incident, place };
  const position = Position.at(world, table, 'force.year');
  position.take(year);
  if (position.phase !== 'crisis.request') throw new Error(`the incident led to ${position.phase}`);
  for (let count = 0; count < mostActs(c) && open.crisis?.closed !== true; count++)
    position.take(choose(position, count));
  if (open.crisis?.closed !== true) throw new Error('the crisis did not end');
  return { world, table };
}

/** Plays by the library's agents, exactly as `playout` does. */
export const byAgents = (c: Case, cast: Cast): Chooser => {
  const agents = castOf(c, cast);
  return (position) => chooseFor(position, agents);
};

/** Every agent alone, and all of them mixed: seat i plays agent i, counted around. */
export function casts(c: Case): Readonly<Record<string, Cast>> {
  const agents = Object.values(AGENTS);
  const mixed = Object.fromEntries(
    c.parties.map((p, i): [string, Agent] => [p.id, agents[(i + 1) % agents.length] ?? random]),
  );
  const alone = Object.entries(AGENTS).map(([name, agent]): [string, Cast] => [name, { default: agent }]);
  return { ...Object.fromEntries(alone), mixed };
}

/** A seat that plays at random, but never some kinds of act while it has another, and some acts in its own way. */
export interface Persona {
  readonly name: string;
  readonly never: readonly ActType[];
  readonly mend?: (act: Act, view: View, share: number) => Act;
}

const joins = (act: Act): Act =>
  act.type === 'accession.answer' ? { ...act, answer: 'join', change: null } : act;

const finds =
  (finding: 'attack' | 'no-attack', most: boolean) =>
  (act: Act, view: View): Act => {
    const { means } = view.mandate();
    if (act.type === 'crisis.find')
      return { ...act, finding: act.seat === view.board.treaty?.attacker ? 'no-attack' : finding };
    if (act.type === 'crisis.respond') return { ...act, response: most ? (membersOf(means).at(-1) ?? 0) : 0 };
    return joins(act);
  };

const AGREEABLE: readonly ActType[] = [
  'talks.walk-out',
  'offer.reject',
  'accession.leave',
  'treaty.reopen',
  'treaty.abandon',
  'crisis.refrain',
];

/** Directed players: together they reach every phase and every ending. */
export const PERSONAS: readonly Persona[] = [
  { name: 'wild', never: [] },
  { name: 'talker', never: ['talks.walk-out', 'offer.accept'] },
  { name: 'settled', never: ['talks.walk-out', 'offer.reject', 'treaty.abandon'] },
  { name: 'faithful', never: AGREEABLE, mend: finds('attack', true) },
  { name: 'faithless', never: AGREEABLE, mend: finds('no-attack', false) },
  // Most guarantors join, some do not, and those left stranded mostly stay.
  {
    name: 'choosy',
    never: ['talks.walk-out', 'offer.reject', 'treaty.abandon'],
    mend: (act, _, share) => (share < 0.75 ? joins(act) : act),
  },
  {
    name: 'refuser',
    never: ['talks.walk-out', 'offer.reject'],
    mend: (act) => (act.type === 'accession.answer' ? { ...act, answer: 'decline', change: null } : act),
  },
];

/** Everybody at the table plays this persona. */
export const byPersona =
  (persona: Persona): Chooser =>
  (position) => {
    const { types, turn: seat } = position;
    if (seat === NATURE) return position.nature();
    const wanted = types.filter((t) => !persona.never.includes(t));
    const view = position.view(seat, wanted.length > 0 ? wanted : types);
    const luck = luckOf(position, seat);
    let act: Act;
    try {
      act = random.act(view, luck);
    } catch {
      // What the persona would rather do is not open to it now: it does anything that is.
      act = random.act(position.view(seat), luck);
    }
    return persona.mend?.(act, view, luck('persona')) ?? act;
  };

/** Fails with a readable difference when two values are not deeply the same; quick when they are. */
export function same(found: unknown, wanted: unknown, where: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, where).toStrictEqual(wanted);
}

/** A check made thousands of times: as `expect`, without its cost. */
export function must(holds: boolean, words: string): void {
  if (!holds) expect.fail(words);
}

/** Freezes a value and everything in it: a rule that writes to it throws. */
export function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
