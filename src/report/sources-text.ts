import type { Case, Source } from '../model/index.ts';
import { cite, clipped, percent, plural, sentences } from '../telling/index.ts';
import { type Attribution, attributions, type JudgementShare, judgementShare, usesOf } from './sources.ts';
import { markdownTable, wrap } from './words.ts';

/** Headings by the first step of a path. */
const AREAS: Readonly<Record<string, string>> = {
  clauses: 'Clauses and options',
  texts: 'Texts',
  parties: 'Parties: reservation values, preferences, red lines, links',
  talks: 'The talks',
  war: 'The war: drivers and events',
  treaty: 'The treaty: meanings, thresholds, stages, crises',
};

const areaOf = (a: Attribution): string => a.path.split('.')[0] ?? '';

/** What stands behind the sizes of figures, in a sentence: a source that is cited gives the direction. */
export function sizesLine({ judgementBeside, sourced }: JudgementShare): string {
  const which = sourced > 0 ? 'All other sizes rest' : 'Every size rests';
  return judgementBeside > 0
    ? `${which} on judgement: where a source is cited for a figure, it speaks for the direction only.`
    : `${which} on judgement.`;
}

/** "n of m figures rest on judgement alone…", and what that means for sizes. */
export function shareLine(share: JudgementShare): string {
  const { figures, judgementOnly, judgementBeside, sourced } = share;
  if (figures === 0) return 'No figures.';
  const part = (n: number, one: string, many: string): string[] =>
    n === 0 ? [] : [`${n} (${percent(n / figures)}) ${n === 1 ? one : many}`];
  const parts = [
    ...part(judgementOnly, 'rests on judgement alone', 'rest on judgement alone'),
    ...part(
      judgementBeside,
      'has a source for the matter and judgement for the size',
      'have a source for the matter and judgement for the size',
    ),
    ...part(sourced, 'is given by a source', 'are given by a source'),
  ];
  return `${plural(figures, 'figure')}: ${parts.join(', ')}. ${sizesLine(share)}`;
}

const documentLine = (s: Source): string =>
  clipped(
    sentences(
      [s.author, s.title, s.publisher, s.date].flatMap((x) => (x === undefined || x === '' ? [] : [x])),
    ),
  );

function grouped(found: readonly Attribution[]): Map<string, Attribution[]> {
  const groups = new Map<string, Attribution[]>();
  for (const a of found) groups.set(areaOf(a), [...(groups.get(areaOf(a)) ?? []), a]);
  return groups;
}

/** Those whose dotted path passes through the given one; all without one. */
export const under = (found: readonly Attribution[], path: string | undefined): Attribution[] =>
  found.filter((a) => path === undefined || `.${a.path}.`.includes(`.${path}.`));

/** Who says what, as plain text. `only`: a dotted path to look under. */
export function sourcesText(c: Case, only?: string): string {
  const { scenario } = c;
  const all = attributions(scenario);
  const lines = [
    `${scenario.title} (${scenario.id}): who says what`,
    '',
    ...wrap(shareLine(judgementShare(c))),
  ];
  for (const [area, entries] of grouped(under(all, only))) {
    lines.push('', AREAS[area] ?? area);
    for (const a of entries) {
      const said = [a.figure, a.text].filter((x) => x !== '').join(': ');
      lines.push(...wrap(`${a.path}: ${said}${cite(a.source)}`, 2, 6));
      if (a.note !== '') lines.push(...wrap(a.note, 6, 6));
    }
  }
  if (only === undefined) {
    const uses = usesOf(all);
    lines.push('', 'Documents (key, quality, times named)');
    for (const [key, s] of Object.entries(scenario.sources))
      lines.push(...wrap(`${key} (${s.quality}, ${uses.get(key) ?? 0}): ${documentLine(s)}`, 2, 6));
    lines.push(`  judgement (${uses.get('judgement') ?? 0}): our own`);
  }
  return `${lines.join('\n')}\n`;
}

/** Who says what, as a Markdown page: `docs/sources.md` is made of it. */
export function sourcesMarkdown(c: Case, level = 1): string {
  const { scenario } = c;
  const all = attributions(scenario);
  const uses = usesOf(all);
  const h = '#'.repeat(level);
  const lines = [`${h} ${scenario.title}: who says what`, '', shareLine(judgementShare(c)), ''];
  lines.push(`${h}# Documents`, '');
  lines.push(
    ...markdownTable(
      ['Key', 'Quality', 'Times named', 'Document', 'Note'],
      Object.entries(scenario.sources).map(([key, s]) => [
        key,
        s.quality,
        String(uses.get(key) ?? 0),
        documentLine(s),
        s.note ?? '',
      ]),
    ),
  );
  for (const [area, entries] of grouped(all)) {
    lines.push('', `${h}# ${AREAS[area] ?? area}`, '');
    lines.push(
      ...markdownTable(
        ['What', 'Figure', 'Says', 'Source', 'Note'],
        entries.map((a) => [`\`${a.path}\``, a.figure, a.text, a.source.join(', '), a.note]),
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}
