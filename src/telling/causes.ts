import type { DecisionKind, World } from '../model/index.ts';
import { type Cause, lockOf } from '../rules/index.ts';
import { clauseTitle, nameOf, responseWords } from './names.ts';
import { reasonText, sourceOf } from './reasons.ts';
import { type Heard, heard } from './told.ts';
import { apart, clipped, percent, plural, sentence } from './words.ts';

/** A decision rule in a few words. */
export const RULE_WORDS: Readonly<Record<DecisionKind, string>> = {
  unanimity: 'all must find an attack',
  'unanimity-less-accused': 'all but the accused must find an attack',
  'two-thirds': 'two thirds must find an attack',
  majority: 'a majority must find an attack',
  each: 'each decides for itself',
  panel: "the fact-finders' report decides",
  automatic: 'live at once on request',
};

/** The clause that a cause hangs on, in brackets behind it; nothing where it hangs on none. */
export const hangingOn = (world: World, { clause }: Cause): string =>
  clause < 0 ? '' : ` (clause: ${clauseTitle(world.case, clause)})`;

/** A cause of an ending as a sentence, with who says so. */
export function causeTold(world: World, cause: Cause): Heard {
  const c = world.case;
  const { treaty } = c;
  const who = nameOf(c, cause.party);
  switch (cause.code) {
    case 'red-line':
    case 'broken-line':
    case 'clause-costs':
    case 'depends-on':
      return heard(`${who}: ${reasonText(c, cause)}`, sourceOf(c, cause));
    case 'points-short': {
      const title = cause.clause < 0 ? '' : ` Dearest to it: "${clauseTitle(c, cause.clause)}".`;
      const preferences = c.scenario.parties[c.parties[cause.party]?.id ?? '']?.preferences;
      const source = preferences?.[c.clauses[cause.clause]?.id ?? '']?.source ?? [];
      return heard(`${who}: ${reasonText(c, cause)}${title}`, source);
    }
    case 'agreed':
      return heard(`All principals agreed in round ${cause.round}.`);
    case 'walked-out':
      return heard(`${who} walked out in round ${cause.round}.`);
    case 'lapsed':
      return heard(`The talks lapsed after ${plural(cause.rounds, 'round')}.`);
    case 'held-out':
      return heard(`${who} held out for more than ${nameOf(c, cause.by)} offered in round ${cause.round}.`);
    case 'not-signed':
      return heard(`${who} would not sign what had been agreed.`);
    case 'not-worth-signing': {
      const [help, least] = apart(100 * cause.help, 100 * cause.least, 0);
      return heard(
        `${who}: the guarantee would bring help under attack with a chance of ${help} %; it wants ${least} %.`,
      );
    }
    case 'too-few':
      return heard(treaty?.enoughText ?? '');
    case 'lock-lost':
    case 'barred': {
      const lock = lockOf(world, cause.entry);
      if (!lock) return heard('');
      if (cause.code === 'barred') return heard(`${lock.text}: ${lock.barredText}`, lock.source);
      const sway = lock.sways[cause.sway];
      const why = sway ? ` Most costly: ${sway.text}` : '';
      return heard(`${lock.text}: ${percent(cause.yes / 1000)} yes.${why}`, sway?.source ?? lock.source);
    }
    case 'stage-broken': {
      const stage = treaty?.stages[cause.stage];
      return heard(`${clipped(stage?.text ?? '')}: broken, and not repaired.`, stage?.source ?? []);
    }
    case 'slept': {
      const why =
        cause.by === 'wording' ? 'the wording does not count it' : 'the place lies outside the guarantee';
      const what = sentence(treaty?.incidents[cause.incident]?.text ?? '');
      return heard(`Year ${cause.year}: ${what} The treaty slept: ${why}.`);
    }
    case 'years':
      return heard(`The treaty stood for ${plural(cause.years, 'year')}.`);
    case 'deterred':
      return heard(
        `${cause.times === 1 ? 'One attack was' : `${cause.times} attacks were`} considered and dropped.`,
      );
    case 'false-alarm':
      return heard(`${plural(cause.times, 'false alarm')} brought the guarantee to life.`);
    case 'incident': {
      const what = sentence(treaty?.incidents[cause.incident]?.text ?? '');
      return heard(`Year ${cause.year}: ${what} Place: ${sentence(treaty?.places[cause.place]?.text ?? '')}`);
    }
    case 'not-covered':
      return heard('The place was outside the guarantee.');
    case 'not-counted':
      return heard('The wording does not count it.');
    case 'not-convened':
      return heard('Nobody convened the guarantors.');
    case 'blocked':
      return heard(`${who} blocked the decision.`);
    case 'gate':
      return heard(`${who}: stopped at home.`);
    case 'too-little':
      return heard(`${who} gave "${responseWords(c, cause.response)}", short of adequate.`);
    case 'too-late':
      return heard(`${who}: "${responseWords(c, cause.response)}" at T+${cause.hour} h, after the window.`);
    case 'helped':
      return heard(`${who}: "${responseWords(c, cause.response)}" at T+${cause.hour} h.`);
    case 'not-carried':
      return heard(
        `${plural(cause.found, 'finding')} of an attack ${cause.found === 1 ? 'was' : 'were'} not enough: ${RULE_WORDS[cause.rule]}.`,
      );
    default: {
      const never: never = cause;
      return never;
    }
  }
}
