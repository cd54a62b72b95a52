import { type Block, heading, type Line, list, para, type Span } from './sheet.ts';

/**
 * Authors' prose, a little Markdown, as blocks: paragraphs, lists, headings; bold, italics and code within them. Whatever
 * else stands there, HTML and links among it, is text.
 */

const MARKS = /\*\*(.+?)\*\*|__(.+?)__|`([^`]+)`|(?<![\w*])\*(?=\S)([^*]*?\S)\*(?![\w*])/gs;

function inline(text: string, lang: string | undefined): Line {
  const spans: Span[] = [];
  const add = (said: string, tone?: Span['tone']): void => {
    if (said !== '') spans.push({ text: said, tone, lang });
  };
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    add(text.slice(at, found.index));
    const [whole, bold, bar, code, italic] = found;
    if (code !== undefined) add(code, 'code');
    else if (italic !== undefined) add(italic, 'em');
    else add(bold ?? bar ?? whole, 'strong');
    at = found.index + whole.length;
  }
  add(text.slice(at));
  return spans;
}

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^\s*#+\s+(.*?)\s*#*\s*$/;

/** A paragraph or an item being read. */
interface Open {
  readonly kind: 'para' | 'item' | 'numbered';
  text: string;
}

/** Blocks of an author's prose; `lang` where it is not in the sheet's language. */
export function proseBlocks(markdown: string, lang?: string): Block[] {
  const blocks: Block[] = [];
  let items: { ordered: boolean; list: Line[] } | null = null;
  let open: Open | null = null;
  const closeList = (): void => {
    if (items) blocks.push(list(items.list, items.ordered));
    items = null;
  };
  const close = (): void => {
    if (!open) return;
    const said = inline(open.text.trim(), lang);
    if (open.kind === 'para') {
      closeList();
      blocks.push(para(said));
    } else {
      const ordered = open.kind === 'numbered';
      if (items && items.ordered !== ordered) closeList();
      items ??= { ordered, list: [] };
      items.list.push(said);
    }
    open = null;
  };
  for (const raw of markdown.split('\n')) {
    const head = HEADING.exec(raw);
    const item = ITEM.exec(raw);
    if (raw.trim() === '') close();
    else if (head) {
      close();
      closeList();
      blocks.push(heading(inline(head[1] ?? '', lang), 3));
    } else if (item) {
      close();
      open = { kind: item[1] === undefined ? 'item' : 'numbered', text: item[2] ?? '' };
    } else if (open) (open as Open).text += ` ${raw.trim()}`;
    else open = { kind: 'para', text: raw.trim() };
  }
  close();
  closeList();
  return blocks;
}
