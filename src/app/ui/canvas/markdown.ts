import { type Row, rows, type Tone } from './paint.ts';
import { wrap } from './text.ts';
import { widthOf } from './widths.ts';

/** A paragraph, heading or list item of a little Markdown, its lines joined. */
interface Block {
  readonly text: string;
  readonly mark: string;
  readonly indent: number;
  readonly tone: Tone;
  /** After an empty line. */
  readonly apart: boolean;
}

/** Bold, italics and code without their marks; a star or a bar that marks nothing stays. */
const bare = (text: string): string =>
  text
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/__(.+?)__/g, '$1')
    .replace(/(^|[^\w*])\*(?=\S)([^*]*?\S)\*(?![\w*])/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { text: string; mark: string; indent: number; tone: Tone; apart: boolean } | null = null;
  let apart = false;
  const close = (): void => {
    if (!open) return;
    const whole = /^\*\*[^*]+\*\*$/.test(open.text.trim());
    blocks.push({ ...open, text: bare(open.text), tone: whole ? 'strong' : open.tone });
    open = null;
  };
  const start = (text: string, mark: string, indent: number, tone: Tone): void => {
    close();
    open = { text, mark, indent, tone, apart };
    apart = false;
  };
  for (const raw of markdown.split('\n')) {
    const heading = /^\s*#+\s+(.*?)\s*#*\s*$/.exec(raw);
    const item = /^(\s*)(?:[-*+]|(\d+[.)]))\s+(.*)$/.exec(raw);
    if (raw.trim() === '') {
      close();
      apart = true;
    } else if (heading) {
      start(heading[1] ?? '', '', 0, 'strong');
      close();
    } else if (item) {
      const deep = Math.min(3, Math.floor((item[1] ?? '').length / 2));
      start(item[3] ?? '', `${item[2] ?? '•'} `, 2 * deep, 'plain');
    } else if (open === null) {
      start(raw.trim(), '', 0, 'plain');
    } else {
      (open as { text: string }).text += ` ${raw.trim()}`;
    }
  }
  close();
  return blocks;
}

/** A little Markdown as rows: paragraphs and list items flow anew, headings and wholly bold paragraphs stand out. */
export function markdownRows(markdown: string, width: number): Row[] {
  return blocksOf(markdown).flatMap((b, i) => {
    const pad = ' '.repeat(b.indent);
    const lines = wrap(`${b.mark}${b.text}`, width - b.indent, widthOf(b.mark)).map((l) => pad + l);
    return [...(b.apart && i > 0 ? rows(['']) : []), ...rows(lines, b.tone)];
  });
}

/** The same as plain lines. */
export const plainMarkdown = (markdown: string, width: number): string[] =>
  markdownRows(markdown, width).map((r) => r.map((s) => s.text).join(''));
