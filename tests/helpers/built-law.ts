import {
  isBinaryExpression,
  isCallExpression,
  isCaseClause,
  isConditionalExpression,
  isIdentifier,
  isIfStatement,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isSwitchStatement,
  isTemplateExpression,
  isThrowStatement,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import type { Type } from 'typescript/unstable/sync';
import { type Checked, oneLine } from './checked-source.ts';
import { bare, inTelling, members } from './told-law.ts';

/** What happened and why, as facts: room and name of each type. Its words belong to `telling/`. */
const FACTS: readonly (readonly [string, string])[] = [
  ['model', 'Act'],
  ['model', 'Refusal'],
  ['model', 'MoveCause'],
  ['rules', 'Reason'],
  ['rules', 'Cause'],
  ['analysis', 'ExplainedReason'],
  ['model', 'Hindrance'],
  ['model', 'Remark'],
];

/** The field by which each of them is told apart. */
const KINDS: ReadonlySet<string> = new Set(['type', 'code']);

/** Words that follow each other, or a sentence's end: no name of a thing has either. */
const PROSE = /\p{L}[,:;]? +["“(]?\p{L}|\p{L}[.!?:]( |$)/u;

/** The text that stands in a literal itself, without what is put into it; empty for any other node. */
function written(node: Node): string {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!isTemplateExpression(node)) return '';
  return [node.head.text, ...[...node.templateSpans].map((s) => s.literal.text)].join('…');
}

/** Our own bugs are no part of the game: what is thrown may say anything. */
const isThrown = (node: Node): boolean =>
  isThrowStatement(node) ||
  (isNewExpression(node) && isIdentifier(node.expression) && /Error$/.test(node.expression.text));

/** Every literal of prose under a node, or the node itself. */
export function proseIn(node: Node): Node[] {
  if (isThrown(node)) return [];
  const found: Node[] = PROSE.test(written(node)) ? [node] : [];
  node.forEachChild((child): undefined => {
    found.push(...proseIn(child));
    return undefined;
  });
  return found;
}

class Builder {
  private readonly sources: Checked;
  private readonly facts: readonly Type[];
  /** The codes of each kind of fact. */
  private readonly codes: readonly ReadonlySet<string>[];
  private readonly isFact = new Map<number, boolean>();

  constructor(sources: Checked) {
    this.sources = sources;
    this.facts = FACTS.map(([room, name]) => sources.exported(room, name));
    this.codes = this.facts.map((fact) => this.codesOf(fact));
  }

  /** The literals by which the members of a union of facts are told apart. */
  private codesOf(fact: Type): ReadonlySet<string> {
    const { checker } = this.sources;
    return new Set(
      members(fact).flatMap((one) => {
        if (one.isStringLiteralType()) return [one.value];
        return [...KINDS].flatMap((field) => {
          const sign = checker.getPropertyOfType(one, field);
          const type = sign && checker.getTypeOfSymbol(sign);
          return type ? members(type).flatMap((t) => (t.isStringLiteralType() ? [t.value] : [])) : [];
        });
      }),
    );
  }

  /** How many codes there are of each kind: a law that knows none holds nothing. */
  get sizes(): readonly number[] {
    return this.codes.map((set) => set.size);
  }

  /** Is it a fact, or the code of one? */
  private fact(node: Node): boolean {
    const type = this.sources.typeOf(bare(node));
    if (!type) return false;
    const known = this.isFact.get(type.id);
    if (known !== undefined) return known;
    const found = this.judge(type);
    this.isFact.set(type.id, found);
    return found;
  }

  private judge(type: Type): boolean {
    const parts = members(type);
    if (parts.every((t) => t.isStringLiteralType())) {
      const all = parts.map((t) => (t.isStringLiteralType() ? t.value : ''));
      return all.length > 1 && this.codes.some((set) => all.every((code) => set.has(code)));
    }
    if (!parts.some((t) => t.isObjectType() || t.isIntersectionType())) return false;
    const { checker } = this.sources;
    const kinds = [...KINDS].flatMap((field) => {
      const sign = checker.getPropertyOfType(type, field);
      return sign ? [checker.getTypeOfSymbol(sign)] : [];
    });
    const coded = kinds.some(
      (kind) =>
        kind !== undefined &&
        members(kind).every((t) => t.isStringLiteralType() && this.codes.some((set) => set.has(t.value))),
    );
    return coded && this.facts.some((fact) => checker.isTypeAssignableTo(type, fact));
  }

  /** Does a condition ask what a fact is: `x.code === '…'`, or a variable that is its code? */
  private asks(node: Node): boolean {
    const at = bare(node);
    if (isBinaryExpression(at)) {
      const { kind } = at.operatorToken;
      if (kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsEqualsToken) {
        const sides = [bare(at.left), bare(at.right)];
        const literal = sides.find((x) => isStringLiteral(x));
        const other = sides.find((x) => x !== literal);
        return literal !== undefined && other !== undefined && this.kind(other);
      }
      return this.asks(at.left) || this.asks(at.right);
    }
    return false;
  }

  /** Is it a fact's code, read off the fact or kept in a variable? */
  private kind(node: Node): boolean {
    const at = bare(node);
    if (isPropertyAccessExpression(at) && KINDS.has(at.name.text))
      return this.fact(at.expression) || this.fact(at);
    return this.fact(at);
  }

  /** Prose that depends on what a fact is, or that names something out of one. */
  from(node: Node): Node[] {
    if (isSwitchStatement(node) && this.kind(node.expression))
      return [...node.caseBlock.clauses].flatMap((clause) =>
        [...clause.statements].flatMap((s) => (isCaseClause(clause) ? proseIn(s) : [])),
      );
    if (isConditionalExpression(node) && this.asks(node.condition))
      return [...proseIn(node.whenTrue), ...proseIn(node.whenFalse)];
    if (isIfStatement(node) && this.asks(node.expression))
      return [...proseIn(node.thenStatement), ...(node.elseStatement ? proseIn(node.elseStatement) : [])];
    if (isObjectLiteralExpression(node)) return this.table(node);
    if (isTemplateExpression(node) && PROSE.test(written(node)))
      return [...node.templateSpans].some((s) => this.reads(s.expression)) ? [node] : [];
    return [];
  }

  /** A table of words by code. */
  private table(node: Node): Node[] {
    if (!isObjectLiteralExpression(node)) return [];
    const rows = [...node.properties].filter(isPropertyAssignment);
    const keys = rows.map((r) => (isStringLiteral(r.name) || isIdentifier(r.name) ? r.name.text : ''));
    const whole = rows.length > 1 && rows.length === node.properties.length;
    const ours = whole && this.codes.some((set) => keys.every((key) => set.has(key)));
    return ours ? rows.flatMap((r) => proseIn(r.initializer)) : [];
  }

  /** Is something read off a fact in it? What is only handed on, such as a whole reason to `telling/`, is not. */
  private reads(node: Node): boolean {
    if (isPropertyAccessExpression(node) && this.fact(node.expression)) return true;
    let found = false;
    node.forEachChild((child): undefined => {
      found ||= this.reads(child);
      return undefined;
    });
    return found;
  }
}

/** Every place outside `telling/` where words are made of an act, a refusal, a reason, a cause or another fact. */
export function built(sources: Checked): {
  readonly places: readonly string[];
  readonly sizes: readonly number[];
} {
  const builder = new Builder(sources);
  const thrown = (node: Node): boolean => {
    for (let at: Node | undefined = node; at; at = at.parent) if (isThrown(at)) return true;
    return false;
  };
  const found = sources.files
    .filter((f) => !inTelling(f.path))
    .flatMap((f) => f.nodes)
    .flatMap((node) => builder.from(node))
    .filter((node) => !thrown(node) && !isCallExpression(node));
  const places = [...new Set(found)].map((node) => `${sources.place(node)}: ${oneLine(node)}`);
  return { places, sizes: builder.sizes };
}
