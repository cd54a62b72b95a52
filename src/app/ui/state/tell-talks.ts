import { type Act, NATURE, type Package } from '../../../model/index.ts';
import { type Play, viewFrom } from '../../../protocol/index.ts';
import { nameOf } from '../../../rules/index.ts';
import { guarantorReasons, publicReasons, spokenReasons, type Why } from './reasons.ts';
import { changed, plain, type Told } from './told.ts';
import { ANSWERS, clauseTitle, optionShort } from './words.ts';

/** What a text changes against the one on the table before it. */
function offered(before: Play, text: Package): Why[] {
  const last = before.table.open.offers.at(-1)?.package;
  if (!last) return [plain('The first text on the table.')];
  const diff = changed(before, last, text);
  return diff.length === 0 ? [plain('The same text again.')] : diff;
}

/** The talks in words; null for any other act. `human`: a person did it, whose reasons are its own affair. */
export function tellTalks(before: Play, act: Act, after: Play, human: boolean): Told | null {
  const { world, table } = before;
  const c = world.case;
  const who = nameOf(c, act.seat);
  const { open } = table;
  const standing = open.offers[open.standing];
  switch (act.type) {
    case 'offer.make':
      return { text: `${who} makes an offer.`, weight: 0, why: offered(before, act.package) };
    case 'offer.accept':
      return {
        text: `${who} accepts the text.`,
        weight: after.table.open.answering.length === 0 ? 2 : 1,
      };
    case 'offer.reject': {
      const text = standing?.package ?? [];
      const reasons = human ? publicReasons : spokenReasons;
      return { text: `${who} refuses the text.`, weight: 1, why: reasons(viewFrom(before, act.seat), text) };
    }
    case 'talks.walk-out':
      return { text: `${who} walks out. The talks are over.`, weight: 2 };
    case 'sounding.ask':
      return {
        text: `${who} sounds out ${nameOf(c, act.guarantor)} in private.`,
        weight: 0,
        seenBy: [act.seat, act.guarantor],
      };
    case 'sounding.answer': {
      const by = open.asked?.by ?? NATURE;
      const text = table.own[act.seat]?.soundings.at(-1)?.package ?? [];
      const why = human ? [] : guarantorReasons(viewFrom(before, act.seat), text);
      if (act.change) why.push(...changed(before, text, act.change).map((w) => plain(`It asks: ${w.text}`)));
      return {
        text: `Asked in private, ${who} ${ANSWERS[act.answer]}.`,
        weight: 1,
        why,
        seenBy: [by, act.seat],
      };
    }
    case 'caucus.ask':
      return {
        text: `${who} asks ${nameOf(c, act.with)} in private about "${clauseTitle(c, act.clause)}".`,
        weight: 0,
        seenBy: [act.seat, act.with],
      };
    case 'caucus.answer':
      return {
        text:
          act.option < 0
            ? `${who} gives no answer on "${clauseTitle(c, act.clause)}".`
            : `${who} says in private how far it could go on "${clauseTitle(c, act.clause)}": ${optionShort(c, act.clause, act.option)}.`,
        weight: 1,
        seenBy: [open.asked?.by ?? NATURE, act.seat],
      };
    case 'line.draw':
      return {
        text: `${who} says in public: on "${clauseTitle(c, act.clause)}", nothing worse than "${optionShort(c, act.clause, act.option)}".`,
        weight: 1,
      };
    case 'text.table':
      return {
        text: `${who}, as mediator, tables a single text.`,
        weight: 0,
        why: offered(before, act.package),
      };
    case 'text.pass':
      return { text: `${who}, as mediator, tables no text.`, weight: 0 };
    case 'nature.round': {
      const deck = c.war?.deck ?? [];
      const why = act.events.flatMap((e) => {
        const event = deck[e];
        return event ? [{ text: event.text, source: event.source }] : [];
      });
      return why.length > 0
        ? { text: `Between rounds ${open.round} and ${open.round + 1}:`, weight: 1, why }
        : { text: `Between rounds ${open.round} and ${open.round + 1} nothing is reported.`, weight: 0 };
    }
    default:
      return null;
  }
}
