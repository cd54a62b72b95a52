import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Who may import whom: the table of docs' design, section 2. `app` may import everything. */
const LAW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  rules: ['model'],
  protocol: ['model', 'rules'],
  agents: ['model', 'rules'],
  sim: ['model', 'rules', 'protocol', 'agents'],
  analysis: ['model', 'rules'],
  report: ['model', 'analysis'],
  scenario: ['model'],
  app: ['model', 'rules', 'protocol', 'agents', 'sim', 'analysis', 'report', 'scenario'],
};

/**
 * Built-in modules a room other than `app` may use: hashing; and for the batch, threads, where their script lies,
 * and letting others have a turn. No file, clock or process.
 */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  model: ['node:crypto'],
  sim: ['node:worker_threads', 'node:url', 'node:timers/promises'],
};

/** Packages that touch a terminal, a screen, a file or a process: for `app` alone. */
const WORLDLY = /^(ink|ink-.+|react|react-.+|react\/.+|commander|@duckdb\/.+|@lydell\/.+|chalk|yoga-.+)$/;

/** The package's own door, named in package.json: the one file beside the rooms' doors that only passes on. */
const LIBRARY = join('app', 'library.ts');

/** `app` is two rooms under one roof: each may have a door of its own. */
const APP_DOORS = [join('app', 'cli', 'index.ts'), join('app', 'ui', 'index.ts')];

interface Import {
  readonly from: string;
  readonly line: number;
}

interface File {
  /** Path inside src. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  /** Comments and the insides of strings blanked out; positions kept. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Blanks out comments, and strings as well when asked. Knows templates and, roughly, regular expressions. */
function blank(text: string, strings: boolean): string {
  const out = [...text];
  const erase = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' ';
  };
  /** Ends of the templates whose `${` we are inside of: the depth of braces at which each goes on. */
  const templates: number[] = [];
  let depth = 0;
  let last = '';
  let i = 0;
  const template = (from: number): number => {
    let j = from;
    while (j < text.length && text[j] !== '`') {
      if (text[j] === '\\') j++;
      else if (text[j] === '$' && text[j + 1] === '{') {
        if (strings) erase(from, j);
        templates.push(depth);
        depth++;
        return j + 2;
      }
      j++;
    }
    if (strings) erase(from, j);
    return j + 1;
  };
  while (i < text.length) {
    const ch = text[i] ?? '';
    const two = text.slice(i, i + 2);
    if (two === '//' || two === '/*') {
      const end = two === '//' ? text.indexOf('\n', i) : text.indexOf('*/', i) + 2;
      const stop = end < i ? text.length : end;
      erase(i, stop);
      i = stop;
      continue;
    }
    if (ch === "'" || ch === '"') {
      let j = i + 1;
      while (j < text.length && text[j] !== ch && text[j] !== '\n') j += text[j] === '\\' ? 2 : 1;
      if (strings) erase(i + 1, j);
      i = j + 1;
    } else if (ch === '`') {
      i = template(i + 1);
    } else if (ch === '/' && /[=(,:;!&|?{}[\n>]|^$/.test(last)) {
      let j = i + 1;
      let inClass = false;
      while (j < text.length && (inClass || text[j] !== '/') && text[j] !== '\n') {
        if (text[j] === '\\') j++;
        else if (text[j] === '[') inClass = true;
        else if (text[j] === ']') inClass = false;
        j++;
      }
      if (strings) erase(i + 1, j);
      i = j + 1;
    } else {
      if (ch === '{') depth++;
      if (ch === '}') {
        depth--;
        if (templates.at(-1) === depth) {
          templates.pop();
          last = '`';
          i = template(i + 1);
          continue;
        }
      }
      i++;
    }
    if (!/\s/.test(ch)) last = ch;
  }
  return out.join('');
}

/** Every module specifier: imports, type-only ones, re-exports, side effects, `import()` in code and in types. */
const SPECIFIER =
  /(?:\b(?:import|export)\b(?:\s+type)?[\s\w{},*$]*?\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;

function importsOf(text: string): Import[] {
  return [...blank(text, false).matchAll(SPECIFIER)].map((m) => ({
    from: m[2] ?? '',
    line: text.slice(0, m.index + m[0].length).split('\n').length,
  }));
}

const files: readonly File[] = (readdirSync(SRC, { recursive: true }) as string[])
  .filter((path) => /\.(ts|tsx|mts|cts)$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    return { path, room: path.split(sep)[0] ?? '', text, code: blank(text, true), imports: importsOf(text) };
  });

/** Everything wrong with one import, as a sentence; null when it keeps the law. */
function crossing(file: File, { from, line }: Import): string | null {
  const at = `${file.path}:${line} imports "${from}"`;
  if (!from.startsWith('.')) {
    if (file.room === 'app') return null;
    const plain = from.replace(/^node:/, '');
    const builtIn = from.startsWith('node:') || NODE.has(plain.split('/')[0] ?? '');
    if (builtIn && !BUILT_IN[file.room]?.includes(`node:${plain}`))
      return `${at}: only app touches the world`;
    return WORLDLY.test(from) ? `${at}: only app touches the world` : null;
  }
  const target = relative(SRC, resolve(SRC, dirname(file.path), from));
  if (target.startsWith('..')) return `${at}: that is outside src`;
  const room = target.split(sep)[0] ?? '';
  if (room === file.room) {
    return target === join(room, 'index.ts') && file.path !== LIBRARY && room !== 'app'
      ? `${at}: a room does not go through its own door`
      : null;
  }
  if (!LAW[file.room]?.includes(room)) return `${at}: ${file.room} may not import ${room}`;
  return target === join(room, 'index.ts') ? null : `${at}: another room only through its index.ts`;
}

const NODE = new Set(
  'assert async_hooks buffer child_process cluster console crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder timers tls trace_events tty url util v8 vm wasi worker_threads zlib'.split(
    ' ',
  ),
);

/** What reads chance or the clock. A `Date` made from a given day reads no clock: that is arithmetic, and allowed. */
const CLOCKS =
  /\bMath\s*\.\s*random\b|\bDate\s*\.\s*now\b|\bnew\s+Date\b(?!\s*\(\s*[^)\s])|(?<!new\s+)\bDate\s*\(|\bperformance\s*\.\s*now\b|\bhrtime\b/g;

/** Places in code that match, as `path:line: text`. */
function found(pattern: RegExp, keep: (file: File) => boolean): string[] {
  return files.filter(keep).flatMap((file) =>
    [...file.code.matchAll(pattern)].map((m) => {
      const line = file.code.slice(0, m.index).split('\n').length;
      return `${file.path}:${line}: ${file.text.split('\n')[line - 1]?.trim()}`;
    }),
  );
}

describe('the house', () => {
  test('files and imports are found at all', () => {
    expect(files.length).toBeGreaterThan(50);
    const imports = files.flatMap((f) => f.imports);
    expect(imports.length).toBeGreaterThan(200);
    // Every room but the innermost imports another one, so a reader that sees only some imports shows here.
    for (const room of Object.keys(LAW).filter((r) => r !== 'model')) {
      const others = files
        .filter((f) => f.room === room)
        .flatMap((f) => f.imports.filter((i) => i.from.startsWith('../')));
      expect(others.length, room).toBeGreaterThan(0);
    }
    expect(files.find((f) => f.path === join('model', 'hash.ts'))?.imports.map((i) => i.from)).toEqual([
      'node:crypto',
    ]);
  });

  test('there are the nine rooms and no others, and every room has its door', () => {
    const rooms = new Set(files.map((f) => f.room));
    expect([...rooms].sort()).toEqual(Object.keys(LAW).sort());
    for (const room of Object.keys(LAW).filter((r) => r !== 'app'))
      expect(
        files.some((f) => f.path === join(room, 'index.ts')),
        room,
      ).toBe(true);
  });

  test('no import crosses the law', () => {
    expect(files.flatMap((file) => file.imports.flatMap((i) => crossing(file, i) ?? []))).toEqual([]);
  });

  test('chance and clocks only in app', () => {
    expect(found(CLOCKS, (f) => f.room !== 'app')).toEqual([]);
    expect(
      found(
        /\b(?:setTimeout|setInterval|crypto\.randomUUID|randomBytes|randomUUID)\b/g,
        (f) => f.room !== 'app',
      ),
    ).toEqual([]);
  });

  test('terminal and process only in app', () => {
    expect(found(/(?<![.\w])(?:process|console)\s*\./g, (f) => f.room !== 'app')).toEqual([]);
  });

  test('no file over 400 lines', () => {
    const long = files
      .map((f) => [f.path, f.text.split('\n').length - 1] as const)
      .filter(([, n]) => n > 400);
    expect(long).toEqual([]);
  });

  test('no second barrel', () => {
    const doors = files.filter((f) => /^index\.(ts|tsx)$/.test(basename(f.path)));
    const own = doors.filter((f) => f.path.split(sep).length !== 2 && !APP_DOORS.includes(f.path));
    expect(own.map((f) => f.path)).toEqual([]);
    const barrels = files
      .filter((f) => !doors.includes(f) && f.path !== LIBRARY)
      .filter((f) => {
        // A barrel only passes on what others hold: once its re-exports are gone, nothing is left.
        const without = blank(f.text, false).replace(
          /export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*['"][^'"]+['"];?/g,
          '',
        );
        return without.trim() === '' || /export\s*\*\s*from/.test(f.code);
      });
    expect(barrels.map((f) => f.path)).toEqual([]);
  });

  test('no `any`, no non-null assertion, no silenced compiler', () => {
    expect(found(/(?::|<|,|\||&|\bas|=>|\bextends|=)\s*any\b(?!\s*[:?(.])/g, () => true)).toEqual([]);
    const silenced = files.flatMap((f) =>
      f.text
        .split('\n')
        .flatMap((t, i) => (/@ts-(?:ignore|nocheck|expect-error)/.test(t) ? [`${f.path}:${i + 1}`] : [])),
    );
    expect(silenced).toEqual([]);
    expect(found(/[\w)\]]!(?:\.|\[|;|,|\))/g, () => true)).toEqual([]);
  });

  test('files are named in kebab-case', () => {
    expect(
      files.map((f) => f.path).filter((p) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.(ts|tsx)$/.test(basename(p))),
    ).toEqual([]);
  });
});

/** The reader itself, tried on what it must see: a law that nobody could break holds nothing. */
describe('the reader of imports', () => {
  test('tells a clock from arithmetic on dates', () => {
    for (const bad of [
      'new Date()',
      'new Date',
      'new Date( )',
      'Date.now()',
      'Math.random()',
      'Date()',
      'performance.now()',
    ])
      expect(bad.match(CLOCKS), bad).toHaveLength(1);
    for (const good of ['new Date(day)', 'Date.parse(text)', 'Math.round(x)', 'toDate(x)'])
      expect(good.match(CLOCKS), good).toBeNull();
  });

  const inRoom = (room: string, text: string): File => ({
    path: join(room, 'x.ts'),
    room,
    text,
    code: blank(text, true),
    imports: importsOf(text),
  });
  const broken = (room: string, text: string): boolean => {
    const file = inRoom(room, text);
    expect(file.imports, text).toHaveLength(1);
    return file.imports.some((i) => crossing(file, i) !== null);
  };

  test.each([
    ['rules', "import { playout } from '../sim/index.ts';"],
    ['rules', "import type { Playout } from '../sim/index.ts';"],
    ['rules', "import { type Playout } from '../sim/index.ts';"],
    ['rules', "import {\n  type A,\n  b as c,\n} from '../protocol/index.ts';"],
    ['rules', "import * as sim from '../sim/index.ts';"],
    ['rules', "import sim, { type A } from '../sim/index.ts';"],
    ['rules', "import '../sim/index.ts';"],
    ['rules', "export { playout } from '../sim/index.ts';"],
    ['rules', "export * from '../sim/index.ts';"],
    ['rules', "export * as sim from '../sim/index.ts';"],
    ['rules', "export type { Playout } from '../sim/index.ts';"],
    ['rules', "const sim = await import('../sim/index.ts');"],
    ['rules', "type P = import('../sim/index.ts').Playout;"],
    ['rules', "import { hash } from '../model/hash.ts';"],
    ['rules', "import { x } from './index.ts';"],
    ['rules', "import { x } from '../../tests/x.ts';"],
    ['app', "import { nearest } from '../scenario/nearest.ts';"],
    ['model', "import { readFileSync } from 'node:fs';"],
    ['model', "import { readFileSync } from 'fs';"],
    ['model', "import type { Stats } from 'node:fs/promises';"],
    ['rules', "import { createHash } from 'node:crypto';"],
    ['scenario', "import process from 'node:process';"],
    ['report', "import { Text } from 'ink';"],
    ['report', "import type { ReactNode } from 'react';"],
    ['report', "import { jsx } from 'react/jsx-runtime';"],
    ['analysis', "import { playout } from '../sim/index.ts';"],
    ['report', "import { judge } from '../rules/index.ts';"],
  ])('in %s refuses %s', (room, text) => {
    expect(broken(room, text)).toBe(true);
  });

  test.each([
    ['rules', "import { createCase, type Case } from '../model/index.ts';"],
    ['rules', "import { holds } from './conditions.ts';"],
    ['model', "import { createHash } from 'node:crypto';"],
    ['protocol', "import { setup } from 'xstate';"],
    ['app', "import { readFileSync } from 'node:fs';"],
    ['app', "import { Text } from 'ink';"],
  ])('in %s lets %s pass', (room, text) => {
    expect(broken(room, text)).toBe(false);
  });

  test('sees no imports in comments', () => {
    expect(
      importsOf("// import { x } from '../sim/index.ts';\n/* import '../sim/index.ts' */ const a = 1;"),
    ).toEqual([]);
  });

  test('blanks strings and comments, and keeps code', () => {
    const text =
      "const a = 'Math.random'; // Date.now\nconst b = `new Date $" +
      "{Math.random()} x`; const r = /'/; f('x');";
    const code = blank(text, true);
    expect(code).toHaveLength(text.length);
    expect(code.match(/Math\.random/g)).toHaveLength(1);
    expect(code).not.toMatch(/Date/);
    expect(code).toContain("const r = / /; f(' ');");
  });
});
