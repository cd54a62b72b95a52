import {
  type CallExpression,
  isArrayLiteralExpression,
  isArrowFunction,
  isAsExpression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isForOfStatement,
  isFunctionDeclaration,
  isIdentifier,
  isNonNullExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isReturnStatement,
  isSatisfiesExpression,
  isSpreadElement,
  isStringLiteral,
  isSwitchStatement,
  isTemplateExpression,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { type Type, TypeFlags } from 'typescript/unstable/sync';
import { type Checked, type CheckedFile, oneLine } from './checked-source.ts';

/** Methods that look into a string or take it apart. */
const APART: ReadonlySet<string> = new Set(
  (
    'split replace replaceAll match matchAll search includes indexOf lastIndexOf startsWith endsWith slice ' +
    'substring substr at charAt charCodeAt codePointAt trim trimStart trimEnd localeCompare'
  ).split(' '),
);

/** Methods whose result is the same text in another dress. */
const DRESS: ReadonlySet<string> = new Set(
  (
    'toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase normalize padStart padEnd repeat concat toString ' +
    'valueOf toWellFormed split replace replaceAll slice substring trim trimStart trimEnd'
  ).split(' '),
);

/** Methods that hand on the members of a list, as themselves or as what a function makes of them. */
const LISTS: ReadonlySet<string> = new Set(
  'join map flatMap filter sort toSorted reverse slice concat flat at find findLast pop shift'.split(' '),
);

/** Where texts are laid out: broken into lines, cut to a width, cleaned. Nothing is learnt there from what they say. */
const LAYOUT = /^(app\/ui\/canvas\/|report\/words\.ts|app\/cli\/say\.ts|model\/characters\.ts)/;

export const inTelling = (path: string): boolean => path.startsWith('telling/');

/** The expression without brackets and casts around it. */
export function bare(node: Node): Node {
  let at = node;
  while (
    isParenthesizedExpression(at) ||
    isAsExpression(at) ||
    isSatisfiesExpression(at) ||
    isNonNullExpression(at)
  )
    at = at.expression;
  return at;
}

/** What a function gives back: its expression, or what stands after each of its own `return`s. */
function resultsOf(node: Node): Node[] {
  const body = isArrowFunction(node) || isFunctionDeclaration(node) ? node.body : undefined;
  if (!body) return [];
  if (!isBlock(body)) return [body];
  const found: Node[] = [];
  const visit = (n: Node): undefined => {
    if (isReturnStatement(n)) {
      if (n.expression) found.push(n.expression);
    } else if (!isArrowFunction(n) && !isFunctionDeclaration(n)) n.forEachChild(visit);
    return undefined;
  };
  body.forEachChild(visit);
  return found;
}

/** Knows of an expression whether it is, or holds, words that `telling/` made. */
class Tracer {
  private readonly sources: Checked;
  private readonly words: Type;
  private readonly parameters = new Set<number>();
  private readonly known = new Map<Node, boolean>();

  constructor(sources: Checked) {
    this.sources = sources;
    this.words = sources.exported('telling', 'Words');
  }

  /** Follows told arguments into the functions that get them, until nothing new is found. */
  follow(files: readonly CheckedFile[]): void {
    const calls = files.flatMap((f) => f.nodes.filter(isCallExpression));
    this.sources.learn(calls.flatMap((call) => [...call.arguments].filter((a) => !isSpreadElement(a))));
    for (let before = -1; before !== this.parameters.size; ) {
      before = this.parameters.size;
      this.known.clear();
      for (const call of calls) this.handOver(call);
    }
  }

  private handOver(call: CallExpression): void {
    for (const [i, argument] of call.arguments.entries()) {
      if (!this.told(argument)) continue;
      const sign = this.sources.signOf(call.expression);
      const home = sign ? this.sources.homeOf(sign) : '';
      if (!sign || home === '' || inTelling(home) || LAYOUT.test(home)) continue;
      const declared = this.sources.declarationOf(sign);
      const made = declared && isVariableDeclaration(declared) ? declared.initializer : declared;
      if (!made || !(isArrowFunction(made) || isFunctionDeclaration(made))) continue;
      const parameter = made.parameters[i];
      const name =
        parameter && isIdentifier(parameter.name) ? this.sources.signOf(parameter.name) : undefined;
      if (name) this.parameters.add(name.id);
    }
  }

  told(node: Node): boolean {
    const at = bare(node);
    const known = this.known.get(at);
    if (known !== undefined) return known;
    // A text that is made of itself is told no more than its other parts.
    this.known.set(at, false);
    const found = this.look(at);
    this.known.set(at, found);
    return found;
  }

  private look(at: Node): boolean {
    if (isTemplateExpression(at)) return [...at.templateSpans].some((span) => this.told(span.expression));
    if (isConditionalExpression(at)) return this.told(at.whenTrue) || this.told(at.whenFalse);
    if (isBinaryExpression(at)) {
      const { kind } = at.operatorToken;
      const joins =
        kind === SyntaxKind.PlusToken ||
        kind === SyntaxKind.QuestionQuestionToken ||
        kind === SyntaxKind.BarBarToken;
      return joins && (this.told(at.left) || this.told(at.right));
    }
    if (isArrayLiteralExpression(at)) return [...at.elements].some((e) => this.told(e));
    if (isSpreadElement(at)) return this.told(at.expression);
    if (isCallExpression(at)) return this.toldCall(at);
    if (isPropertyAccessExpression(at)) return this.isWords(at) || this.ofTelling(at.name, at);
    if (isElementAccessExpression(at)) return this.isWords(at) || this.ofTelling(at.expression, at);
    if (isIdentifier(at)) return this.isWords(at) || this.toldName(at);
    return false;
  }

  private toldCall(call: CallExpression): boolean {
    const { expression: callee } = call;
    if (this.ofTelling(callee, call) || this.isWords(call)) return true;
    if (isPropertyAccessExpression(callee)) {
      const { text } = callee.name;
      if (DRESS.has(text) || LISTS.has(text)) {
        const [first] = call.arguments;
        const made = (text === 'map' || text === 'flatMap') && first ? resultsOf(first) : [];
        if (made.some((r) => this.told(r))) return true;
        return made.length === 0 && this.told(callee.expression);
      }
      return false;
    }
    const sign = isIdentifier(callee) ? this.sources.signOf(callee) : undefined;
    if (!sign || this.sources.homeOf(sign) === '' || LAYOUT.test(this.sources.homeOf(sign))) return false;
    const declared = this.sources.declarationOf(sign);
    const made = declared && isVariableDeclaration(declared) ? declared.initializer : declared;
    return made !== undefined && this.isText(call) && resultsOf(made).some((r) => this.told(r));
  }

  /** Is it, or is what it is taken from, declared in `telling/`, and a text? */
  private ofTelling(name: Node, whole: Node): boolean {
    const end = isPropertyAccessExpression(name) ? name.name : name;
    if (!isIdentifier(end)) return false;
    const sign = this.sources.signOf(end);
    return sign !== undefined && inTelling(this.sources.homeOf(sign)) && this.isText(whole);
  }

  private toldName(name: Node): boolean {
    const sign = this.sources.signOf(name);
    if (!sign) return false;
    if (this.parameters.has(sign.id)) return true;
    const declared = this.sources.declarationOf(sign);
    if (!declared || !isVariableDeclaration(declared)) return false;
    return (
      declared.initializer !== undefined && isIdentifier(declared.name) && this.told(declared.initializer)
    );
  }

  private isText(node: Node): boolean {
    const type = this.sources.typeOf(node);
    return (
      type !== undefined && members(type).some((t) => (t.flags & TypeFlags.String) !== 0 || this.same(t))
    );
  }

  private isWords(node: Node): boolean {
    const type = this.sources.typeOf(node);
    return type !== undefined && members(type).some((t) => this.same(t));
  }

  private same(type: Type): boolean {
    return type.id === this.words.id || type.getAliasSymbol()?.name === 'Words';
  }
}

/** A type's alternatives. */
export const members = (type: Type): readonly Type[] => (type.isUnionType() ? type.getTypes() : [type]);

/** What is done to a text to learn from it, and the text it is done to; null for anything else. */
function looksInto(node: Node): readonly Node[] {
  if (isCallExpression(node) && isPropertyAccessExpression(node.expression)) {
    const { expression: on, name } = node.expression;
    if (name.text === 'test' || name.text === 'exec') return [...node.arguments];
    if (name.text === 'from' && on.getText() === 'Array') return [...node.arguments].slice(0, 1);
    return APART.has(name.text) ? [on] : [];
  }
  if (isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const compares =
      kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsEqualsToken;
    const [a, b] = [bare(node.left), bare(node.right)];
    // Whether there is any text at all may be asked.
    const says = (x: Node): boolean => isStringLiteral(x) && x.text !== '';
    return compares && (says(a) || says(b)) ? [says(a) ? b : a] : [];
  }
  if (isSwitchStatement(node)) return [node.expression];
  if (isElementAccessExpression(node)) return [node.expression];
  if (isSpreadElement(node)) return [node.expression];
  if (isForOfStatement(node)) return [node.expression];
  return [];
}

/** A list of texts may be gone through; a text may not. */
const isList = (sources: Checked, node: Node): boolean => {
  const type = sources.typeOf(node);
  return type !== undefined && (sources.checker.isArrayType(type) || sources.checker.isTupleType(type));
};

/** Every place outside `telling/` and the layout where told words are looked into or taken apart. */
export function parsed(sources: Checked): string[] {
  const files = sources.files.filter((f) => !inTelling(f.path));
  const tracer = new Tracer(sources);
  tracer.follow(files);
  return files
    .filter((f) => !LAYOUT.test(f.path))
    .flatMap((f) => f.nodes)
    .filter((node) => looksInto(node).some((text) => tracer.told(text) && !isList(sources, bare(text))))
    .map((node) => `${sources.place(node)}: ${oneLine(node)}`);
}
