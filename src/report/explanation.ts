import type { Case, Package } from '../model/index.ts';
import { cite, kindWord } from '../telling/index.ts';
import type { ToldExplanation } from './explained.ts';
import { judgementShare } from './sources.ts';
import { sizesLine } from './sources-text.ts';
import { columns, point, wrap } from './words.ts';

const VERDICTS = {
  accept: 'yes',
  'below-reservation': 'no: too little',
  'red-line': 'no: red line',
} as const;

/** Who would sign a text and who would not, and why. `title` names the text. */
export function explanationText(c: Case, text: Package, title: string, found: ToldExplanation): string {
  const entries = c.parties.flatMap((p) => {
    const party = found.parties[p.id];
    return party ? [{ p, party }] : [];
  });
  const lines = [`${c.scenario.title}: who would sign "${title}"`, ''];
  lines.push(
    ...c.clauses.flatMap((clause, i) =>
      point(`${clause.title}: ${clause.options[text[i] ?? -1]?.short ?? '–'}`, 2),
    ),
    '',
  );
  const rows = entries.map(({ p, party }) => [
    p.short,
    p.role,
    party.score.toFixed(1),
    party.reservation.toFixed(1),
    VERDICTS[party.verdict],
  ]);
  lines.push(...columns([['Party', 'Role', 'Score', 'Needs', 'Would it?'], ...rows], [2, 3]));
  for (const { p, party } of entries) {
    if (party.reasons.length === 0) continue;
    lines.push('', `${p.name}: ${VERDICTS[party.verdict]}`);
    for (const r of party.reasons) {
      lines.push(...point(`${kindWord(r.code)}${r.text}${cite(r.source)}`, 2));
    }
  }
  const basis = sizesLine(judgementShare(c));
  lines.push(
    '',
    ...wrap(`Figures at their modes, at the opening. Scores and needs run from 0 to 100. ${basis}`),
  );
  return `${lines.join('\n')}\n`;
}
