import type { Immutable } from 'immer';
import {
  type ActType,
  type Basis,
  type ClauseIndex,
  has,
  type IndexSet,
  number,
  type Open,
  type Own,
  type Package,
  type Phase,
  type ResponseIndex,
  type Seat,
  type Table,
  type Test,
  type World,
} from '../model/index.ts';
import { acceptable, bar, breach, type Judgement, judge, type Reason } from './accept.ts';
import { type Board, boardFor } from './board.ts';
import { type Odds, oddsOf } from './campaign.ts';
import { type Change, smallestChange } from './changes.ts';
import { type Situation, situationOf } from './conditions.ts';
import { actingBeside, basisOf, decider, deferredTo, finder, mandate, sceneOf } from './crisis.ts';
import { publicDrift } from './drift.ts';
import { type Estimate, estimate } from './estimate.ts';
import { carried, dependence, judgesAlike, judgingAs } from './opinion.ts';
import { type Plea, pleaOf } from './plea.ts';
import { character, type Prior, prior } from './prior.ts';
import { guaranteeWorth, type Prospect, underAttack } from './prospect.ts';
import { inclination, owedOn } from './will.ts';
import { linkUnits, scoreOf, type Worths } from './worth.ts';

/** Score units that a condition on the package adds to a seat's own score while it holds. */
export interface OwnLink {
  readonly when: Test;
  readonly units: number;
}

/** What a seat may do in a crisis now, and how far. */
export interface Mandate {
  readonly find: boolean;
  readonly respond: boolean;
  /** What it may give now. */
  readonly means: IndexSet<'response'>;
  /** As what: bound, bound by itself up to the rule's limit, or of its own accord. */
  readonly basis: Basis;
  /** What it is bound to give; 0 where it is not bound. */
  readonly owed: ResponseIndex;
  /** The hour to which its decision may wait; −1 where it may not. */
  readonly until: number;
  /** What its own figures incline it to give, at what it believes now. */
  readonly inclined: ResponseIndex;
}

/** The part of a view that changes from act to act, as plain data: what is sent to a seat that is elsewhere. */
export interface ViewData {
  readonly seat: Seat;
  readonly phase: Phase;
  /** Act types the phase accepts. */
  readonly types: readonly ActType[];
  readonly open: Immutable<Open>;
  readonly own: Immutable<Own>;
}

/**
 * What one seat may know: its own preferences and private knowledge, what was public, and its own estimates
 * of the others. Never another's drawn figures, another's reservation value, the true front, or the future. Nothing
 * reachable from it holds any of these, and nothing of it can be written to.
 */
export interface View extends ViewData {
  /** What never changes: the clauses, the parties as this seat knows them, what words mean. */
  readonly board: Board;
  /** This seat's own worths, as drawn for it. */
  readonly worth: Worths;
  /** What this seat's linked terms add while their conditions hold, in score units, unrounded. */
  readonly links: readonly OwnLink[];
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
  askedClause(): ClauseIndex;
  /** This seat's conditions on other guarantors that fail for a text. */
  dependence(text: Package): readonly Reason[];
  /** This seat's estimate of another party. */
  estimate(party: Seat): Estimate;
  /** What this seat holds possible of another party before anything was said: a keyed sample around its estimate. */
  prior(party: Seat): Prior;
  /** How far events that all have seen are thought to have moved a party's reservation value, by round; score units. */
  drift(party: Seat): readonly number[];
  /** A trait of whoever sits in this seat, uniform in [0, 1) and the same through the whole run. */
  character(trait: string): number;
  /** How much likelier than without a text an attack is held off, −1 to 1, over the published ranges. */
  guarantee(text: Package, joined: IndexSet<'seat'>): number;
  /**
   * How attacks may go in the treaty's first year under a text with some in, or without a text (`null`), over the published
   * ranges. `unbound`: the same text with nobody bound by it.
   */
  prospect(text: Package | null, joined: IndexSet<'seat'>, unbound?: boolean): Prospect;
  /** The worth of a guarantee, 0 to 1, below which the protected state's agents would rather not sign; 0 for everybody else. */
  worthSigning(): number;
  /** In a crisis: the belief (0 to 1) from which this seat says "attack". */
  threshold(): number;
  mandate(): Mandate;
  /** Before a vote of its own people or parliament: how it stands, what moved it, what a campaign would do; else null. */
  odds(): Odds | null;
  /** In a crisis, to the attacked state: what it may still show and whom it may ask, at what price; null to all others. */
  plea(): Plea | null;
  /** What is sent to a seat that is elsewhere. */
  toJSON(): ViewData;
}

/** The truth stays in private fields: a view shows only what its seat may know. */
class SeatView implements View {
  readonly seat: Seat;
  readonly phase: Phase;
  readonly types: readonly ActType[];
  readonly open: Immutable<Open>;
  readonly own: Immutable<Own>;
  readonly #world: World;
  readonly #table: Table;
  #board: Board | null = null;
  /** The situation in which it judges every text alike; null for a guarantor, who looks at whom a text names. */
  readonly #situation: Situation | null;

  constructor(world: World, table: Table, seat: Seat, own: Own, phase: Phase, types: readonly ActType[]) {
    this.seat = seat;
    this.phase = phase;
    this.types = types;
    this.open = opened(table.open, seat);
    this.own = own;
    this.#world = world;
    this.#table = table;
    this.#situation = judgesAlike(world, seat) ? situationOf(table, seat) : null;
  }

  get board(): Board {
    this.#board ??= boardFor(this.#world.case, this.seat);
    return this.#board;
  }

  get worth(): Worths {
    return this.#world.worth[this.seat] ?? [];
  }

  get links(): readonly OwnLink[] {
    const own = this.#world.case.parties[this.seat]?.links ?? [];
    return own.map(({ when, points }) => ({ when, units: linkUnits(this.#world, points) }));
  }

  #now(text: Package): Situation {
    return this.#situation ?? judgingAs(this.#world, this.#table, this.seat, text);
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
      (draft, now) => carried(this.#world, this.seat, draft, now),
    );
  }

  askedClause(): ClauseIndex {
    const { asked } = this.open;
    if (asked?.kind !== 'caucus' || asked.to !== this.seat) return -1;
    return this.#table.own[asked.by]?.learnt.at(-1)?.clause ?? -1;
  }

  dependence(text: Package): readonly Reason[] {
    return dependence(this.#world, this.#table, this.seat, text);
  }

  estimate(party: Seat): Estimate {
    return estimate(this.#world, this.seat, party);
  }

  prior(party: Seat): Prior {
    return prior(this.#world, this.seat, party);
  }

  drift(party: Seat): readonly number[] {
    return publicDrift(this.#world, this.open, party);
  }

  character(trait: string): number {
    return character(this.#world, this.seat, trait);
  }

  guarantee(text: Package, joined: IndexSet<'seat'>): number {
    return guaranteeWorth(this.#world, text, joined);
  }

  prospect(text: Package | null, joined: IndexSet<'seat'>, unbound = false): Prospect {
    return underAttack(this.#world, text, joined, 1, unbound);
  }

  worthSigning(): number {
    const { treaty } = this.#world.case;
    return treaty && treaty.victim === this.seat && treaty.worthSigning >= 0
      ? number(this.#world, treaty.worthSigning)
      : 0;
  }

  threshold(): number {
    const guarantor = this.#world.case.parties[this.seat]?.guarantor;
    return guarantor ? number(this.#world, guarantor.threshold) : 0.5;
  }

  mandate(): Mandate {
    const s = sceneOf(this.#world, this.#table);
    const { seat } = this;
    if (!s || s.crisis.convened === null)
      return { find: false, respond: false, means: 0, basis: 'own', owed: 0, until: -1, inclined: 0 };
    const find = this.phase === 'crisis.findings' && finder(s) === seat;
    const respond = this.phase === 'crisis.decision' && decider(this.#world, s) === seat;
    const means = mandate(this.#world, this.#table, s, seat);
    const basis = basisOf(s.crisis, seat);
    const inclined = inclination(this.#world, s.terms, seat, means, {
      belief: this.own.belief / 1000,
      resolve: this.own.resolve / 1000,
      acting: actingBeside(this.#world, s, seat),
      finding: s.crisis.findings[seat] ?? 'unclear',
      basis,
      appealed: has(s.crisis.appealed, seat),
    });
    const until = respond ? deferredTo(s, seat) : -1;
    return { find, respond, means, basis, owed: owedOn(s.terms, basis), until, inclined };
  }

  odds(): Odds | null {
    const odds = oddsOf(this.#world, this.#table);
    return odds?.of === this.seat ? odds : null;
  }

  plea(): Plea | null {
    const s = sceneOf(this.#world, this.#table);
    return s && s.terms.treaty.victim === this.seat ? pleaOf(this.#world, s) : null;
  }

  toJSON(): ViewData {
    const { seat, phase, types, open, own } = this;
    return { seat, phase, types, open, own };
  }
}

/** What everybody can see; a private question is seen by the two whom it concerns. */
function opened(open: Open, seat: Seat): Immutable<Open> {
  const { asked } = open;
  return asked === null || asked.by === seat || asked.to === seat ? open : { ...open, asked: null };
}

/**
 * The view from a seat. In a batch it shares the table's parts, which move on with the next act.
 * @throws for a seat that is no party's
 */
export function viewOf(
  world: World,
  table: Table,
  seat: Seat,
  phase: Phase,
  types: readonly ActType[],
): View {
  const own = table.own[seat];
  if (!own) throw new Error(`there is no seat ${seat} to see from`);
  return new SeatView(world, table, seat, own, phase, types);
}
