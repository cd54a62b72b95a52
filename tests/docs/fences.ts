import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block of a page of docs/. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** Line of the page on which its text begins. */
  readonly line: number;
}

export const page = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');

/** Every fenced block of a page, in order. */
export function fences(text: string): Fence[] {
  const found: Fence[] = [];
  let open: { language: string; line: number; lines: string[] } | null = null;
  for (const [i, line] of text.split('\n').entries()) {
    const mark = /^```(\w*)\s*$/.exec(line);
    if (!mark) open?.lines.push(line);
    else if (open === null) open = { language: mark[1] ?? '', line: i + 2, lines: [] };
    else {
      found.push({ language: open.language, line: open.line, text: `${open.lines.join('\n')}\n` });
      open = null;
    }
  }
  if (open !== null) throw new Error(`the block that begins on line ${open.line} is not closed`);
  return found;
}
