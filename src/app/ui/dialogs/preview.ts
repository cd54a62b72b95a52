import type { Package } from '../../../model/index.ts';
import { breached, guessReservation, guessScore } from '../../../session/index.ts';
import { differences, gap, pts } from '../../../telling/index.ts';
import { type Row, row, span } from '../canvas/paint.ts';
import { about } from '../canvas/text.ts';
import { cell } from '../canvas/widths.ts';
import { helpLine } from '../state/guarantee.ts';
import { caseOf, type UiState, viewOfViewer } from '../state/state.ts';
import { blank, bullets, heading, para } from './dialog.ts';

/** What a text is worth to the seat itself: exactly, with the red lines of its own that it breaches. */
export function ownRows(s: UiState, text: Package): Row[] {
  const view = viewOfViewer(s);
  const c = caseOf(s);
  const score = view.score(text);
  const bar = view.bar(text);
  const lines = breached(view, s.viewer, text).flatMap((i) => {
    const line = c.parties[s.viewer]?.redLines[i]?.line;
    return line ? [{ text: `WARNING, your own red line: ${line.text}`, source: line.source }] : [];
  });
  const below = score < bar;
  return [
    row('Worth to you: ', span(pts(score), 'strong'), `  (exact; you walk away below ${pts(bar)})`),
    ...(below
      ? para(s, `WARNING: ${gap(bar - score)} points less than no agreement is worth to you.`, 'warn')
      : []),
    ...bullets(s, lines, 'bad'),
  ];
}

/** What a text is thought to be worth to the others, and the public red lines of theirs that it would breach. */
export function othersRows(s: UiState, text: Package): Row[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const named = new Set(c.treaty ? (c.treaty.members[text[c.treaty.guarantorsClause] ?? -1] ?? []) : []);
  const others = c.parties.filter(
    (p) => p.index !== s.viewer && (p.role === 'principal' || named.has(p.index)),
  );
  return others.flatMap((p) => {
    const lines = breached(view, p.index, text).flatMap((i) => {
      const line = p.redLines[i]?.line;
      return line ? [{ text: `Public red line: ${line.text}`, source: line.source }] : [];
    });
    const score = guessScore(view, p.index, text);
    const bar = guessReservation(view, p.index);
    const head = `${cell(p.name, 26)} worth about ${about(score.value, score.spread)}, walks away below about ${about(bar.value, bar.spread)}`;
    return [row(span(head, p.role === 'principal' ? 'strong' : 'plain')), ...bullets(s, lines, 'warn')];
  });
}

/** What a text means to everybody, as far as the seat may know. */
export function previewRows(s: UiState, text: Package, base: Package | null, baseName: string): Row[] {
  if (text.length === 0) return para(s, 'No text is on the table.');
  const help = helpLine(s, text);
  const diff = base ? differences(caseOf(s), base, text).map((d) => ({ text: d.text, source: [] })) : [];
  return [
    ...ownRows(s, text),
    ...(help ? para(s, help, 'strong') : []),
    blank,
    heading('The others: your estimates, not facts'),
    ...othersRows(s, text),
    ...(base
      ? [
          blank,
          heading(`Against ${baseName}`),
          ...(diff.length > 0 ? bullets(s, diff) : para(s, 'The same text.', 'dim')),
        ]
      : []),
  ];
}
