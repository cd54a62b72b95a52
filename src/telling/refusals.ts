import type { Case, OddChance, Refusal } from '../model/index.ts';
import { clauseTitle, nameOf, optionShort, responseWords } from './names.ts';
import { plural, type Words, words } from './words.ts';

/** What was wrong with an outcome of chance. */
const ODD: Readonly<Record<OddChance, (value: number) => string>> = {
  'hours-per-party': () => 'Every party needs an hour.',
  'must-convene': () => 'The text obliges the guarantors to meet.',
  'whole-hours': () => 'The clock moves by whole hours, at least one.',
  'readings-due': (n) => `${n === 1 ? '1 reading' : `${n} readings`} of the evidence are due at that hour.`,
  'no-gate': () => 'No help waits for a gate.',
  'arrives-early': () => 'Help cannot arrive before it is sent.',
  'no-council-due': () => 'No report to the Council is due.',
  'sight-per-party': () => 'Every party needs its own sight of the front.',
  'front-range': () => 'The front runs from -100 to 100.',
  'event-twice': () => 'The same event cannot happen twice between two rounds.',
  'event-impossible': (e) => `Event ${e} of the deck cannot happen after this round.`,
  'no-lock': () => 'No approval is awaited.',
  'vote-range': () => 'A vote is counted in thousandths, 0 to 1000.',
  'vote-held': () => 'This vote can be held.',
  'vote-barred': () => 'This vote cannot be held.',
  'no-stage': () => 'Every stage has been carried out.',
  'repair-without-breach': () => 'Only a breach can be repaired.',
  'no-incident': (i) => `There is no incident ${i}.`,
  'wrong-place': (p) => `This incident does not happen in place ${p}.`,
};

/** Why an act is not lawful, and what would be. */
export const refusalText = (c: Case, r: Refusal): Words => words(refusalWords(c, r));

function refusalWords(c: Case, r: Refusal): string {
  switch (r.code) {
    case 'wrong-phase':
      return `"${r.act}" has no place in ${r.phase}; possible here: ${r.possible.join(', ') || 'nothing more'}.`;
    case 'not-your-turn':
      return `It is not for ${nameOf(c, r.seat)} to act now.`;
    case 'no-such-seat':
      return `There is no seat ${r.seat}.`;
    case 'no-such-clause':
      return `There is no clause ${r.clause}; choose 0 to ${c.clauses.length - 1}.`;
    case 'no-such-option': {
      const options = c.clauses[r.clause]?.options.length ?? 0;
      const none = r.none ? ', or −1 to say nothing' : '';
      return `"${clauseTitle(c, r.clause)}" has no option ${r.option}; choose 0 to ${options - 1}${none}.`;
    }
    case 'no-such-response':
      return `There is no response ${r.response}.`;
    case 'wrong-clause':
      return `The question was about "${clauseTitle(c, r.asked)}".`;
    case 'incomplete-package':
      return `A text needs one option for each of the ${plural(r.clauses, 'clause')}.`;
    case 'no-such-trade':
      return `The text makes no such move on "${clauseTitle(c, r.clause)}": ask where it differs from the other side's last text, give where it differs from your own.`;
    case 'not-a-guarantor':
      return `${nameOf(c, r.seat)} is no candidate guarantor.`;
    case 'not-yourself':
      return r.act === 'sounding.ask'
        ? 'A party cannot sound itself out.'
        : 'A party cannot caucus with itself.';
    case 'no-side-moves-left':
      return `Only ${plural(r.most, 'sounding, caucus or public line', 'soundings, caucuses or public lines')} fit before an offer.`;
    case 'line-already-drawn':
      return `${nameOf(c, r.seat)} has already committed itself on "${clauseTitle(c, r.clause)}": nothing worse than "${optionShort(c, r.clause, r.option)}".`;
    case 'text-dropped':
      return `This very text was agreed in round ${r.round} and not carried: change at least one clause.`;
    case 'change-needed':
      return 'Say which text you would join.';
    case 'change-not-allowed':
      return 'Only a conditional answer names a change.';
    case 'no-reopening-left':
      return `The text has been reopened ${plural(r.reopened, 'time')} already.`;
    case 'beyond-capacity':
      return `"${responseWords(c, r.response)}" is not among the means of ${nameOf(c, r.seat)}.`;
    case 'barred-by-text':
      return `The signed text forbids "${responseWords(c, r.response)}".`;
    case 'already-answered':
      return `${nameOf(c, r.seat)} has given its finding.`;
    case 'waited-before':
      return `${nameOf(c, r.seat)} has let its decision wait already, or no more evidence comes.`;
    case 'no-evidence-left':
      return 'There is no evidence left to lay open.';
    case 'cannot-help':
      return `${nameOf(c, r.seat)} cannot be asked for help in this crisis.`;
    case 'asked-before':
      return `${nameOf(c, r.seat)} has been asked for help already.`;
    case 'no-appeals-left':
      return `No more than ${plural(r.most, 'capital')} can be asked in one crisis.`;
    case 'clock-too-far':
      return `Somebody must be heard, or help arrives, at T+${r.stop} h.`;
    case 'malformed-chance':
      return ODD[r.odd](r.value);
    default: {
      const never: never = r;
      return never;
    }
  }
}
