import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Problem } from '../model/index.ts';
import { unfitIn } from '../model/index.ts';
import { dotted, type Mark, type Member, type Page, type Path, problemAt } from './marks.ts';
import { quoted } from './nearest.ts';

/** Deepest nesting of maps and lists. */
export const DEEPEST = 64;
/** Most values that all aliases of a file may stand for: a bomb multiplies, a scenario repeats a note. */
const MOST_ALIASED = 20_000;

/** A converted node, with its weight for the caps on what aliases may stand for. */
interface Converted {
  readonly value: unknown;
  readonly mark: Mark;
  /** Nodes in it, itself included. */
  readonly size: number;
  /** Levels of maps and lists in it. */
  readonly height: number;
}

const unfitText = (character: string): string =>
  `holds the character ${character}, which is not safe to show: take it out`;

/** Nodes to plain values and their marks, noting what is refused on the way. */
export class Converter {
  readonly problems: Problem[] = [];
  readonly refused: Set<string> = new Set();
  private readonly page: Page;
  private readonly anchors = new Map<string, Converted>();
  private aliased = 0;

  constructor(page: Page) {
    this.page = page;
  }

  private complain(offset: number, path: Path, message: string): void {
    this.problems.push(problemAt(this.page, offset, path, message));
  }

  private refuse(offset: number, path: Path, message: string): Converted {
    this.complain(offset, path, message);
    this.refused.add(dotted(path));
    return this.leaf(undefined, offset);
  }

  private leaf(value: unknown, offset: number): Converted {
    return { value, mark: { page: this.page, offset, members: new Map() }, size: 1, height: 0 };
  }

  /** The plain value of a node; `at` is where it would stand if it is not there. */
  convert(node: Node | null | undefined, path: Path, at: number): Converted {
    const offset = node?.range?.[0] ?? at;
    if (isAlias(node)) return this.alias(node.source, path, offset);
    const converted = this.content(node, path, offset);
    const anchor = node?.anchor;
    if (anchor !== undefined) this.anchors.set(anchor, converted);
    return converted;
  }

  private content(node: Node | null | undefined, path: Path, offset: number): Converted {
    if (node?.tag !== undefined) {
      return this.refuse(
        offset,
        path,
        `tags (${quoted(node.tag.replace('tag:yaml.org,2002:', '!!'))}) are not read here: write the plain value`,
      );
    }
    if (isMap(node)) return this.map(node.items, path, offset);
    if (isSeq(node)) return this.list(node.items as unknown[], path, offset);
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return this.refuse(offset, path, `${value} is not a finite number`);
    }
    if (typeof value === 'string') {
      const character = unfitIn(value);
      if (character !== undefined) return this.refuse(offset, path, unfitText(character));
    }
    // Minus nothing is nothing: a record's JSON would not keep the sign.
    return this.leaf(value === 0 ? 0 : value, offset);
  }

  /** The anchored value again. An anchor counts only once it is complete, so no value can hold itself. */
  private alias(name: string, path: Path, offset: number): Converted {
    const converted = this.anchors.get(name);
    if (converted === undefined) {
      return this.refuse(offset, path, `no value before this one has the anchor ${quoted(`&${name}`)}`);
    }
    this.aliased += converted.size;
    if (this.aliased > MOST_ALIASED) {
      return this.refuse(
        offset,
        path,
        `the aliases stand for more than ${MOST_ALIASED} values: write them out`,
      );
    }
    if (path.length + converted.height > DEEPEST) {
      return this.refuse(offset, path, `with its aliases this is nested more than ${DEEPEST} deep`);
    }
    return { ...converted, mark: { ...converted.mark, offset } };
  }

  private list(items: readonly unknown[], path: Path, offset: number): Converted {
    const value: unknown[] = [];
    const members = new Map<number, Member>();
    let size = 1;
    let height = 0;
    for (const [i, item] of items.entries()) {
      const one = this.convert(item as Node | null, [...path, i], offset);
      value.push(one.value);
      members.set(i, { page: this.page, key: one.mark.offset, value: one.mark });
      size += one.size;
      height = Math.max(height, one.height);
    }
    return { value, mark: { page: this.page, offset, members }, size, height: height + 1 };
  }

  /** Why a name cannot be a key here, or nothing. */
  private unfit(name: string, members: ReadonlyMap<string, Member>): string | undefined {
    const character = unfitIn(name);
    if (character !== undefined) return unfitText(character);
    if (name === '<<') return 'merge keys (<<) are not read here: write the entries out';
    if (Object.hasOwn(Object.prototype, name) || name === 'prototype') {
      return `${quoted(name)} cannot be used as a name: choose another`;
    }
    return members.has(name) ? `${quoted(name)} is given twice: keep one of the two` : undefined;
  }

  private map(items: readonly Pair[], path: Path, offset: number): Converted {
    const value: Record<string, unknown> = {};
    const members = new Map<string, Member>();
    let size = 1;
    let height = 0;
    for (const pair of items) {
      const key = pair.key as Node | null;
      const at = key?.range?.[0] ?? offset;
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.complain(at, path, 'a key must be a plain name');
        continue;
      }
      const name = key.value;
      const inside = [...path, name];
      const unfit = this.unfit(name, members);
      if (unfit !== undefined) {
        this.complain(at, inside, unfit);
        continue;
      }
      const one = this.convert(pair.value as Node | null, inside, key.range?.[1] ?? at);
      value[name] = one.value;
      members.set(name, { page: this.page, key: at, value: one.mark });
      size += one.size;
      height = Math.max(height, one.height);
    }
    return { value, mark: { page: this.page, offset, members }, size, height: height + 1 };
  }
}
