import type { Act, Phase } from '../../model/index.ts';
import { PHASE_WORDS, refusalText } from '../../telling/index.ts';
import { caseOf, myTurn } from '../ui/state/state.ts';
import { type Deed, type Linear, not, type Place, type Reply, told } from './state.ts';

/** A word of the language of lines: when it may be said, what it does, and how it is explained. */
export interface Command {
  readonly word: string;
  /** Short forms: they go before beginnings of other words. */
  readonly short?: readonly string[];
  /** What follows the word. */
  readonly after?: string;
  /** What it does, as a sentence. */
  readonly about: string;
  readonly places: readonly Place[];
  /** Only in these phases, and on the seat's own turn. */
  readonly phases?: readonly Phase[];
  /** What must hold besides, and what is said where it does not. */
  readonly when?: { readonly holds: (s: Linear) => boolean; readonly else: string };
  /** Is it a move, rather than something to read or to prepare? */
  readonly move: boolean;
  readonly run: (s: Linear, words: readonly string[]) => Reply;
}

/** Places at which a seat's papers are open. */
export const OPEN: readonly Place[] = ['consent', 'desk', 'clock', 'ending'];

const PLACES: Readonly<Record<Place, string>> = {
  seats: 'before seats are taken',
  handover: 'while the lines are handed over',
  consent: 'when a seat is asked for its consent',
  desk: 'when it is your move',
  clock: 'while the clock of a crisis waits',
  ending: 'once the game is over',
};

/** May a command be given now? Why not, as a sentence; empty where it may. */
export function whyNot(s: Linear, { word, places, phases, when }: Command): string {
  if (!places.includes(s.place))
    return `"${word}" can be said ${places.map((p) => PLACES[p]).join(', or ')}.`;
  if (phases && !(myTurn(s) && phases.includes(s.session.play.phase))) {
    const names = [...new Set(phases.map((p) => `"${PHASE_WORDS[p]}"`))];
    return `"${word}" has its place in ${names.join(' and ')}; this is "${PHASE_WORDS[s.session.play.phase]}".`;
  }
  return when && !when.holds(s) ? when.else : '';
}

/** The words of a command as its help shows them. */
export const usageOf = ({ word, after }: Command): string =>
  after === undefined ? word : `${word} ${after}`;

/** Refuses words that a command has no use for. */
export const bare =
  (run: (s: Linear) => Reply): Command['run'] =>
  (s, words) =>
    words.length === 0
      ? run(s)
      : not(s, `Nothing may follow that word, and here follows "${words.join(' ')}".`);

/** Something that is only read. */
export const reads = (page: (s: Linear) => readonly string[]): Command['run'] =>
  bare((s) => told(s, ...page(s)));

/** Asks whether a deed is meant: it is done after a `yes`. */
export const weighing = (s: Linear, line: string, deed: Deed, question: readonly string[]): Reply =>
  told({ ...s, pending: { line, deed } }, ...question, `Say "yes" to do it; anything else leaves it undone.`);

/** Asks whether an act is meant, if it is lawful. */
export function weigh(s: Linear, line: string, act: Act, question: readonly string[]): Reply {
  const refusal = s.session.play.position.refusal(act);
  if (refusal) return not(s, refusalText(caseOf(s), refusal));
  return weighing(s, line, { kind: 'act', act }, question);
}
