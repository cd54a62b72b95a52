import { describe, expect, test } from 'vitest';
import { circles, crossings, LAW, PLANNED, strangeRooms } from './helpers/house-law.ts';
import {
  isBarrel,
  lookingAway,
  places,
  readsClock,
  silences,
  touchesProcess,
} from './helpers/house-style.ts';
import { readSource, type Source } from './helpers/source-reader.ts';

/** A small tree in memory. */
const tree = (files: Readonly<Record<string, string>>): Source[] =>
  Object.entries(files).map(([path, text]) => readSource(path, text));

/** The one import of a text. */
function only(text: string, path = 'rules/x.ts') {
  const { imports } = readSource(path, text);
  expect(imports, text).toHaveLength(1);
  return imports[0];
}

/** The reader and the laws themselves, tried on what they must see: a law that nobody could break holds nothing. */
describe('the reader of imports', () => {
  test.each([
    ['import', "import { a } from './a.ts';"],
    ['import', "import a, { type B } from './a.ts';"],
    ['import', "import * as a from './a.ts';"],
    ['import', "import './a.ts';"],
    ['import', "import {} from './a.ts';"],
    ['import', "import json from './a.ts' with { type: 'json' };"],
    ['import-type', "import type { A } from './a.ts';"],
    ['import-type', "import type * as a from './a.ts';"],
    ['import-type', "import { type A, type B as C } from './a.ts';"],
    ['import-type', "/// <reference path='./a.ts' />\n"],
    ['export', "export { a } from './a.ts';"],
    ['export', "export * from './a.ts';"],
    ['export', "export * as a from './a.ts';"],
    ['export', "export type { A } from './a.ts';"],
    ['export', "export type * from './a.ts';"],
    ['dynamic', "const a = await import('./a.ts');"],
    ['dynamic', 'const a = import(`./a.ts`);'],
    ['dynamic', 'const s = `a $'.concat("{(await import('./a.ts')).b} c`;")],
    ['type-query', "type A = import('./a.ts').A;"],
    ['type-query', "let a: typeof import('./a.ts');"],
    ['type-query', "function f(a: readonly import('./a.ts').A<string>[]): void {}"],
    ['require', "import a = require('./a.ts');"],
    ['require', "const a = require('./a.ts');"],
    ['require', "const a = import.meta.resolve('./a.ts');"],
    ['url', "new Worker(new URL('./a.ts', import.meta.url));"],
  ])('sees %s in %s', (kind, text) => {
    expect(only(text)).toMatchObject({ kind, from: './a.ts', line: 1 });
  });

  test('says that a computed target cannot be read', () => {
    expect(only('const a = import(name);')?.from).toBeNull();
    expect(crossings(tree({ 'app/x.ts': 'const a = import(name);' }))).toEqual([
      expect.stringContaining('app/x.ts:1: the target of this dynamic import is computed'),
    ]);
  });

  test('sees none in comments, strings and regular expressions', () => {
    const text = [
      "// import { x } from '../sim/index.ts';",
      "/* import '../sim/index.ts' */ const a = \"import '../sim/index.ts'\";",
      'const b = /import "x"/; const c = `export * from "y"`;',
    ];
    expect(readSource('rules/x.ts', text.join('\n')).imports).toEqual([]);
  });

  test('gives the line', () => {
    expect(only("\n\nimport {\n  type A,\n  b,\n} from '../model/index.ts';")?.line).toBe(3);
  });

  test('does not pass over a file that does not parse', () => {
    expect(() => readSource('rules/x.ts', 'const = ;')).toThrow(/rules\/x\.ts/);
  });

  test('reads screens too', () => {
    expect(only("import { Text } from 'ink';\nconst a = <Text>b</Text>;", 'app/x.tsx')?.from).toBe('ink');
  });
});

describe('the import law', () => {
  const broken = (path: string, text: string): boolean => crossings(tree({ [path]: text })).length > 0;

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
    ['rules', "new URL('../sim/worker.js', import.meta.url);"],
    ['rules', "import { hash } from '../model/hash.ts';"],
    ['rules', "import { x } from './index.ts';"],
    ['rules', "import { x } from '../../tests/x.ts';"],
    ['rules', "import { x } from '/src/model/index.ts';"],
    ['rules', "import { ENDING_WORDS } from '../telling/index.ts';"],
    ['app', "import { nearest } from '../scenario/nearest.ts';"],
    ['app', "import { said } from '../telling/said.ts';"],
    ['model', "import { readFileSync } from 'node:fs';"],
    ['model', "import { readFileSync } from 'fs';"],
    ['model', "import type { Stats } from 'node:fs/promises';"],
    ['model', "import { test } from 'node:test';"],
    ['rules', "import { createHash } from 'node:crypto';"],
    ['scenario', "import process from 'node:process';"],
    ['report', "import { Text } from 'ink';"],
    ['report', "import type { ReactNode } from 'react';"],
    ['report', "import { jsx } from 'react/jsx-runtime';"],
    ['report', "import { playout } from '../sim/index.ts';"],
    ['analysis', "import { playout } from '../sim/index.ts';"],
    ['telling', "import { send } from '../protocol/index.ts';"],
    ['telling', "import { transcript } from '../report/index.ts';"],
    ['session', "import { parseScenario } from '../scenario/index.ts';"],
    ['session', "import { createServer } from 'node:net';"],
    ['session', "import { WebSocketServer } from 'ws';"],
    ['agents', "import { openSession } from '../session/index.ts';"],
  ])('in %s refuses %s', (room, text) => {
    expect(broken(`${room}/x.ts`, text)).toBe(true);
  });

  test.each([
    ['rules', "import { createCase, type Case } from '../model/index.ts';"],
    ['rules', "import { holds } from './conditions.ts';"],
    ['model', "import { createHash } from 'node:crypto';"],
    ['protocol', "import { setup } from 'xstate';"],
    ['report', "import { tell } from '../telling/index.ts';"],
    ['session', "import { batch } from '../sim/index.ts';"],
    ['app', "import { readFileSync } from 'node:fs';"],
    ['app', "import { Text } from 'ink';"],
    ['app', "import { openSession } from '../session/index.ts';"],
  ])('in %s lets %s pass', (room, text) => {
    expect(broken(`${room}/x.ts`, text)).toBe(false);
  });

  test('every pair of rooms is judged by the table', () => {
    for (const [room, may] of Object.entries(LAW))
      for (const other of Object.keys(LAW).filter((r) => r !== room))
        expect(broken(`${room}/x.ts`, `import '../${other}/index.ts';`), `${room} → ${other}`).toBe(
          !may.includes(other),
        );
  });

  test('the table itself has no circle', () => {
    const doors = Object.entries(LAW).map(([room, may]): [string, string] => [
      `${room}/index.ts`,
      may.map((other) => `import '../${other}/index.ts';`).join('\n'),
    ]);
    expect(circles(tree(Object.fromEntries(doors)))).toEqual([]);
  });
});

describe('rooms', () => {
  const standing = Object.keys(LAW).map((room): [string, string] => [`${room}/index.ts`, '']);

  test('a folder outside the table is found, and so is a file beside the rooms', () => {
    const files = tree({ ...Object.fromEntries(standing), 'helpers/x.ts': '', 'loose.ts': '' });
    expect(strangeRooms(files)).toEqual([
      'helpers: not in the table of rooms',
      'loose.ts: not in the table of rooms',
    ]);
  });

  test('a missing room is found, unless it is yet to be built', () => {
    const without = (room: string): Source[] =>
      tree(Object.fromEntries(standing.filter(([path]) => !path.startsWith(`${room}/`))));
    expect(strangeRooms(without('sim'))).toEqual(['sim: missing']);
    for (const room of PLANNED) expect(strangeRooms(without(room)), room).toEqual([]);
  });
});

describe('circles', () => {
  test('of two files, by types alone', () => {
    const files = tree({
      'model/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'model/b.ts': "export type B = import('./a.ts').A;",
      'model/c.ts': "import { a } from './a.ts';",
    });
    expect(circles(files)).toEqual(['model/a.ts <> model/b.ts']);
  });

  test('of three files, one link of them loaded late', () => {
    const files = tree({
      'app/ui/a.tsx': "import { b } from './b.ts';",
      'app/ui/b.ts': "export * from './c.ts';",
      'app/ui/c.ts': "const a = await import('./a.tsx');",
    });
    expect(circles(files)).toEqual(['app/ui/a.tsx <> app/ui/b.ts <> app/ui/c.ts']);
  });

  test('across rooms, through their doors', () => {
    const files = tree({
      'agents/index.ts': "export { a } from './a.ts';",
      'agents/a.ts': "import { b } from '../sim/index.ts';",
      'sim/index.ts': "export { b } from './b.ts';",
      'sim/b.ts': "import type { A } from '../agents/index.ts';",
    });
    expect(circles(files)).toEqual(['agents/a.ts <> agents/index.ts <> sim/b.ts <> sim/index.ts']);
  });

  test('through a worker named as it is called once built', () => {
    const files = tree({
      'sim/pool.ts': "export const w = new URL('./worker.js', import.meta.url);",
      'sim/worker.ts': "import { w } from './pool.ts';",
    });
    expect(circles(files)).toEqual(['sim/pool.ts <> sim/worker.ts']);
  });

  test('two apart are two, and a file that imports itself is one', () => {
    const files = tree({
      'model/a.ts': "import './b.ts';",
      'model/b.ts': "import './a.ts'; import './c.ts';",
      'model/c.ts': "import './d.ts';",
      'model/d.ts': "import './c.ts';",
      'model/e.ts': "import './e.ts'; import './a.ts';",
    });
    expect(circles(files)).toEqual(['model/a.ts <> model/b.ts', 'model/c.ts <> model/d.ts', 'model/e.ts']);
  });

  test('a diamond is none', () => {
    const files = tree({
      'model/a.ts': "import './b.ts'; import './c.ts';",
      'model/b.ts': "import './d.ts';",
      'model/c.ts': "import './d.ts'; import './b.ts';",
      'model/d.ts': '',
    });
    expect(circles(files)).toEqual([]);
  });
});

describe('the house style', () => {
  const at = (text: string) => tree({ 'rules/x.ts': text });

  test.each([
    'new Date()',
    'new Date',
    'Date.now()',
    'Date()',
    'Math.random()',
    "Math['random']()",
    'const { random } = Math;',
    'const now = Date.now;',
    'const C = Date;',
    'performance.now()',
    'process.hrtime.bigint()',
    'setTimeout(f, 1)',
    "import { setTimeout } from 'node:timers/promises';",
    'crypto.randomUUID()',
  ])('%s reads a clock or chance', (text) => expect(places(at(text), readsClock).length).toBeGreaterThan(0));

  test.each([
    'new Date(day)',
    'Date.parse(text)',
    'Date.UTC(2022, 2, 29)',
    'Math.round(x)',
    'toDate(x)',
    'let day: Date;',
    "const a = 'Math.random()'; // Date.now()",
    'luck.random()',
  ])('%s does not', (text) => expect(places(at(text), readsClock)).toEqual([]));

  test.each([
    'console.log(1)',
    'process.exit()',
    'const { env } = process;',
    'globalThis.x',
    'f(process)',
  ])('%s touches the process', (text) => expect(places(at(text), touchesProcess)).toHaveLength(1));

  test.each([
    'a.process()',
    'const a = { console: 1 }; // console.log',
    'interface A { process: string }',
  ])('%s does not', (text) => expect(places(at(text), touchesProcess)).toEqual([]));

  test.each([
    'let a: any;',
    'f<any>()',
    'const b = a as any;',
    'a!.b',
    'f(a!)',
    'let a!: string;',
    'class A { b!: string }',
  ])('%s silences the compiler', (text) => expect(places(at(text), silences)).toHaveLength(1));

  test.each(['const any = 1;', '!a', 'a !== b', 'const s = "a!."; // any'])('%s does not', (text) =>
    expect(places(at(text), silences)).toEqual([]));

  test('comments that look away', () => {
    const text =
      '// @ts-expect-error x\n/* biome-ignore lint: y */\n// biome-ignore format: z\nconst a = "@ts-ignore";';
    expect(lookingAway(at(text))).toEqual(['rules/x.ts: @ts-expect-error', 'rules/x.ts: biome-ignore lint']);
  });

  test.each([
    "export * from './a.ts';\nconst b = 1;",
    "export { a } from './a.ts';",
    "import { a } from './a.ts';\nexport { a };",
  ])('%s is a barrel', (text) => expect(at(text).map(isBarrel)).toEqual([true]));

  test.each([
    "export { a } from './a.ts';\nexport const b = 1;",
    "import './a.ts';\nf();",
    '',
  ])('%s is none', (text) => expect(at(text).map(isBarrel)).toEqual([false]));
});
