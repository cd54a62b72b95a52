import type { DecisionKind, SourceKey, World } from '../model/index.ts';
import { type Cause, lockOf } from '../rules/index.ts';
import { clauseTitle, nameOf, responseWords } from './names.ts';
import { reasonText, sourceOf } from './reasons.ts';
import type { Heard } from './told.ts';
import { clipped, percent, plural, sentence } from './words.ts';

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

const plain = (text: string, source: readonly SourceKey[] = []): Heard => ({ text, source });

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
      return plain(`${who}: ${reasonText(c, cause)}`, sourceOf(c, cause));
    case 'points-short': {
      const title = cause.clause < 0 ? '' : ` Dearest to it: "${clauseTitle(c, cause.clause)}".`;
      const preferences = c.scenario.parties[c.parties[cause.party]?.id ?? '']?.preferences;
      const source = preferences?.[c.clauses[cause.clause]?.id ?? '']?.source ?? [];
      return plain(`${who}: ${reasonText(c, cause)}${title}`, source);
    }
    case 'agreed':
      return plain(`All principals agreed in round ${cause.round}.`);
    case 'walked-out':
      return plain(`${who} walked out in round ${cause.round}.`);
    case 'lapsed':
      return plain(`The talks lapsed after ${plural(cause.rounds, 'round')}.`);
    case 'held-out':
      return plain(`${who} held out for more than ${nameOf(c, cause.by)} offered in round ${cause.round}.`);
    case 'not-signed':
      return plain(`${who} would not sign what had been agreed.`);
    case 'not-worth-signing':
      return plain(
        `${who}: the guarantee would bring help under attack with a chance of ${(100 * cause.help).toFixed(0)} %; it wants ${(100 * cause.least).toFixed(0)} %.`,
      );
    case 'too-few':
      return plain(treaty?.enoughText ?? '');
    case 'lock-lost':
    case 'barred': {
      const lock = lockOf(world, cause.entry);
      if (!lock) return plain('');
      if (cause.code === 'barred') return plain(`${lock.text}: ${lock.barredText}`, lock.source);
      const sway = lock.sways[cause.sway];
      const why = sway ? ` Most costly: ${sway.text}` : '';
      return plain(`${lock.text}: ${percent(cause.yes / 1000)} yes.${why}`, sway?.source ?? lock.source);
    }
    case 'stage-broken': {
      const stage = treaty?.stages[cause.stage];
      return plain(`${clipped(stage?.text ?? '')}: broken, and not repaired.`, stage?.source ?? []);
    }
    case 'slept': {
      const why =
        cause.by === 'wording' ? 'the wording does not count it' : 'the place lies outside the guarantee';
      const what = sentence(treaty?.incidents[cause.incident]?.text ?? '');
      return plain(`Year ${cause.year}: ${what} The treaty slept: ${why}.`);
    }
    case 'years':
      return plain(`The treaty stood for ${plural(cause.years, 'year')}.`);
    case 'deterred':
      return plain(
        `${cause.times === 1 ? 'One attack was' : `${cause.times} attacks were`} considered and dropped.`,
      );
    case 'false-alarm':
      return plain(`${plural(cause.times, 'false alarm')} brought the guarantee to life.`);
    case 'incident': {
      const what = sentence(treaty?.incidents[cause.incident]?.text ?? '');
      return plain(`Year ${cause.year}: ${what} Place: ${sentence(treaty?.places[cause.place]?.text ?? '')}`);
    }
    case 'not-covered':
      return plain('The place was outside the guarantee.');
    case 'not-counted':
      return plain('The wording does not count it.');
    case 'not-convened':
      return plain('Nobody convened the guarantors.');
    case 'blocked':
      return plain(`${who} blocked the decision.`);
    case 'gate':
      return plain(`${who}: stopped at home.`);
    case 'balance': {
      const { size, strength, help, until, harm } = cause;
      const more = strength + help;
      const sum = `Own forces ${strength.toFixed(2)} and help ${help.toFixed(2)} by T+${Math.max(0, until)} h, against ${size.toFixed(2)}`;
      const end = more >= size ? 'held off' : `${percent(harm)} of the harm was done`;
      return plain(`${sum}: ${end}.`);
    }
    case 'defaulted':
      return cause.response === 0
        ? plain(`${who} owed "${responseWords(c, cause.owed)}" and gave nothing that arrived.`)
        : plain(
            `${who} owed "${responseWords(c, cause.owed)}" and gave "${responseWords(c, cause.response)}".`,
          );
    case 'too-late':
      return plain(
        `${who}: "${responseWords(c, cause.response)}" at T+${cause.hour} h, after the defence had given way at T+${cause.until} h.`,
      );
    case 'helped':
      return plain(`${who}: "${responseWords(c, cause.response)}" at T+${cause.hour} h.`);
    case 'not-carried':
      return plain(
        `${plural(cause.found, 'finding')} of an attack ${cause.found === 1 ? 'was' : 'were'} not enough: ${RULE_WORDS[cause.rule]}.`,
      );
    default: {
      const never: never = cause;
      return never;
    }
  }
}
