import {
  type ActType,
  type Case,
  normal,
  number,
  type Open,
  type Own,
  type Package,
  POINT,
  type Table,
  type World,
} from '../model/index.ts';
import { acceptable, bar, breach, type Judgement, judge } from './accept.ts';
import { type Change, smallestChange } from './changes.ts';
import { type Situation, situationOf } from './conditions.ts';
import { mandate, mayRespond, sceneOf } from './crisis.ts';
import { knownWorth } from './guarantee.ts';
import { failedDependence, hopeful } from './standing.ts';
import { modeWorld, worthFrom } from './world.ts';
import { scoreOf } from './worth.ts';

/** What one seat believes of another. Score units. */
export interface Estimate {
  readonly worth: Float64Array;
  readonly reservation: number;
}

/**
 * What one seat may know: its own preferences and private knowledge, what was public, and its own estimates
 * of the others. Never another's drawn figures, another's reservation value, the true front, or the future.
 */
export interface View {
  readonly case: Case;
  readonly seat: number;
  /** The statechart's state, as `talks.floor`. */
  readonly phase: string;
  /** Act types the phase accepts. */
  readonly types: readonly ActType[];
  readonly open: Open;
  readonly own: Own;
  /** This seat's own worth table in score units, as drawn for it. */
  readonly worth: Float64Array;
  /** A text's worth to this seat, in score units. */
  score(text: Package): number;
  /** What a text must be worth to this seat now, in score units. */
  bar(text: Package): number;
  /** The first of this seat's red lines that a text breaches, as an index, or −1. */
  breach(text: Package): number;
  acceptable(text: Package): boolean;
  judge(text: Package): Judgement;
  /** The smallest change to a text that would make this seat take it, or null. */
  change(text: Package): Change | null;
  /** The clause a caucus question to this seat is about, or −1. */
  askedClause(): number;
  /** Names of this seat's conditions on other guarantors that fail for a text. */
  dependence(text: Package): readonly string[];
  /** This seat's estimate of another party, by index. */
  estimate(party: number): Estimate;
  /** Expected chance of adequate help under attack, 0 to 1, from public figures. `joined` is a bit set. */
  guarantee(text: Package, joined: number): number;
  /** The chance of help below which the protected state's agents would rather not sign; 0 for everybody else. */
  worthSigning(): number;
  /** In a crisis: the belief (0 to 1) from which this seat says "attack". */
  threshold(): number;
  /** In a crisis: may this seat find, may it respond, and how far (response indices)? */
  mandate(): {
    readonly find: boolean;
    readonly respond: boolean;
    readonly cap: number;
    readonly ceiling: number;
  };
}

/**
 * What `seat` believes of `party`: the published positions (the figures' modes), with weights blurred by the
 * scenario's spread. Keyed by observer and observed, never by the truth.
 */
function estimateOf(world: World, seat: number, party: number): Estimate {
  const base = modeWorld(world.case);
  const p = world.case.parties[party];
  const spread = number(base, world.case.estimateSpread);
  const numbers = Float64Array.from(base.numbers);
  for (const [clause, w] of (p?.weights ?? []).entries()) {
    if (w < 0) continue;
    const z = normal(world.chance, 0, seat, `estimate of ${p?.id ?? ''}`, clause);
    numbers[w] = Math.max(0.05, (numbers[w] ?? 0) * (1 + spread * z));
  }
  const blur = normal(world.chance, 0, seat, `reservation of ${p?.id ?? ''}`) * spread * 10;
  const reservation = Math.round((number(base, p?.reservation ?? -1) + blur) * POINT);
  return { worth: worthFrom(world.case, party, numbers), reservation };
}

const estimates = new WeakMap<World, Map<number, Estimate>>();

/** A seat's estimate of a party, made once per run and kept. */
export function estimate(world: World, seat: number, party: number): Estimate {
  let known = estimates.get(world);
  if (!known) {
    known = new Map();
    estimates.set(world, known);
  }
  const key = seat * 64 + party;
  let found = known.get(key);
  if (!found) {
    found = estimateOf(world, seat, party);
    known.set(key, found);
  }
  return found;
}

/** The truth stays in private fields: a view shows only what its seat may know. */
class SeatView implements View {
  readonly case: Case;
  readonly seat: number;
  readonly phase: string;
  readonly types: readonly ActType[];
  readonly open: Open;
  readonly own: Own;
  readonly worth: Float64Array;
  readonly #world: World;
  readonly #table: Table;

  constructor(
    world: World,
    table: Table,
    seat: number,
    own: Own,
    worth: Float64Array,
    phase: string,
    types: readonly ActType[],
  ) {
    this.case = world.case;
    this.seat = seat;
    this.phase = phase;
    this.types = types;
    this.open = table.open;
    this.own = own;
    this.worth = worth;
    this.#world = world;
    this.#table = table;
  }

  /** A guarantor judges a text as if those still to answer were in; everybody else takes things as they are. */
  #now(text: Package): Situation {
    const guarantor = this.case.treaty !== null && this.case.parties[this.seat]?.guarantor != null;
    return guarantor
      ? hopeful(this.#world, this.#table, this.seat, text)
      : situationOf(this.#table, this.seat);
  }

  score(text: Package): number {
    return scoreOf(this.#world, this.seat, text, this.#now(text));
  }

  bar(text: Package): number {
    return bar(this.#world, this.#table, this.seat, text);
  }

  breach(text: Package): number {
    return breach(this.#world, this.seat, text, this.#now(text))?.index ?? -1;
  }

  acceptable(text: Package): boolean {
    return acceptable(this.#world, this.#table, this.seat, text, this.#now(text));
  }

  judge(text: Package): Judgement {
    return judge(this.#world, this.#table, this.seat, text, this.#now(text));
  }

  change(text: Package): Change | null {
    return smallestChange(
      this.#world,
      this.seat,
      text,
      (draft) => this.bar(draft),
      (draft) => this.#now(draft),
      (draft) => this.dependence(draft).length === 0,
    );
  }

  askedClause(): number {
    const { asked } = this.open;
    if (asked?.kind !== 'caucus' || asked.to !== this.seat) return -1;
    return this.#table.own[asked.by]?.learnt.at(-1)?.clause ?? -1;
  }

  dependence(text: Package): readonly string[] {
    const list = this.case.parties[this.seat]?.guarantor?.dependsOn ?? [];
    return failedDependence(
      this.#world,
      this.seat,
      text,
      hopeful(this.#world, this.#table, this.seat, text),
    ).map((i) => list[i]?.text ?? '');
  }

  estimate(party: number): Estimate {
    return estimate(this.#world, this.seat, party);
  }

  guarantee(text: Package, joined: number): number {
    return knownWorth(modeWorld(this.case), text, joined);
  }

  worthSigning(): number {
    const { treaty } = this.case;
    return treaty && treaty.victim === this.seat && treaty.worthSigning >= 0
      ? number(this.#world, treaty.worthSigning)
      : 0;
  }

  threshold(): number {
    const guarantor = this.case.parties[this.seat]?.guarantor;
    return guarantor ? number(this.#world, guarantor.threshold) : 0.5;
  }

  mandate(): {
    readonly find: boolean;
    readonly respond: boolean;
    readonly cap: number;
    readonly ceiling: number;
  } {
    const s = sceneOf(this.#world, this.#table);
    if (s?.crisis.convened !== true) return { find: false, respond: false, cap: 0, ceiling: 0 };
    const find = s.crisis.findings[this.seat] === null && s.crisis.due.includes(this.seat);
    const respond = s.crisis.gate < 0 && mayRespond(s, this.#table, this.seat);
    return { find, respond, ...mandate(this.#world, s, this.seat) };
  }
}

/** The view from a seat. It shares the table's open and own parts: do not change them. */
export function viewOf(
  world: World,
  table: Table,
  seat: number,
  phase: string,
  types: readonly ActType[],
): View {
  const own = table.own[seat];
  const worth = world.worth[seat];
  if (!own || !worth) throw new Error(`there is no seat ${seat} to see from`);
  return new SeatView(world, table, seat, own, worth, phase, types);
}
