import { type Crisis, has, type Seat } from '../../model/index.ts';
import { Terms } from '../../rules/index.ts';
import {
  clipped,
  FINDING_WORDS,
  nameOf,
  optionShort,
  responseWords,
  ruleTold,
  sentence,
  windowWords,
} from '../../telling/index.ts';
import { caseOf, viewOfViewer } from '../ui/state/state.ts';
import { cited, point } from './say.ts';
import type { Linear } from './state.ts';

/** What one capital has found and gives so far. */
function capitalLine(s: Linear, crisis: Crisis, seat: Seat): string {
  const c = caseOf(s);
  const { joined } = s.session.play.table.open;
  const found = crisis.findings[seat] ?? null;
  const at = crisis.foundAt[seat] ?? -1;
  const finding =
    found === null
      ? crisis.due.includes(seat)
        ? 'its finding is due now'
        : 'it has not found yet'
      : `it finds ${FINDING_WORDS[found]}${at >= 0 ? ` at hour ${at}` : ''}`;
  const given = crisis.deliveries.findLast((d) => d.seat === seat);
  const help = given
    ? given.response === 0
      ? '; it gives nothing'
      : `; it gives: ${responseWords(c, given.response)}, ${given.arrives < 0 ? 'stopped at home' : `there at hour ${given.arrives}`}`
    : crisis.gate === seat
      ? `; before its parliament: ${responseWords(c, crisis.pendingResponse)}`
      : has(crisis.live, seat)
        ? '; it has help to decide'
        : '';
  const note =
    seat === crisis.blockedBy
      ? ' It blocks the decision.'
      : seat === c.treaty?.attacker
        ? ' It is the accused.'
        : has(joined, seat)
          ? ''
          : ' It is not among the guarantors.';
  return `${nameOf(c, seat)}${seat === s.viewer ? ', you' : ''}: ${finding}${help}.${note}`;
}

/** What the seat's own services make of it. */
const servicesLine = (s: Linear): string[] =>
  s.viewer < 0
    ? []
    : [
        `Your services put the chance of an armed attack at ${Math.round(viewOfViewer(s).own.belief / 10)} per cent.`,
      ];

/** The hour, and what the seat's own services make of it. */
export function hourLines(s: Linear): string[] {
  const { crisis } = s.session.play.table.open;
  if (!crisis) return ['There is no crisis.'];
  return [`Crisis of year ${crisis.year}, hour ${crisis.hour}.`, ...servicesLine(s)];
}

/** The crisis at hand: what is reported, what the words make of it, who has found and given what. */
export function crisisPage(s: Linear): string[] {
  const c = caseOf(s);
  const { treaty } = c;
  const { crisis, agreed } = s.session.play.table.open;
  if (!treaty || !crisis || !agreed) return ['There is no crisis.'];
  const terms = new Terms(treaty, agreed);
  const incident = treaty.incidents[crisis.incident]?.text ?? '';
  const place = treaty.places[crisis.place]?.text ?? '';
  const covered = crisis.covered ? 'The place is covered' : 'The place is outside the guarantee';
  const counted = crisis.counted ? 'the wording counts it' : 'the wording does not count it';
  const capitals = c.parties.filter(
    (p) => p.guarantor !== null || (p.index === treaty.attacker && terms.attackerVotes),
  );
  return [
    `Crisis of year ${crisis.year}, hour ${crisis.hour}. Reported: ${sentence(incident)} Place: ${sentence(place)}`,
    `${covered}; ${counted}. Of the window: ${windowWords(c, agreed)}.`,
    ...servicesLine(s),
    ruleTold(c, agreed, crisis),
    ...capitals.map((p) => point(capitalLine(s, crisis, p.index))),
  ];
}

/** What the signed words say on everything that decides a crisis, with who says so. */
export function signedWords(s: Linear): string[] {
  const c = caseOf(s);
  const { treaty } = c;
  const { agreed } = s.session.play.table.open;
  if (!treaty || !agreed) return ['No text is agreed.'];
  const clauses = [
    treaty.coverageClause,
    treaty.wordingClause,
    treaty.dutyClause,
    treaty.decisionClause,
    treaty.windowClause,
    treaty.seatClause,
  ];
  return [
    'What the signed text says on what decides a crisis:',
    ...[...new Set(clauses)].flatMap((k) => {
      const clause = c.clauses[k];
      const option = clause?.options[agreed[k] ?? -1];
      if (!clause || !option) return [];
      const source = c.scenario.clauses[clause.id]?.options[option.id]?.source ?? [];
      return [
        point(
          cited({
            text: `${clause.title}, "${optionShort(c, k, agreed[k])}": ${clipped(option.text)}.`,
            source,
          }),
        ),
      ];
    }),
  ];
}
