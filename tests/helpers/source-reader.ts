import { type Comment, type Node, parseSync, visitorKeys } from 'oxc-parser';

/** How one file names another. `url` is a script started by its place: `new URL('./worker.js', import.meta.url)`. */
export type ImportKind = 'import' | 'import-type' | 'export' | 'dynamic' | 'type-query' | 'require' | 'url';

export interface Import {
  readonly kind: ImportKind;
  /** The specifier as written; null where it is computed and cannot be read. */
  readonly from: string | null;
  /** From 1. */
  readonly line: number;
}

/** A node with the nodes around it, the nearest first. */
export interface Seen {
  readonly node: Node;
  readonly around: readonly Node[];
}

/** A source file, parsed. */
export interface Source {
  /** Path inside `src`, with `/` between folders. */
  readonly path: string;
  /** The first folder of the path; empty for a file beside the rooms. */
  readonly room: string;
  readonly text: string;
  readonly seen: readonly Seen[];
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
}

const isNode = (x: unknown): x is Node =>
  typeof x === 'object' && x !== null && 'type' in x && typeof x.type === 'string';

/** Every node of a tree in the order of the text. */
function walk(node: Node, around: readonly Node[] = []): Seen[] {
  const inside = [node, ...around];
  const children = (visitorKeys[node.type] ?? []).flatMap((key): Node[] => {
    const value: unknown = Reflect.get(node, key);
    return (Array.isArray(value) ? value : [value]).filter(isNode);
  });
  return [{ node, around }, ...children.flatMap((child) => walk(child, inside))];
}

/** The text of a string, or of a template without gaps; null for anything else. */
function textOf(node: Node | null | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? null;
  return null;
}

const isName = (node: Node | null | undefined, name: string): boolean =>
  node?.type === 'Identifier' && node.name === name;

/** What a node brings in from elsewhere, or null. */
function broughtIn(node: Node): Omit<Import, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration': {
      const { specifiers } = node;
      const typesOnly =
        node.importKind === 'type' ||
        (specifiers.length > 0 &&
          specifiers.every((s) => s.type === 'ImportSpecifier' && s.importKind === 'type'));
      return { kind: typesOnly ? 'import-type' : 'import', from: node.source.value };
    }
    case 'ExportNamedDeclaration':
      return node.source && { kind: 'export', from: node.source.value };
    case 'ExportAllDeclaration':
      return { kind: 'export', from: node.source.value };
    case 'ImportExpression':
      return { kind: 'dynamic', from: textOf(node.source) };
    case 'TSImportType':
      return { kind: 'type-query', from: textOf(node.source) };
    case 'TSExternalModuleReference':
      return { kind: 'require', from: textOf(node.expression) };
    case 'CallExpression': {
      const resolves =
        isName(node.callee, 'require') ||
        (node.callee.type === 'MemberExpression' &&
          node.callee.object.type === 'MetaProperty' &&
          isName(node.callee.property, 'resolve'));
      return resolves ? { kind: 'require', from: textOf(node.arguments[0]) } : null;
    }
    case 'NewExpression': {
      const place = isName(node.callee, 'URL') ? textOf(node.arguments[0]) : null;
      return place !== null && /\.[cm]?[jt]sx?$/.test(place) ? { kind: 'url', from: place } : null;
    }
    default:
      return null;
  }
}

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/**
 * Parses a file of TypeScript.
 * @throws when it does not parse: a file that cannot be read keeps no law
 */
export function readSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const seen = walk(program);
  const imports = seen.flatMap(({ node }): Import[] => {
    const found = broughtIn(node);
    return found ? [{ ...found, line: lineAt(text, node.start) }] : [];
  });
  for (const comment of comments) {
    const from = /^\/\s*<reference\s+(?:path|types)\s*=\s*['"]([^'"]+)['"]/.exec(comment.value)?.[1];
    if (from !== undefined) imports.push({ kind: 'import-type', from, line: lineAt(text, comment.start) });
  }
  const parts = path.split('/');
  return { path, room: parts.length > 1 ? (parts[0] ?? '') : '', text, seen, comments, imports };
}
