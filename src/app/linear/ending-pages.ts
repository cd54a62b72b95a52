import type { Package, Seat } from '../../model/index.ts';
import { endingOf, realisedBy } from '../../rules/index.ts';
import {
  accountOf,
  guessReservation,
  guessScore,
  hadCrisis,
  heldSeats,
  logFor,
  type Study,
  type Turn,
  type UnderRules,
  viewOf,
  type WhatIf,
} from '../../session/index.ts';
import {
  causeTold,
  clauseTitle,
  ENDING_WORDS,
  gap,
  hangingOn,
  listed,
  nameOf,
  optionShort,
  partsTold,
  plural,
  pts,
  realisedTold,
  STANDING_WORDS,
  sentence,
  shortName,
  signed,
} from '../../telling/index.ts';
import { dateOf } from '../ui/canvas/text.ts';
import { caseOf } from '../ui/state/state.ts';
import { cited, happened, numbered, point, roughly } from './say.ts';
import type { Linear } from './state.ts';

/** What it came to for a seat: against no agreement, and over the years. */
function forSeat(s: Linear, seat: Seat): string[] {
  const c = caseOf(s);
  const { play } = s.session;
  const { agreed } = play.table.open;
  const view = viewOf(s.session, seat);
  const bar = view.own.reservation;
  const name = nameOf(c, seat);
  const worth = agreed === null ? 0 : view.score(agreed);
  const text =
    agreed === null
      ? `${name}: no text was agreed. No agreement is worth ${pts(bar)} points to it at the end.`
      : `${name}: the text is worth ${pts(worth)} points to it, ${worth === bar ? 'exactly' : `${gap(worth - bar)} ${worth > bar ? 'more' : 'less'} than`} what no agreement was worth (${pts(bar)}).`;
  const realised = c.treaty ? [realisedTold(realisedBy(play.world, play.table, play.phase, seat))] : [];
  return [text, ...realised];
}

/** How it ended, why, by what steps, with which text, and what that meant to those who played. */
export function endingPage(s: Linear): string[] {
  const c = caseOf(s);
  const { play } = s.session;
  const ending = endingOf(play.world, play.table, play.phase);
  const { title, meaning } = ENDING_WORDS[ending.kind];
  const causes = ending.causes.map((cause) => {
    const { text, source } = causeTold(play.world, cause);
    return point(cited({ text: `${text}${hangingOn(play.world, cause)}`, source }));
  });
  const all = logFor(s.session, s.viewer < 0 ? 'public' : { seat: s.viewer });
  const steps = all.filter((e) => e.weight === 2);
  const { agreed, standings } = play.table.open;
  const text = agreed
    ? c.clauses.map((clause, k) => `${clause.title}: ${clause.options[agreed[k] ?? 0]?.text ?? ''}`)
    : [];
  const members = c.treaty && agreed ? (c.treaty.members[agreed[c.treaty.guarantorsClause] ?? -1] ?? []) : [];
  const stood = members.map((m) => `${shortName(c, m)} ${STANDING_WORDS[standings[m] ?? 'not-asked']}`);
  return [
    `The end: ${title}. Day ${ending.day}, ${dateOf(c, ending.day)}.`,
    meaning,
    ...(causes.length > 0 ? ['Why it ended so:', ...causes] : []),
    ...heldSeats(s.session).flatMap((seat) => forSeat(s, seat)),
    ...(steps.length > 0 ? ['How it came to this:', ...steps.map((e) => point(happened(e)))] : []),
    ...(text.length > 0 ? ['The text that was agreed:', ...numbered(text)] : []),
    ...(stood.length > 0 ? [`The guarantors it names: ${stood.join(', ')}.`] : []),
    `Now "truth" tells everyone's real limits, "reach" what was within reach, and "turning" what one clause would have changed${hadCrisis(play) ? '; "rules" plays the crisis again under other rules' : ''}. "undo" and "rewind" play on from an earlier point.`,
  ];
}

/** The text that the truth is told of: the agreed one, else the last on the table. */
const decisive = (s: Linear): Package | null => {
  const { agreed, offers } = s.session.play.table.open;
  return agreed ?? offers.at(-1)?.package ?? null;
};

/** What each party really was, once the game is over: nothing is secret any more. */
export function truthPage(s: Linear): string[] {
  const c = caseOf(s);
  const { play } = s.session;
  const text = decisive(s);
  const seen = s.viewer < 0 ? null : viewOf(s.session, s.viewer);
  const involved = c.parties.filter((p) => p.role !== 'mediator');
  const lines = involved.flatMap((p) => {
    const view = viewOf(s.session, p.index);
    const { first, now, moves } = accountOf(play, p.index);
    const parts = partsTold(c, p.index, first, now, moves).map((m) => `${signed(m.tenths / 10)} ${m.text}`);
    const moved = parts.length === 0 ? '' : `, from ${pts(first)} at first (${parts.join('; ')})`;
    const worth = text === null ? '' : ` That text was worth ${pts(view.score(text))} to it.`;
    const guessed =
      seen && p.index !== s.viewer
        ? ` You took it for ${text === null ? '' : `${roughly(guessScore(seen, p.index, text))}, and `}a walk-away of ${roughly(guessReservation(seen, p.index))}.`
        : '';
    const hidden = p.redLines.filter((l) => !l.public);
    return [
      `${p.name}: in the end it walked away below ${pts(now)}${moved}.${worth}${guessed}`,
      ...hidden.map((l) =>
        point(cited({ text: `It kept to itself: ${l.line.text}`, source: l.line.source })),
      ),
    ];
  });
  const front =
    c.war && play.table.open.round > 0
      ? [`The front really stood at ${signed(play.table.hidden.front, 0)}.`]
      : [];
  const which =
    text === null
      ? 'No text was ever put on the table.'
      : play.table.open.agreed
        ? 'Of the text that was agreed:'
        : 'Of the last text on the table:';
  return ['This is the truth of this game, which nobody knew in full.', which, ...lines, ...front];
}

function turnLines(s: Linear, turns: readonly Turn[]): string[] {
  const c = caseOf(s);
  const endings = [...new Set(turns.map((t) => t.ending))];
  return endings.flatMap((ending) => {
    const there = turns.filter((t) => t.ending === ending);
    const clauses = [...new Set(there.map((t) => t.clause))];
    return [
      `To "${ENDING_WORDS[ending].title}", ${plural(there.length, 'change')}:`,
      ...clauses.map((clause) => {
        const changes = there.filter((t) => t.clause === clause);
        const to = changes.map((t) => `"${optionShort(c, clause, t.to)}"`);
        const from = optionShort(c, clause, changes[0]?.from ?? 0);
        return point(`${clauseTitle(c, clause)}: ${listed(to, 'or')} in place of "${from}".`);
      }),
    ];
  });
}

function turningPage(s: Linear, found: WhatIf): string[] {
  const ended = ENDING_WORDS[found.ending].title;
  if (!found.text) return ['No text was ever put on the table: nothing in it could have been changed.'];
  const could = found.turns.filter((t) => t.signable);
  const not = found.turns.filter((t) => !t.signable);
  const control =
    found.control === null || found.control === found.ending
      ? []
      : [
          `With the text as it was, programs in every seat come to "${ENDING_WORDS[found.control].title}"; what differs from that is told.`,
        ];
  return [
    `It ended: ${ended}. These are the single clauses that, changed, would have led elsewhere, played on by programs under the same chance.`,
    ...control,
    ...(found.turns.length === 0
      ? ['No single clause, changed, would have led to another kind of ending.']
      : []),
    ...(could.length > 0 ? ['Every principal could have signed these.', ...turnLines(s, could)] : []),
    ...(not.length > 0 ? ['Not every principal would have signed these.', ...turnLines(s, not)] : []),
    ...(found.failed > 0 ? [`${plural(found.failed, 'wording')} could not be played to an end.`] : []),
    'One course of chance each: an illustration, not a probability.',
  ];
}

function rulesPage(s: Linear, found: UnderRules): string[] {
  const c = caseOf(s);
  const { treaty } = c;
  const { played } = found;
  if (!treaty || !played) return ['There was no crisis.'];
  const clause = treaty.decisionClause;
  const incident = treaty.incidents[played.incident];
  const reported = treaty.incidents[incident?.reportedAs ?? played.incident];
  const line = (rule: string, facts: UnderRules['played']): string => {
    if (!facts) return `Under "${rule}" it was not played to an end.`;
    const blocked = facts.blockedBy >= 0 ? `, blocked by ${nameOf(c, facts.blockedBy)}` : '';
    const live = facts.live ? 'the duty comes alive' : `the duty does not come alive${blocked}`;
    const aid = facts.firstAid >= 0 ? `the first help comes at hour ${facts.firstAid}` : 'no help comes';
    const attack = facts.truth === 'attack';
    const end = attack
      ? `the attack is ${facts.held ? '' : 'not '}held off`
      : 'there was no attack to hold off';
    return `Under "${rule}" ${live}; ${aid}; ${end}.`;
  };
  return [
    `The crisis of year ${found.year} once more, under every rule on who decides. Reported: ${sentence(reported?.text ?? '')}`,
    `As it was played. ${line(optionShort(c, clause, found.signed), played)}`,
    ...found.replayed.map((facts, o) => point(`By programs. ${line(optionShort(c, clause, o), facts)}`)),
    'One course of chance each: an illustration, not a probability.',
  ];
}

/** What was worked out on a game that is over. */
export const studyPage = (s: Linear, study: Study): string[] =>
  study.kind === 'what-if' ? turningPage(s, study) : rulesPage(s, study);

/** A share of the work, for those who wait. */
export const workingLine = (done: number): string => `Working: ${Math.round(100 * done)} per cent.`;
