import type { Basis, Case, ClauseIndex, OptionIndex } from '../model/index.ts';
import { clauseTitle, optionShort } from './names.ts';
import { plural, pts, signed, type Words, words } from './words.ts';

/** What a decision would mean, said to whoever weighs it before it is made, alike in every client. */

/** Decisions, and questions, whose meaning hangs on no figure. */
type Plain =
  | 'join'
  | 'decline'
  | 'stay'
  | 'leave'
  | 'reopen'
  | 'abandon'
  | 'call'
  | 'refrain'
  | 'wait'
  | 'give-nothing'
  | 'help'
  | 'sounding'
  | 'asking'
  | 'answering';

/** What each of them means. */
export const MEANS: Readonly<Record<Plain, Words>> = {
  join: words('You take on what the text asks of its guarantors, for as long as it is in force.'),
  decline: words('The text goes on without you, or fails if too few are in.'),
  stay: words('What you made your condition is gone. You stay in as the text stands.'),
  leave: words('You are no longer among the guarantors of this text.'),
  reopen: words(
    'The agreed text is given up and the talks go on from where they were. Nobody is bound to agree to it again.',
  ),
  abandon: words('The negotiation ends here without a treaty. Nothing that was agreed so far holds.'),
  call: words(
    'You ask for what the text promises. Every guarantor then judges whether it was an armed attack.',
  ),
  refrain: words(
    'You do not call on your guarantors over this incident. Nobody will come, and it cannot be done later.',
  ),
  wait: words(
    'The hours go on. You can show or ask more once a capital has said what it finds, as long as others have yet to speak.',
  ),
  'give-nothing': words(
    'You give no help in this crisis, and your answer is final. What is owed stays owed.',
  ),
  help: words(
    'The list is what your own law and policy let you give. Anything above nothing must still pass your parliament or cabinet. You are asked again if you come to be bound, or bound to more.',
  ),
  sounding: words(
    'Only you and the state you ask hear of it. Asking late, once the text is agreed, costs goodwill.',
  ),
  asking: words('How far could they go on this clause, if everything else stays?'),
  answering: words('Only the asking party hears your answer. You may also say nothing.'),
};

/** What it means to leave the talks. `walkAway`: the seat's own reservation value, in score units. */
export const walkOutMeans = (walkAway: number): Words =>
  words(
    `The talks end at once and without a text. To you that is worth what no agreement is worth: ${pts(walkAway)} points.`,
  );

/** What a public line says, and what it costs to go back on it. */
export function lineMeans(
  c: Case,
  clause: ClauseIndex,
  option: OptionIndex,
): { readonly says: Words; readonly costs: Words } {
  const cost = c.figures[c.audienceCost]?.mode ?? 0;
  return {
    says: words(
      `On "${clauseTitle(c, clause)}" you accept nothing worse to you than "${optionShort(c, clause, option)}".`,
    ),
    costs: words(
      `Everybody hears it. To go back on it later raises what a text must bring you by about ${plural(cost, 'point')}. It cannot be withdrawn.`,
    ),
  };
}

/** Side moves left before an offer. */
export function sideMovesTold({ left, most }: { readonly left: number; readonly most: number }): Words {
  if (most === 0) return words('There are no side moves in this scenario.');
  return words(
    left > 0
      ? `${left} of ${plural(most, 'side move')} left before your offer.`
      : 'No side move is left in this turn.',
  );
}

/** As what a guarantor decides on help. */
export const BASIS_WORDS: Readonly<Record<Basis, Words>> = {
  own: words('The duty is not alive for you: whatever you give, you give of your own accord.'),
  limited: words("You are bound by your own finding, up to the rule's limit."),
  owed: words('The duty is alive: what you owe is marked.'),
};

/** What a guarantor's own services make of the evidence, in thousandths, and from which share on it would say so. */
export const beliefTold = (belief: number, threshold: number): Words =>
  words(
    `From the evidence so far your services put the chance of an attributable armed attack at ${Math.round(belief / 10)} per cent. Your own bar for saying so is ${Math.round(threshold * 100)} per cent.`,
  );

/** A gain in points, as a judgement. */
export const judgedGain = (gain: number): Words => words(`about ${signed(gain)} to you`);

/** What laying evidence open does, costs and may bring. */
export const evidenceMeans = (evidence: {
  readonly clarity: number;
  readonly price: number;
  readonly gain: number;
}): { readonly does: Words; readonly brings: Words } => ({
  does: words(
    `It settles the question further for every capital, by ${Math.round(100 * evidence.clarity)} per cent, towards what is true. It can be done once, and it burns sources: ${plural(evidence.price, 'point')}.`,
  ),
  brings: words(
    `If it is what it is reported as, the help it may bring is worth ${judgedGain(evidence.gain)} (published figures).`,
  ),
});

/** What it means to ask one capital for help. `left`: how many can still be asked. */
export const appealMeans = ({ price, left }: { readonly price: number; readonly left: number }): Words =>
  words(
    `A capital that is asked from government to government has more reason to act in this crisis. Each appeal costs you ${plural(price, 'point')}, for what is asked is owed in return. You can still ask ${left}. The gains are judged from the published figures, before the price.`,
  );
