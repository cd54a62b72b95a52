import { type Block, type Line, type Sheet, spansOf } from './sheet.ts';

/** What Markdown would take for a mark of its own. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');

const fenced = { strong: '**', em: '*', code: '`' } as const;

function said(text: Line, english: string): string {
  return spansOf(text)
    .map(({ text: part, tone, lang }) => {
      const mark = lang === undefined || part.trim() === '' ? '' : ` \\[${english}\\]`;
      if (tone === undefined) return `${escaped(part)}${mark}`;
      const inside = tone === 'code' ? part.replaceAll('`', "'") : escaped(part.trim());
      return `${fenced[tone]}${inside}${fenced[tone]}${mark}`;
    })
    .join('');
}

const RULE = '\\_'.repeat(40);

function blockLines(b: Block, english: string): string[] {
  const line = (text: Line): string => said(text, english);
  switch (b.kind) {
    case 'heading':
      return [`${'#'.repeat(b.level)} ${line(b.text)}`];
    case 'para':
      return [line(b.text)];
    case 'note':
      return [`> ${line(b.text)}`];
    case 'list':
      return b.items.map((item, i) => `${b.ordered ? `${i + 1}.` : '-'} ${line(item)}`);
    case 'boxes':
      return b.items.map((item) => `- [ ] ${line(item)}`);
    case 'table': {
      const row = (cells: readonly Line[]): string => `| ${cells.map(line).join(' | ')} |`;
      const bar = b.head.map((_, i) => (b.right?.includes(i) ? '---:' : '---'));
      return [`**${line(b.caption)}**`, '', row(b.head), `| ${bar.join(' | ')} |`, ...b.rows.map(row)];
    }
    case 'lines':
      return [line(b.label), ...Array.from({ length: b.count }).flatMap(() => ['', RULE])];
    default: {
      const never: never = b;
      return never;
    }
  }
}

/** A sheet in Markdown. `english`: the mark behind what stands in another language than the sheet's. */
export function sheetMarkdown(sheet: Sheet, english: string): string {
  const head = [`# ${escaped(sheet.title)}`, '', escaped(sheet.of)];
  if (sheet.secret !== null) head.push('', `> **${escaped(sheet.secret)}**`);
  return `${[...head, ...sheet.blocks.flatMap((b) => ['', ...blockLines(b, english)])].join('\n')}\n`;
}
