import { Terms } from '../../../rules/index.ts';
import type { StudyKind, Turn, UnderRules, WhatIf } from '../../../session/index.ts';
import { clauseTitle, ENDING_WORDS, listed, optionShort, plural } from '../../../telling/index.ts';
import { type Row, row, rows, type Span, span } from '../canvas/paint.ts';
import { wrap } from '../canvas/text.ts';
import { cell } from '../canvas/widths.ts';
import { caseOf, type UiState } from '../state/state.ts';
import { blank, type Dialog, heading, page, para, textWidth } from './dialog.ts';

const working = (s: UiState, kind: StudyKind, title: string, what: string): Dialog =>
  page(
    title,
    [
      ...para(
        s,
        `Working…${s.working?.kind === kind ? ` ${Math.round(s.working.done * 100)} %` : ''}`,
        'strong',
      ),
      ...para(s, what, 'dim'),
    ],
    'Esc goes back; the work goes on.',
  );

/** What was worked out on the play at hand, or null while it is not. */
export function studied<K extends StudyKind>(
  s: UiState,
  kind: K,
): Extract<WhatIf | UnderRules, { kind: K }> | null {
  const found = s.studies.find((x) => x.play === s.session.play && x.study.kind === kind)?.study;
  return (found as Extract<WhatIf | UnderRules, { kind: K }> | undefined) ?? null;
}

/** The changes by where they lead, and by clause: one line for all the wordings of a clause that lead to one ending. */
function turnRows(s: UiState, turns: readonly Turn[]): Row[] {
  const c = caseOf(s);
  const endings = [...new Set(turns.map((t) => t.ending))];
  return endings.flatMap((ending) => {
    const there = turns.filter((t) => t.ending === ending);
    const clauses = [...new Set(there.map((t) => t.clause))];
    return [
      ...para(s, `→ ${ENDING_WORDS[ending].title} (${there.length})`),
      ...clauses.flatMap((clause) => {
        const changes = there.filter((t) => t.clause === clause);
        const to = listed(
          changes.map((t) => optionShort(c, clause, t.to)),
          'or',
        );
        const from = optionShort(c, clause, changes[0]?.from ?? 0);
        return rows(wrap(`• ${clauseTitle(c, clause)}: ${to} instead of ${from}`, textWidth(s), 4));
      }),
    ];
  });
}

/** Single clauses of the decisive text that, changed, would have led to another ending. */
export function whatIfDialog(s: UiState): Dialog {
  const title = 'WHAT ONE CLAUSE WOULD HAVE CHANGED';
  const found = studied(s, 'what-if');
  if (!found)
    return working(
      s,
      'what-if',
      title,
      'Every option of every clause is put into the decisive text and played on to its end.',
    );
  const ended = ENDING_WORDS[found.ending].title;
  if (!found.text)
    return page(
      title,
      para(s, 'No text was ever put on the table: there is nothing in it that could have been changed.'),
    );
  const agreed = found.control !== null;
  const played =
    found.control === null || found.control === found.ending
      ? ''
      : ` With the text as it was they come to "${ENDING_WORDS[found.control].title}", for they act otherwise than you did; what differs from that is listed.`;
  const would = found.turns.filter((t) => t.signable);
  const not = found.turns.filter((t) => !t.signable);
  const body: Row[] = [
    ...para(s, `It ended: ${ended}.`, 'strong'),
    ...para(
      s,
      `The negotiation is taken back to ${agreed ? 'the text that was agreed' : 'the last text on the table'}; one clause of it is changed, and the principals are taken to agree. From there on programs play every seat, yours included, under the same chance.${played}`,
    ),
    blank,
  ];
  if (found.turns.length === 0)
    body.push(...para(s, 'No single clause, changed, would have led to another kind of ending.', 'strong'));
  if (would.length > 0)
    body.push(heading(`Every principal could have signed (${would.length})`), ...turnRows(s, would), blank);
  if (not.length > 0)
    body.push(
      heading(`NOT every principal would have signed at that moment (${not.length})`),
      ...turnRows(s, not),
      blank,
    );
  if (found.failed > 0)
    body.push(...para(s, `${plural(found.failed, 'wording')} could not be played to an end.`, 'warn'));
  body.push(...para(s, 'One course of chance each: an illustration, not a probability.', 'dim'));
  return page(title, body);
}

const TRUTH = {
  attack: 'an armed attack',
  staged: 'staged to look like an attack',
  'first-strike': 'begun by the protected state itself',
  coercion: 'pressure below an armed attack',
} as const;

/** The last crisis under every rule on who decides: live, helped, first aid. */
export function rulesDialog(s: UiState): Dialog {
  const title = 'THE SAME CRISIS UNDER ANOTHER RULE';
  const c = caseOf(s);
  const { treaty } = c;
  const found = studied(s, 'rules');
  if (!found)
    return working(s, 'rules', title, 'The crisis is played again under every option of the clause.');
  const { played } = found;
  if (!played || !treaty) return page(title, para(s, 'There was no crisis.'));
  const clause = treaty.decisionClause;
  const incident = treaty.incidents[played.incident];
  const reported = treaty.incidents[incident?.reportedAs ?? played.incident];
  const width = Math.min(textWidth(s), 110);
  const room = Math.max(12, width - 39);
  const line = (label: string, facts: UnderRules['played'], tone: Span['tone']): Row => {
    if (!facts) return row(span(`${cell(label, room)} not played to an end`, tone));
    const blocked = facts.blockedBy >= 0 ? ` (${c.parties[facts.blockedBy]?.short ?? ''} blocks)` : '';
    const live = facts.live ? 'yes' : `no${blocked}`;
    return row(
      span(`${cell(label, room)} `, tone),
      span(cell(live, 20), facts.live ? 'good' : 'plain'),
      span(cell(facts.helped ? 'yes' : 'no', 9), facts.helped ? 'good' : 'plain'),
      span(facts.firstAid >= 0 ? `T+${facts.firstAid} h` : 'none'),
    );
  };
  const why = !played.covered
    ? 'The place lies outside the guarantee, so no rule could bring it to life.'
    : !played.counted
      ? 'The wording does not count such an incident, so no rule could bring the guarantee to life.'
      : '';
  const by = new Terms(treaty, s.session.play.table.open.agreed ?? []).helpBy;
  const binds =
    treaty.windowBinds === 'help'
      ? 'the window of the text'
      : 'the longest that counts: the window of the text binds decisions only';
  const signedReplay = found.replayed[found.signed];
  const differs =
    signedReplay &&
    (signedReplay.live !== played.live ||
      signedReplay.helped !== played.helped ||
      signedReplay.firstAid !== played.firstAid);
  const body: Row[] = [
    ...para(
      s,
      `Year ${found.year}. Reported: ${reported?.text ?? ''} ${treaty.places[played.place]?.text ?? ''}. It was ${TRUTH[played.truth]}.`,
      'strong',
    ),
    ...para(
      s,
      'The same world, incident, place and chance, and the same guarantors in; only the clause on who decides is changed. Programs play every seat.',
    ),
    ...(why ? para(s, why, 'warn') : []),
    blank,
    row(
      span(
        `${cell(`${clauseTitle(c, clause)}`, room)} ${cell('live?', 20)}${cell('in time?', 9)}first aid`,
        'dim',
      ),
    ),
    line(`* ${optionShort(c, clause, found.signed)}`, played, 'strong'),
    ...(differs ? [line('    the same by programs alone', signedReplay, 'plain')] : []),
    ...found.replayed.flatMap((facts, o) =>
      o === found.signed ? [] : [line(`  ${optionShort(c, clause, o)}`, facts, 'plain')],
    ),
    blank,
    ...para(
      s,
      `* the rule signed, as it was played. Live: the guarantee came to life. In time: adequate help by T+${by} h, ${binds}. First aid: the first help of any kind, in hours from the incident.`,
      'dim',
    ),
    ...para(s, 'One course of chance each: an illustration, not a probability.', 'dim'),
  ];
  return page(title, body);
}
