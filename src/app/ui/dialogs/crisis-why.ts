import { type Row, row, rows, span } from '../canvas/paint.ts';
import { cite, wrap } from '../canvas/text.ts';
import { caseOf, type UiState } from '../state/state.ts';
import { sourceLines } from './source-lines.ts';

/** What the signed words say on everything that decides this crisis, with their sources. */
export function crisisWhy(s: UiState): Row[] {
  const c = caseOf(s);
  const { agreed } = s.session.play.table.open;
  const { treaty } = c;
  if (!agreed || !treaty) return [];
  const clauses = [
    treaty.coverageClause,
    treaty.wordingClause,
    treaty.dutyClause,
    treaty.decisionClause,
    treaty.windowClause,
    treaty.seatClause,
  ];
  const keys = new Set<string>();
  const body = [...new Set(clauses)].flatMap((k): Row[] => {
    const clause = c.clauses[k];
    const option = clause?.options[agreed[k] ?? -1];
    if (!clause || !option) return [];
    const written = c.scenario.clauses[clause.id];
    const source = written?.options[option.id]?.source ?? [];
    for (const key of source) keys.add(key);
    return [
      row(span(`${clause.title}: ${written?.question ?? ''}`, 'strong')),
      ...rows(wrap(`  ${option.text}${cite(source)}`, s.size.columns - 4, 2)),
      row(''),
    ];
  });
  return [...body, row(span('Who says so', 'strong')), ...sourceLines(s, [...keys])];
}
