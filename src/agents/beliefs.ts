import type { Immutable } from 'immer';
import { type Open, type Package, POINT, type Seat } from '../model/index.ts';
import { holds, type Prior, SAMPLE, type View, type Worths } from '../rules/index.ts';
import { Likelihood } from './likelihood.ts';
import { plain } from './search.ts';

/** What words count for before any was checked: a Beta distribution, true words and false ones. Judgement. */
const TRUE_WORDS = 3;
const FALSE_WORDS = 1;

/** What one seat believes of another after everything it has seen. Score units, unless said otherwise. */
export interface Belief {
  readonly party: Seat;
  /** The members of the prior sample, and the chance of each; they add up to 1. */
  readonly members: Prior;
  readonly chances: ArrayLike<number>;
  /** Mean worth of each option. */
  readonly worth: Worths;
  /** Reservation values of the members, moved by what all have seen of the war, and their mean. */
  readonly reservations: ArrayLike<number>;
  readonly reservation: number;
  /** Standard deviation of the reservation value. */
  readonly reservationSpread: number;
  /** Effective sample size, 1 / Σ chance²: `SAMPLE` when nothing was learnt, 1 when one member is left. */
  readonly effective: number;
  /** How far its words are trusted, 0 to 1. */
  readonly credit: number;
  /** Private words that its own texts went more than a step beyond. */
  readonly falseWords: number;
  /** Words and public lines that its own texts went beyond, those apart. */
  readonly shakenWords: number;
}

/** The share of the announced rounds gone in a round, 0 to 1. */
const timeIn = (round: number, rounds: number): number =>
  rounds <= 1 ? 1 : Math.min(1, (round - 1) / (rounds - 1));

type Offers = Immutable<Open>['offers'];

/** One offer's evidence: what it was read from, and the logarithms of all likelihoods so far. */
interface Link {
  /** The offer it was last read from, and how many had answered it: the same offer needs no second look. */
  offer: Offers[number];
  answered: number;
  readonly text: Package;
  /** 0: not asked; 1: it accepted; 2: it refused. */
  readonly answer: 0 | 1 | 2;
  /** Points by which the war was thought to have moved its reservation value. */
  readonly shift: number;
  readonly log: Float64Array;
}

/** What is remembered for one prior: the evidence of a list of offers, and the last belief made of it. */
interface Memory {
  readonly likelihood: Likelihood;
  links: Link[];
  last: { readonly key: string; readonly log: Float64Array; readonly belief: Belief } | null;
}

const memories = new WeakMap<Prior, Memory>();

function memoryOf(view: View, prior: Prior): Memory {
  const known = memories.get(prior);
  if (known) return known;
  const made: Memory = { likelihood: new Likelihood(view.board, prior), links: [], last: null };
  memories.set(prior, made);
  return made;
}

const answerOf = (offer: Offers[number], party: Seat): 0 | 1 | 2 => {
  const found = offer.answers.find((a) => a.seat === party);
  return found === undefined ? 0 : found.accepted ? 1 : 2;
};

/** Does a text cross a public red line of a party? Then its refusal says nothing about its scores. */
function crosses(view: View, party: Seat, text: Package): boolean {
  const now = { ...plain(view), joined: view.open.joined };
  return (view.board.parties[party]?.redLines ?? []).some((l) => l.public && holds(l.breached, text, now));
}

/**
 * The evidence of all offers. What was worked out for the same offers before is taken over: an offer is the same when
 * its text is the very same object and the party's answer to it is, so that an undo or a branch is seen.
 */
function fromOffers(view: View, party: Seat, memory: Memory, drift: readonly number[]): Float64Array {
  const { offers } = view.open;
  const { likelihood, links } = memory;
  let same = 0;
  for (; same < links.length && same < offers.length; same++) {
    const link = links[same];
    const offer = offers[same];
    if (!link || !offer) break;
    if (link.offer !== offer || link.answered !== offer.answers.length) {
      if (link.text !== offer.package || link.answer !== answerOf(offer, party)) break;
      link.offer = offer;
      link.answered = offer.answers.length;
    }
    if (link.shift !== (drift[offer.round] ?? 0) / POINT) break;
  }
  if (same < links.length) memory.links = links.slice(0, same);
  let log = memory.links.at(-1)?.log ?? new Float64Array(SAMPLE);
  for (let i = same; i < offers.length; i++) {
    const offer = offers[i];
    if (!offer) break;
    const answer = answerOf(offer, party);
    const t = timeIn(offer.round, view.board.talks.rounds);
    const shift = (drift[offer.round] ?? 0) / POINT;
    log = log.slice();
    if (offer.seat === party) {
      let before: Package | null = null;
      for (let j = i - 1; j >= 0 && before === null; j--)
        if (offers[j]?.seat === party) before = offers[j]?.package ?? null;
      likelihood.offered(log, offer.package, before, t, shift);
    } else if (answer !== 0 && (answer === 1 || !crosses(view, party, offer.package))) {
      likelihood.answered(log, offer.package, answer === 1, t, shift);
    }
    memory.links.push({ offer, answered: offer.answers.length, text: offer.package, answer, shift, log });
  }
  return log;
}

/** A word that a later act can be held against: nothing worse than this option on a clause. */
interface Word {
  readonly clause: number;
  readonly option: number;
}

/** Public lines and private answers of a party, as this seat has heard them. */
function wordsOf(view: View, party: Seat): { readonly lines: Word[]; readonly told: Word[] } {
  return {
    lines: view.open.lines.filter((l) => l.seat === party),
    told: view.own.learnt
      .filter((l) => l.from === party && l.option >= 0)
      .map(({ clause, option }) => ({ clause, option })),
  };
}

/** Texts that a party has put forward or agreed to. */
const ownTexts = (offers: Offers, party: Seat): Package[] =>
  offers.flatMap((o) => (o.seat === party || answerOf(o, party) === 1 ? [o.package] : []));

/** How far a party's words are to be trusted, and what became of them. */
interface Credit {
  readonly credit: number;
  readonly falseWords: number;
  readonly shakenWords: number;
}

/** Share of a clause's whole range beyond which going further is more than a change of mind. Judgement. */
const FALSE_BY = 0.5;

/** Holds words against what the party later put forward or took. */
function creditOf(view: View, party: Seat): Credit {
  const { lines, told } = wordsOf(view, party);
  const fresh = TRUE_WORDS / (TRUE_WORDS + FALSE_WORDS);
  const texts = lines.length + told.length === 0 ? [] : ownTexts(view.open.offers, party);
  if (texts.length === 0) return { credit: fresh, falseWords: 0, shakenWords: 0 };
  const { values } = view.estimate(party);
  const value = (clause: number, option: number): number =>
    values[(view.board.offset[clause] ?? 0) + option] ?? 0;
  const beyond = ({ clause, option }: Word): number =>
    texts.reduce((most, t) => Math.max(most, value(clause, option) - value(clause, t[clause] ?? 0)), 0);
  const lies = told.filter((w) => beyond(w) > FALSE_BY).length;
  const broken = [...lines, ...told].filter((w) => beyond(w) > 0).length;
  const kept = lines.length + told.length - broken;
  return {
    credit: (TRUE_WORDS + kept) / (TRUE_WORDS + FALSE_WORDS + kept + broken),
    falseWords: lies,
    shakenWords: broken - lies,
  };
}

/** What a guarantor has said of texts: in private to this seat, and in answer to an invitation. */
function joinedOf(view: View, party: Seat): { readonly text: Package; readonly yes: boolean }[] {
  const { open, own, board } = view;
  if (!board.parties[party]?.guarantor) return [];
  const said = own.soundings.flatMap((s) => {
    if (s.with !== party || s.answer === null || board.parties[view.seat]?.guarantor) return [];
    const change = s.change ? [{ text: s.change, yes: true }] : [];
    return [{ text: s.package, yes: s.answer === 'join' }, ...change];
  });
  const standing = open.standings[party];
  const carried = open.offers.findLast((o) => o.answers.length > 0 && o.answers.every((a) => a.accepted));
  const change = open.changes[party];
  if (change) said.push({ text: change, yes: true });
  if (carried && (standing === 'joined' || standing === 'conditional' || standing === 'declined'))
    said.push({ text: carried.package, yes: standing === 'joined' });
  return said;
}

function summary(memory: Memory, party: Seat, log: Float64Array, words: Credit, shift: number): Belief {
  const { likelihood } = memory;
  const most = log.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const chances = log.map((x) => Math.exp(x - most));
  const sum = chances.reduce((a, b) => a + b, 0);
  let squares = 0;
  let reservation = 0;
  for (let j = 0; j < SAMPLE; j++) {
    const p = (chances[j] ?? 0) / sum;
    chances[j] = p;
    squares += p * p;
    reservation += p * likelihood.reservation(j, shift);
  }
  let variance = 0;
  for (let j = 0; j < SAMPLE; j++)
    variance += (chances[j] ?? 0) * (likelihood.reservation(j, shift) - reservation) ** 2;
  return {
    party,
    members: likelihood.prior,
    chances,
    worth: likelihood.meanWorth(chances),
    reservations: Float64Array.from({ length: SAMPLE }, (_, j) =>
      Math.round(likelihood.reservation(j, shift) * POINT),
    ),
    reservation: Math.round(reservation * POINT),
    reservationSpread: Math.sqrt(variance) * POINT,
    effective: 1 / squares,
    ...words,
  };
}

/**
 * What a view's seat believes of another party, by Bayes' rule from everything it has seen (Zeng and Sycara 1998). A
 * pure function of the view; docs/behaviour.md has the likelihoods.
 */
export function beliefOf(view: View, party: Seat): Belief {
  const memory = memoryOf(view, view.prior(party));
  const drift = view.drift(party);
  const shift = (drift[view.open.round] ?? 0) / POINT;
  const offers = fromOffers(view, party, memory, drift);
  const words = creditOf(view, party);
  const { credit } = words;
  const { lines, told } = wordsOf(view, party);
  const joins = joinedOf(view, party);
  const trades = view.open.offers.filter((o) => o.seat === party && (o.gives?.length ?? 0) > 0);
  const key = JSON.stringify([lines, told, joins, words, trades.length, shift]);
  const { last } = memory;
  if (last !== null && last.log === offers && last.key === key) return last.belief;
  const log = offers.slice();
  const { likelihood } = memory;
  for (const { clause } of lines) likelihood.drewLine(log, clause, credit);
  for (const { clause, option } of told) likelihood.couldBear(log, clause, option, credit);
  for (const { text, yes } of joins) likelihood.wouldJoin(log, text, yes, credit, shift);
  for (const o of trades) likelihood.wouldTrade(log, o.gives ?? [], o.asks ?? [], credit);
  const belief = summary(memory, party, log, words, shift);
  memory.last = { key, log: offers, belief };
  return belief;
}

/** A figure believed: its mean and standard deviation, in score units. */
export interface Believed {
  readonly mean: number;
  readonly spread: number;
}

/** A text's worth by a table of worths, in score units. */
export const scoreBy = (view: View, worth: Worths, text: Package): number => {
  const { offset } = view.board;
  let units = 0;
  for (let c = 0; c < text.length; c++) units += worth[(offset[c] ?? 0) + (text[c] ?? 0)] ?? 0;
  return units;
};

/** What a figure made of the other party's worths is believed to be; it must be linear in them, or very nearly so. */
export function believedOf(belief: Belief, figure: (worth: Worths) => number): Believed {
  const mean = figure(belief.worth);
  let variance = 0;
  for (const [j, worth] of belief.members.worths.entries()) {
    const p = belief.chances[j] ?? 0;
    if (p > 1e-6) variance += p * (figure(worth) - mean) ** 2;
  }
  return { mean, spread: Math.sqrt(variance) };
}

/** What a text is believed to be worth to the other party. */
export const believedScore = (view: View, belief: Belief, text: Package): Believed =>
  believedOf(belief, (worth) => scoreBy(view, worth, text));

/** The chance that a text is worth at least its reservation value to the other party, 0 to 1; lines aside. */
export function chanceAbove(view: View, belief: Belief, text: Package, margin = 0): number {
  let chance = 0;
  for (const [j, worth] of belief.members.worths.entries()) {
    const p = belief.chances[j] ?? 0;
    if (p < 1e-6) continue;
    if (scoreBy(view, worth, text) >= (belief.reservations[j] ?? 0) + margin) chance += p;
  }
  return chance;
}
