import type { Node } from 'oxc-parser';
import { lineAt, type Seen, type Source } from './source-reader.ts';

/** Names that read a clock or chance, or wait for one, whatever they are called on. */
const TIMED = new Set([
  'hrtime',
  'setTimeout',
  'setInterval',
  'randomUUID',
  'randomBytes',
  'getRandomValues',
]);

/** Whether an identifier names a value that is read here, and not a property, a key or a type. */
function isReference({ node, around: [parent] }: Seen): boolean {
  if (node.type !== 'Identifier') return false;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'Property':
      return parent.value === node || parent.computed;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return parent.computed;
    case 'TSTypeReference':
    case 'TSQualifiedName':
    case 'TSTypeQuery':
      return false;
    default:
      return true;
  }
}

/** The property read from an object, where it is written out; null where it is computed. */
function propertyOf(node: Node, parent: Node | undefined): string | null {
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return null;
  if (!parent.computed && parent.property.type === 'Identifier') return parent.property.name;
  return parent.property.type === 'Literal' ? String(parent.property.value) : null;
}

/**
 * What reads chance or the clock. A `Date` made from a given day reads no clock: that is arithmetic, and allowed. So
 * is `Math` with a named function other than `random`; either object passed on as a whole is not.
 */
export function readsClock(seen: Seen): boolean {
  const { node, around } = seen;
  if (node.type !== 'Identifier') return false;
  const [parent] = around;
  if (TIMED.has(node.name)) return true;
  if (!isReference(seen)) return false;
  const property = propertyOf(node, parent);
  switch (node.name) {
    case 'Math':
      return property === null || property === 'random';
    case 'performance':
      return true;
    case 'Date':
      if (parent?.type === 'NewExpression' && parent.callee === node) return parent.arguments.length === 0;
      return !(property === 'parse' || property === 'UTC');
    default:
      return false;
  }
}

/** What touches the process, its output, or everything at once. */
export const touchesProcess = (seen: Seen): boolean =>
  seen.node.type === 'Identifier' &&
  ['process', 'console', 'globalThis', 'global'].includes(seen.node.name) &&
  isReference(seen);

/** What keeps the compiler from looking: `any`, and `!` after a value or a field. */
export function silences({ node }: Seen): boolean {
  if (node.type === 'TSAnyKeyword' || node.type === 'TSNonNullExpression') return true;
  return (node.type === 'VariableDeclarator' || node.type === 'PropertyDefinition') && node.definite === true;
}

/** Whether a file holds nothing of its own and only passes on what others hold, or passes on whole files. */
export function isBarrel({ seen: [root] }: Source): boolean {
  const body = root?.node.type === 'Program' ? root.node.body : [];
  const passesOn = (node: Node): boolean =>
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.declaration === null && node.specifiers.length > 0);
  if (body.some((node) => node.type === 'ExportAllDeclaration')) return true;
  return body.length > 0 && body.every((node) => node.type === 'ImportDeclaration' || passesOn(node));
}

/** Places in code that match, as `path:line: text`. */
export const places = (files: readonly Source[], matches: (seen: Seen) => boolean): string[] =>
  files.flatMap((file) =>
    file.seen.filter(matches).map(({ node }) => {
      const line = lineAt(file.text, node.start);
      return `${file.path}:${line}: ${file.text.split('\n')[line - 1]?.trim()}`;
    }),
  );

/** Comments that tell the compiler or the linter to look away, as `path: what`. One that keeps a layout is none. */
export const lookingAway = (files: readonly Source[]): string[] =>
  files.flatMap((file) =>
    file.comments.flatMap((c) => {
      const what =
        /@ts-(?:ignore|nocheck|expect-error)|biome-ignore(?:-all|-start)?\s+(?:lint|assist|syntax)/.exec(
          c.value,
        )?.[0];
      return what === undefined ? [] : [`${file.path}: ${what}`];
    }),
  );
