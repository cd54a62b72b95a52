import type { Block } from './page.ts';
import { scatterLines } from './scatter.ts';
import { inAscii, tabled, wrap, wrappedOver } from './words.ts';

/** Columns of a page in characters. */
const COLUMNS = 80;

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
      return wrappedOver(block.text, '=', COLUMNS);
    case 'heading':
      return ['', ...wrappedOver(block.text, '-', COLUMNS), ''];
    case 'subheading':
      return ['', ...wrap(block.text, 0, 0, COLUMNS)];
    case 'para':
      return wrap(block.text, 0, 0, COLUMNS);
    case 'list':
      return [...block.items.flatMap((item) => wrap(`- ${item}`, 0, 2, COLUMNS)), ''];
    case 'table':
      return [
        '',
        ...wrap(block.caption, 0, 0, COLUMNS),
        '',
        ...tabled(block.head, block.rows, block.right, COLUMNS),
        '',
      ];
    case 'chart':
      return block.drawn ? ['', ...scatterLines(block.chart), ''] : [];
    default: {
      const never: never = block;
      return never;
    }
  }
}

/** A page as plain text, 80 columns wide. `ascii`: without a character beyond ASCII. */
export function pageText(blocks: readonly Block[], ascii = false): string {
  const lines: string[] = [];
  for (const line of blocks.flatMap(linesOf))
    if (line !== '' || (lines.at(-1) ?? '') !== '') lines.push(line);
  while (lines.at(-1) === '') lines.pop();
  const text = `${lines.join('\n')}\n`;
  return ascii ? inAscii(text) : text;
}
