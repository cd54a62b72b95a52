import type { Immutable } from 'immer';
import { type Open, type Package, POINT } from '../model/index.ts';
import { samePackage, type View } from '../rules/index.ts';
import { type Belief, scoreBy } from './beliefs.ts';
import { crossesLine, type Stance } from './stance.ts';
import { TRUST } from './temper.ts';

/** What the others have done so far, as this seat reads it. */
export interface Conduct {
  /** 0 to 1: of the least trusted of them. */
  readonly trust: number;
  /** How far they have come to the fair text, by this seat's own worth: 0 their wishes, 1 the fair text. */
  readonly progress: number;
  /** Rounds in which neither side moved. */
  readonly still: number;
}

type Offer = Immutable<Open>['offers'][number];

/** Texts of each side that conduct is read from, the latest ones: more than any bundled talks have rounds. Judgement. */
const REMEMBERED = 60;

/** The text that would be best for another party by public figures. */
function wishOf(view: View, party: number): number[] {
  const { worth } = view.estimate(party);
  const { clauses, offset } = view.board;
  return clauses.map((clause, c) => {
    let best = 0;
    for (let o = 1; o < clause.options.length; o++)
      if ((worth[(offset[c] ?? 0) + o] ?? 0) > (worth[(offset[c] ?? 0) + best] ?? 0)) best = o;
    return best;
  });
}

/** How many of the seat's own public red lines and public commitments a text crosses. */
function crossings(view: View, text: Package): number {
  const { seat, open, board } = view;
  let n = crossesLine(view, seat, text) ? 1 : 0;
  for (const line of open.lines) {
    if (line.seat !== seat) continue;
    const at = board.offset[line.clause] ?? 0;
    if ((view.worth[at + (text[line.clause] ?? 0)] ?? 0) < (view.worth[at + line.option] ?? 0)) n++;
  }
  return n;
}

/** Goes through one party's texts in order and keeps the account of trust. */
function trustIn(view: View, belief: Belief, texts: readonly Offer[], way: number, bar: number): number {
  const half = view.board.talks.rounds / 2;
  const step = TRUST.step * POINT;
  let trust: number = TRUST.start;
  let best = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let crossed = 0;
  for (const [i, { package: text, round }] of texts.entries()) {
    const score = view.score(text);
    let before = 0;
    for (let j = 0; j < i; j++) if (samePackage(texts[j]?.package ?? [], text)) before++;
    if (before >= 2) trust += TRUST.repeated;
    const crosses = crossings(view, text);
    if (i > 0 && crosses > 0 && crosses >= crossed) trust += TRUST.crossed;
    if (i > 0 && round > half && score < bar && score < last + step) trust += TRUST.insulting;
    if (i > 0 && score < last - step) trust += TRUST.takenBack;
    if (i > 0 && score >= best + step)
      trust += Math.min(TRUST.most, (10 * TRUST.inKind * (score - best)) / Math.max(step, way));
    trust = Math.min(1, Math.max(0, trust));
    crossed = crosses;
    last = score;
    best = Math.max(best, score);
  }
  return Math.max(0, trust + TRUST.lied * belief.falseWords + TRUST.gaveUp * belief.shakenWords);
}

/** Rounds among those remembered in which no principal put forward anything better for the others than it had before. */
function stillRounds(view: View, others: readonly Belief[]): number {
  const { round } = view.open;
  const offers = view.open.offers.slice(-REMEMBERED);
  const from = offers.length < REMEMBERED ? 2 : (offers[0]?.round ?? 2) + 1;
  const step = TRUST.step * POINT;
  const moved = new Set<number>();
  const best = new Map<number, number>();
  for (const offer of offers) {
    const mine = offer.seat === view.seat;
    if (!mine && !others.some((b) => b.party === offer.seat)) continue;
    const worth = mine
      ? others.reduce((sum, b) => sum + scoreBy(view, b.worth, offer.package), 0)
      : view.score(offer.package);
    const before = best.get(offer.seat);
    if (before === undefined || worth >= before + step) moved.add(offer.round);
    best.set(offer.seat, Math.max(worth, before ?? Number.NEGATIVE_INFINITY));
  }
  let still = 0;
  for (let r = from; r < round; r++) if (!moved.has(r)) still++;
  return still;
}

/** A party's latest texts, in order. */
function latestOf(view: View, party: number): Offer[] {
  const { offers } = view.open;
  const found: Offer[] = [];
  for (let i = offers.length - 1; i >= 0 && found.length < REMEMBERED; i--) {
    const offer = offers[i];
    if (offer?.seat === party) found.push(offer);
  }
  return found.reverse();
}

/** Reads what the others have done. */
export function conductOf(view: View, stance: Stance): Conduct {
  const { others, frontier, fair, bar } = stance;
  const target = frontier[fair]?.own ?? bar;
  let trust = 1;
  let progress = 0;
  for (const belief of others) {
    const texts = latestOf(view, belief.party);
    const base = view.score(wishOf(view, belief.party));
    const way = Math.max(POINT, target - base);
    trust = Math.min(trust, trustIn(view, belief, texts, way, bar));
    const last = texts.at(-1);
    const reached = last ? (view.score(last.package) - base) / way : 0;
    progress += Math.min(1, Math.max(0, reached)) / others.length;
  }
  return { trust, progress, still: stillRounds(view, others) };
}
