import { has, type Package, sizeOf } from '../../../model/index.ts';
import { helpFor } from '../../../session/index.ts';
import { caseOf, type UiState } from './state.ts';

/** What the words of a text are worth, in one line, or briefly in a narrow panel; empty without a treaty or a text. */
export function helpLine(s: UiState, text: Package, brief = false): string {
  const help = helpFor(s.session, s.viewer, text);
  if (!help) return '';
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  const judged = brief ? '(judged)' : '(judged; from public figures)';
  const head = brief ? 'Attacks held off' : 'Attacks held off under these words';
  const { now, all, withYou, unbound, alone } = help;
  const beside = `${percent(unbound)} with nobody bound, ${percent(alone)} without a text`;
  if (!now) {
    return sizeOf(help.named) === 0
      ? `${head}: ${percent(all)}, and it names no guarantor; ${percent(alone)} without a text ${judged}.`
      : `${head}: ${percent(all)} if all it names join, ${beside} ${judged}.`;
  }
  const inside = caseOf(s)
    .parties.filter((p) => has(now.joined, p.index))
    .map((p) => p.short);
  const who = inside.length === 0 ? 'nobody in' : `those in (${inside.join(', ')})`;
  const parts = [`${percent(now.share)} with ${who}`];
  if (withYou !== null) parts.push(`${percent(withYou)} if you join them`);
  if (help.asking) parts.push(`${percent(all)} if all it names join`);
  return `${head}: ${parts.join('; ')}; ${beside} ${judged}.`;
}
