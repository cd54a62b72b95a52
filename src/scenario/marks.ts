import type { LineCounter } from 'yaml';
import { onOneLine, type Problem } from '../model/index.ts';
import { cut } from './characters.ts';

export type Path = readonly (string | number)[];

/** A file's name and line table. */
export interface Page {
  readonly name: string;
  readonly lines: LineCounter;
}

/** Where a value stands in its file, and where its members' keys and values stand. */
export interface Mark {
  readonly page: Page;
  readonly offset: number;
  readonly members: ReadonlyMap<string | number, Member>;
}

export interface Member {
  readonly page: Page;
  /** Offset of the key; of the item itself in a list. */
  readonly key: number;
  readonly value: Mark;
}

/** Something wrong at a path; `key`: the name itself is wrong, not what stands under it. */
export interface Finding {
  readonly path: Path;
  readonly key?: boolean;
  readonly message: string;
}

export const dotted = (path: Path): string => path.join('.');

/** Characters of one name in a path that is shown, and of a whole message. */
const LONGEST_STEP = 80;
const LONGEST_MESSAGE = 1000;

/** A path as problems show it: on one line, a name of any length cut. */
export const shownPath = (path: Path): string =>
  path.map((step) => onOneLine(cut(String(step), LONGEST_STEP))).join('.');

/** A message as problems show it: on one line, without a character that a terminal would obey. */
export const shownMessage = (message: string): string => onOneLine(cut(message, LONGEST_MESSAGE));

/** A problem at an offset of a file. */
export function problemAt(page: Page, offset: number, path: Path, message: string): Problem {
  const { line, col } = page.lines.linePos(offset);
  return {
    file: page.name,
    line: Math.max(1, line),
    column: Math.max(1, col),
    path: shownPath(path),
    message: shownMessage(message),
  };
}

/**
 * A finding with its place. What is missing is shown at the key of the nearest thing that is there; what the
 * shorthand left out (the only source, written without a list) at the value that stands for it.
 */
export function place(root: Mark, { path, key, message }: Finding): Problem {
  let mark = root;
  let page = root.page;
  let offset = root.offset;
  for (const [depth, step] of path.entries()) {
    const member = mark.members.get(step);
    if (member === undefined) {
      if (mark.members.size === 0) offset = mark.offset;
      return problemAt(page, offset, path, message);
    }
    page = member.page;
    mark = member.value;
    offset = key === true || depth < path.length - 1 ? member.key : mark.offset;
  }
  return problemAt(page, offset, path, message);
}

/** By file as given, then line, then column. */
export function inOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const order = new Map(files.map((name, i) => [name, i]));
  const at = (problem: Problem): number => order.get(problem.file) ?? 0;
  return [...problems].sort((a, b) => at(a) - at(b) || a.line - b.line || a.column - b.column);
}
