import { posix } from 'node:path';
import { type Comment, type Node, parseSync, type Statement, visitorKeys } from 'oxc-parser';

/** Text of a file by its path inside `src`; null where there is none. */
export type ReadSource = (path: string) => string | null;

/** A declaration that a name stands for, and the file it stands in. */
export interface Declared {
  /** Path inside `src`. */
  readonly path: string;
  readonly name: string;
  /** Its doc comment without stars; empty where there is none. */
  readonly doc: string;
  readonly kind: 'function' | 'class' | 'constant' | 'type';
  /** As a caller sees it: without bodies, initial values and private members. */
  readonly signature: string;
  /** Names of types that the signature uses. */
  readonly uses: readonly string[];
}

interface Module {
  readonly path: string;
  readonly text: string;
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
}

/** Where a name is to be looked for next. */
interface Step {
  readonly path: string;
  readonly name: string;
}

/** Modules parsed once each. */
export type Modules = (path: string) => Module;

/** @throws for a file that is missing or does not parse */
export function modulesOf(read: ReadSource): Modules {
  const parsed = new Map<string, Module>();
  return (path) => {
    const known = parsed.get(path);
    if (known) return known;
    const text = read(path);
    if (text === null) throw new Error(`${path}: no such file`);
    const { program, comments, errors } = parseSync(path, text);
    const [error] = errors;
    if (error) throw new Error(`${path}: ${error.message}`);
    const made: Module = { path, text, body: program.body, comments };
    parsed.set(path, made);
    return made;
  };
}

const nameOf = (node: Node): string => {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : '';
};

const beside = (path: string, from: string): string | null =>
  from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from)) : null;

/** The declarations a statement makes, by name. */
function declaredBy(statement: Statement): { name: string; node: Node }[] {
  const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  switch (node?.type) {
    case 'VariableDeclaration':
      return node.declarations.map((one) => ({ name: nameOf(one.id), node: one }));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
    case 'TSDeclareFunction':
      return node.id ? [{ name: node.id.name, node }] : [];
    default:
      return [];
  }
}

/** Where a module gets a name that it does not declare; several places for `export *`. */
function stepsTo(module: Module, name: string, fromOutside: boolean): Step[] {
  return module.body.flatMap((node): Step[] => {
    const source = 'source' in node && node.source ? beside(module.path, node.source.value) : null;
    if (node.type === 'ImportDeclaration' && source !== null && !fromOutside)
      return node.specifiers.flatMap((s) =>
        s.local.name === name && s.type === 'ImportSpecifier'
          ? [{ path: source, name: nameOf(s.imported) }]
          : [],
      );
    if (node.type === 'ExportAllDeclaration' && source !== null && fromOutside)
      return [{ path: source, name }];
    if (node.type === 'ExportNamedDeclaration' && source !== null && fromOutside)
      return node.specifiers.flatMap((s) =>
        nameOf(s.exported) === name ? [{ path: source, name: nameOf(s.local) }] : [],
      );
    return [];
  });
}

/** The comment that ends where the text goes on with this node, stars taken off. */
function docBefore({ text, comments }: Module, start: number): string {
  const last = comments.filter((c) => c.end <= start).at(-1);
  if (!last?.value.startsWith('*') || text.slice(last.end, start).trim() !== '') return '';
  return plain(last.value);
}

/** A doc comment's words. */
export const plain = (comment: string): string =>
  comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();

function walk(node: Node): Node[] {
  const children = (visitorKeys[node.type] ?? []).flatMap((key): unknown[] => {
    const value: unknown = Reflect.get(node, key);
    return Array.isArray(value) ? value : [value];
  });
  const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && 'type' in x;
  return [node, ...children.filter(isNode).flatMap(walk)];
}

/** Stretches of a declaration that a caller does not see. */
function hidden(node: Node): { from: number; to: number; instead: string }[] {
  switch (node.type) {
    case 'FunctionDeclaration':
      return node.body ? [{ from: node.body.start, to: node.end, instead: '' }] : [];
    case 'VariableDeclarator':
      // Without a written type the value says it: a plain one, or a function's parameters and result.
      if (node.id.typeAnnotation) return [{ from: node.id.end, to: node.end, instead: '' }];
      return node.init?.type === 'ArrowFunctionExpression'
        ? [{ from: node.init.body.start, to: node.end, instead: ' …' }]
        : [];
    case 'ClassDeclaration':
      return node.body.body.flatMap((member) => {
        const secret =
          ('accessibility' in member && member.accessibility === 'private') ||
          ('key' in member && member.key.type === 'PrivateIdentifier');
        if (secret || member.type === 'StaticBlock')
          return [{ from: member.start, to: member.end, instead: '' }];
        if (member.type === 'MethodDefinition' && member.value.body)
          return [{ from: member.value.body.start, to: member.end, instead: ';' }];
        return member.type === 'PropertyDefinition' && member.value && member.typeAnnotation
          ? [{ from: member.typeAnnotation.end, to: member.value.end, instead: '' }]
          : [];
      });
    default:
      return [];
  }
}

function signatureOf(module: Module, node: Node): { signature: string; uses: string[] } {
  const cuts = hidden(node);
  let at = node.start;
  let signature = node.type === 'VariableDeclarator' ? 'const ' : '';
  for (const { from, to, instead } of cuts) {
    signature += module.text.slice(at, from).trimEnd() + instead;
    at = to;
  }
  signature += module.text.slice(at, node.end);
  const uses = walk(node)
    .filter((n) => !cuts.some((cut) => n.start >= cut.from && n.end <= cut.to))
    .flatMap((n): Node[] => {
      if (n.type === 'TSTypeReference') return [n.typeName];
      return n.type === 'TSInterfaceHeritage' ? [n.expression] : [];
    })
    .map((n) => nameOf(n))
    .filter((name) => name !== '');
  return { signature: signature.trimEnd(), uses: [...new Set(uses)] };
}

function kindOf(node: Node): Declared['kind'] {
  if (node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction') return 'function';
  if (node.type === 'ClassDeclaration') return 'class';
  return node.type === 'VariableDeclarator' ? 'constant' : 'type';
}

/**
 * What a name in a module stands for, followed to where it is declared: several for overloads, none for a name of the
 * language or of another package.
 */
export function resolve(modules: Modules, path: string, name: string, fromOutside: boolean): Declared[] {
  const module = modules(path);
  const own = module.body.flatMap((statement) =>
    declaredBy(statement)
      .filter((d) => d.name === name)
      .map(({ node }): Declared => {
        const doc = docBefore(module, statement.start);
        return { path, name, doc, kind: kindOf(node), ...signatureOf(module, node) };
      }),
  );
  if (own.length > 0) return own;
  const local = fromOutside ? localNameOf(module, name) : name;
  if (local !== name || (fromOutside && passesOn(module, name))) return resolve(modules, path, local, false);
  return stepsTo(module, name, fromOutside).flatMap((step) => resolve(modules, step.path, step.name, true));
}

/** Whether a module exports, without a source, a name it got from elsewhere. */
const passesOn = ({ body }: Module, name: string): boolean =>
  body.some(
    (node) =>
      node.type === 'ExportNamedDeclaration' &&
      !node.source &&
      node.specifiers.some((s) => nameOf(s.exported) === name),
  );

function localNameOf({ body }: Module, name: string): string {
  for (const node of body)
    if (node.type === 'ExportNamedDeclaration' && !node.source)
      for (const s of node.specifiers) if (nameOf(s.exported) === name) return nameOf(s.local);
  return name;
}

const COLLATOR = new Intl.Collator('en');

/** The order of the alphabet, capitals beside small letters. */
export const ORDER = (a: string, b: string): number => COLLATOR.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

/** Every name a module exports, `export *` followed, in the order of the alphabet. */
export function exportsOf(modules: Modules, path: string): string[] {
  const names = modules(path).body.flatMap((node): string[] => {
    if (node.type === 'ExportAllDeclaration') {
      const source = beside(path, node.source.value);
      return source === null ? [] : exportsOf(modules, source);
    }
    if (node.type !== 'ExportNamedDeclaration') return [];
    return [...declaredBy(node).map((d) => d.name), ...node.specifiers.map((s) => nameOf(s.exported))];
  });
  return [...new Set(names)].sort(ORDER);
}

/** The words at the head of a module. */
export function headOf(modules: Modules, path: string): string {
  const { comments, body } = modules(path);
  const [first] = comments;
  const isHead = first?.start === 0 && first.value.startsWith('*') && body[0]?.type === 'ImportDeclaration';
  return isHead ? plain(first.value) : '';
}
