import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Import, Source } from './source-reader.ts';

/** The rooms of `src/`, and whom each may import. `app` may import everything. */
export const LAW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  rules: ['model'],
  protocol: ['model', 'rules'],
  agents: ['model', 'rules'],
  sim: ['model', 'rules', 'protocol', 'agents'],
  analysis: ['model', 'rules'],
  telling: ['model', 'rules'],
  session: ['model', 'rules', 'protocol', 'agents', 'sim', 'analysis', 'telling'],
  report: ['model', 'rules', 'analysis', 'telling'],
  scenario: ['model'],
  app: [
    'model',
    'rules',
    'protocol',
    'agents',
    'sim',
    'analysis',
    'telling',
    'session',
    'report',
    'scenario',
  ],
};

/** Rooms of the plan that need not stand yet. */
export const PLANNED: readonly string[] = ['telling', 'session'];

/**
 * Built-in modules a room other than `app` may use: hashing; and for the batch, threads, where their script lies,
 * and letting others have a turn. No file, clock or process.
 */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  model: ['node:crypto'],
  sim: ['node:worker_threads', 'node:url', 'node:timers/promises'],
};

/** Packages that touch a terminal, a screen, a socket, a file or a process: for `app` alone. */
const WORLDLY =
  /^(ink|ink-.+|react|react-.+|react\/.+|commander|@duckdb\/.+|@lydell\/.+|chalk|yoga-.+|ws|@modelcontextprotocol\/.+)$/;

/** The package's own door, named in package.json: the one file beside the rooms' doors that only passes on. */
export const LIBRARY = 'app/library.ts';

/** `app` is several rooms under one roof: each may have a door of its own. */
export const APP_DOORS: readonly string[] = ['app/cli/index.ts', 'app/ui/index.ts', 'app/host/index.ts'];

/** Where a relative import leads, as a path inside `src`; it begins with `../` when it leads outside. */
const targetOf = (file: Source, from: string): string =>
  posix.normalize(posix.join(posix.dirname(file.path), from));

/** Everything wrong with one import, as a sentence; null when it keeps the law. */
export function crossing(file: Source, { kind, from, line }: Import): string | null {
  const at = `${file.path}:${line}`;
  if (from === null)
    return `${at}: the target of this ${kind} import is computed, so nobody can say where it leads`;
  const says = `${at} imports "${from}"`;
  if (!from.startsWith('.')) {
    if (from.startsWith('/') || from.startsWith('file:')) return `${says}: that is outside src`;
    if (file.room === 'app') return null;
    const plain = from.replace(/^node:/, '');
    if (isBuiltin(from) && !BUILT_IN[file.room]?.includes(`node:${plain}`))
      return `${says}: only app touches the world`;
    return WORLDLY.test(from) ? `${says}: only app touches the world` : null;
  }
  const target = targetOf(file, from);
  if (target.startsWith('..')) return `${says}: that is outside src`;
  const room = target.split('/')[0] ?? '';
  if (room === file.room) {
    return target === `${room}/index.ts` && file.path !== LIBRARY && room !== 'app'
      ? `${says}: a room does not go through its own door`
      : null;
  }
  if (!LAW[file.room]?.includes(room)) return `${says}: ${file.room || 'nobody'} may not import ${room}`;
  return target === `${room}/index.ts` ? null : `${says}: another room only through its index.ts`;
}

/** Every crossing of a tree. */
export const crossings = (files: readonly Source[]): string[] =>
  files.flatMap((file) => file.imports.flatMap((i) => crossing(file, i) ?? []));

/** Rooms that the table does not know (a file beside the rooms counts), and rooms of the table that are missing. */
export function strangeRooms(files: readonly Source[]): string[] {
  const rooms = new Set(files.map((f) => f.room || f.path));
  return [
    ...[...rooms].filter((room) => !(room in LAW)).map((room) => `${room}: not in the table of rooms`),
    ...Object.keys(LAW)
      .filter((room) => !rooms.has(room) && !PLANNED.includes(room))
      .map((room) => `${room}: missing`),
  ].sort();
}

/** Which files of the tree each file brings in, whatever the kind of import. */
function graphOf(files: readonly Source[]): Map<string, string[]> {
  const paths = new Set(files.map((f) => f.path));
  const placeOf = (file: Source, from: string): string[] => {
    const target = targetOf(file, from);
    const written = target.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
    return [target, written, `${written}x`].filter((path) => paths.has(path)).slice(0, 1);
  };
  return new Map(
    files.map((file) => [
      file.path,
      file.imports.flatMap(({ from }) => (from?.startsWith('.') ? placeOf(file, from) : [])),
    ]),
  );
}

/**
 * Circles between files, type-only imports included: sets of files of which each reaches every other (Tarjan's
 * strongly connected components, 1972), and files that import themselves. Each is one line, its files in order.
 */
export function circles(files: readonly Source[]): string[] {
  const graph = graphOf(files);
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): number => {
    const at = order.size;
    order.set(path, at);
    let low = at;
    open.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === at) found.push(open.splice(open.indexOf(path)));
    return low;
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return found
    .filter((set) => set.length > 1 || graph.get(set[0] ?? '')?.includes(set[0] ?? ''))
    .map((set) => set.sort().join(' <> '))
    .sort();
}
