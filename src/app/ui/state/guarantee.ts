import type { Package } from '../../../model/index.ts';
import { has, plus } from '../../../model/index.ts';
import { Terms } from '../../../rules/index.ts';
import { caseOf, type UiState, viewOfViewer } from './state.ts';

/** What the words of a text are worth, in one line, or briefly in a narrow panel; empty without a treaty or a text. */
export function helpLine(s: UiState, text: Package, brief = false): string {
  const c = caseOf(s);
  if (!c.treaty || text.length === 0) return '';
  const view = viewOfViewer(s);
  const { agreed, joined } = s.session.play.table.open;
  const { phase } = s.session.play;
  const percent = (bits: number): string => `${Math.round(100 * view.guarantee(text, bits))} %`;
  const { members: named, named: all } = new Terms(c.treaty, text);
  const standing = agreed?.every((o, k) => o === text[k]) === true && !phase.startsWith('talks.');
  const judged = brief ? '(judged)' : '(judged; from public figures)';
  const head = brief ? 'Help under attack' : 'Help under attack, by these words';
  if (!standing) {
    return named.length === 0
      ? `${head}: it names no guarantor ${judged}.`
      : `${head}: ${percent(all)} if all it names join ${judged}.`;
  }
  const inside = c.parties.filter((p) => has(joined, p.index)).map((p) => p.short);
  const who = inside.length === 0 ? 'nobody in' : `those in (${inside.join(', ')})`;
  const parts = [`${percent(joined)} with ${who}`];
  const asking = phase === 'accession.invitation';
  if (asking && has(all, s.viewer) && !has(joined, s.viewer))
    parts.push(`${percent(plus(joined, s.viewer))} if you join them`);
  if (asking && joined !== all) parts.push(`${percent(all)} if all it names join`);
  return `${head}: ${parts.join('; ')} ${judged}.`;
}
