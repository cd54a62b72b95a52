import { type Block, type Line, type Sheet, type Span, spansOf } from './sheet.ts';
import { SHEET_STYLE } from './sheet-style.ts';
import { escaped } from './words.ts';

const TAGS = { strong: 'strong', em: 'em', code: 'code' } as const;

function spanHtml({ text, tone, lang }: Span, english: string): string {
  const inner = tone === undefined ? escaped(text) : `<${TAGS[tone]}>${escaped(text)}</${TAGS[tone]}>`;
  if (lang === undefined || text.trim() === '') return inner;
  return `<span lang="${escaped(lang)}">${inner}</span> <small>[${escaped(english)}]</small>`;
}

function blockHtml(b: Block, english: string): string {
  const line = (text: Line): string =>
    spansOf(text)
      .map((span) => spanHtml(span, english))
      .join('');
  switch (b.kind) {
    case 'heading':
      return `<h${b.level}>${line(b.text)}</h${b.level}>`;
    case 'para':
      return `<p>${line(b.text)}</p>`;
    case 'note':
      return `<p class="note">${line(b.text)}</p>`;
    case 'list': {
      const tag = b.ordered ? 'ol' : 'ul';
      return `<${tag}>${b.items.map((item) => `<li>${line(item)}</li>`).join('')}</${tag}>`;
    }
    case 'boxes':
      return `<ul class="boxes">${b.items.map((item) => `<li>${line(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const side = (i: number): string => (b.right?.includes(i) ? ' class="figure"' : '');
      const head = b.head.map((cell, i) => `<th scope="col"${side(i)}>${line(cell)}</th>`).join('');
      const row = (cells: readonly Line[]): string => {
        const inner = cells.map((cell, i) =>
          i === 0 ? `<th scope="row">${line(cell)}</th>` : `<td${side(i)}>${line(cell)}</td>`,
        );
        return `<tr>${inner.join('')}</tr>`;
      };
      const body = b.rows.map(row).join('\n');
      return `<table><caption>${line(b.caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
    }
    case 'lines':
      return `<p class="label">${line(b.label)}</p>${'<p class="rule" aria-hidden="true"></p>'.repeat(b.count)}`;
    default: {
      const never: never = b;
      return never;
    }
  }
}

function article(sheet: Sheet, english: string): string {
  const secret = sheet.secret === null ? '' : `\n<p class="secret">${escaped(sheet.secret)}</p>`;
  const blocks = sheet.blocks.map((b) => blockHtml(b, english)).join('\n');
  return `<article${sheet.onePage ? ' class="one-page"' : ''}>
<header><p class="of">${escaped(sheet.of)}</p>
<h1>${escaped(sheet.title)}</h1>${secret}</header>
${blocks}
</article>`;
}

/**
 * Sheets as one HTML page, each beginning on a page of its own: nothing is fetched, no script runs, and it prints on A4
 * and Letter. `english`: the mark behind what stands in another language than the sheet's.
 */
export function sheetsHtml(title: string, sheets: readonly Sheet[], english: string): string {
  return `<!doctype html>
<html lang="${escaped(sheets[0]?.lang ?? 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${SHEET_STYLE}</style>
</head>
<body>
<main>
${sheets.map((s) => article(s, english)).join('\n')}
</main>
</body>
</html>
`;
}
