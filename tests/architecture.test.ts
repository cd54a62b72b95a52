import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { APP_DOORS, circles, crossings, LAW, LIBRARY, PLANNED, strangeRooms } from './helpers/house-law.ts';
import {
  isBarrel,
  lookingAway,
  places,
  readsClock,
  silences,
  touchesProcess,
} from './helpers/house-style.ts';
import { readSource, type Source } from './helpers/source-reader.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

const files: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[cm]?tsx?$/.test(path))
  .sort()
  .map((path) => readSource(path.split(sep).join('/'), readFileSync(join(SRC, path), 'utf8')));

const beyondApp: readonly Source[] = files.filter((f) => f.room !== 'app');

/**
 * Circles between files that stand today. The list may only shrink: a new circle fails, and so does a line here that
 * no longer holds. It is to become empty.
 */
const KNOWN_CIRCLES: readonly string[] = [];

/** Comments that silence the linter today: a list that may only shrink, like the one above. */
const KNOWN_SUPPRESSIONS: readonly string[] = ['app/ui/game/app.tsx: biome-ignore lint'];

describe('the house', () => {
  test('files and imports are found at all, in every room', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((f) => f.imports).length).toBeGreaterThan(200);
    // Every room but the innermost imports another one, so a reader that sees only some imports shows here.
    for (const room of Object.keys(LAW).filter((r) => files.some((f) => f.room === r))) {
      const imports = files.filter((f) => f.room === room).flatMap((f) => f.imports);
      expect(imports.length, room).toBeGreaterThan(0);
      if (room !== 'model')
        expect(imports.filter((i) => i.from?.startsWith('../')).length, room).toBeGreaterThan(0);
    }
    for (const kind of ['import', 'import-type', 'export', 'dynamic'])
      expect(files.flatMap((f) => f.imports.filter((i) => i.kind === kind)).length, kind).toBeGreaterThan(0);
  });

  test('there are the rooms of the table and no others, and every room has its door', () => {
    expect(strangeRooms(files)).toEqual([]);
    for (const room of new Set(beyondApp.map((f) => f.room)))
      expect(
        files.some((f) => f.path === `${room}/index.ts`),
        room,
      ).toBe(true);
    expect(Object.keys(LAW)).toHaveLength(11);
    for (const room of PLANNED) expect(LAW).toHaveProperty(room);
  });

  test('no import crosses the law', () => {
    expect(crossings(files)).toEqual([]);
  });

  test('no files import each other in a circle, beyond those that are known', () => {
    expect(circles(files)).toEqual([...KNOWN_CIRCLES].sort());
  });

  test('chance and clocks only in app', () => {
    expect(places(beyondApp, readsClock)).toEqual([]);
  });

  test('terminal and process only in app', () => {
    expect(places(beyondApp, touchesProcess)).toEqual([]);
  });

  test('no file over 400 lines', () => {
    const long = files
      .map((f) => [f.path, f.text.split('\n').length - 1] as const)
      .filter(([, n]) => n > 400);
    expect(long).toEqual([]);
  });

  test('no second barrel', () => {
    const doors = files.filter((f) => /^index\.tsx?$/.test(basename(f.path)));
    const own = doors.filter((f) => f.path.split('/').length !== 2 && !APP_DOORS.includes(f.path));
    expect(own.map((f) => f.path)).toEqual([]);
    const barrels = files.filter((f) => !doors.includes(f) && f.path !== LIBRARY && isBarrel(f));
    expect(barrels.map((f) => f.path)).toEqual([]);
  });

  test('no `any`, no non-null assertion, no silenced compiler or linter', () => {
    expect(places(files, silences)).toEqual([]);
    expect(lookingAway(files)).toEqual(KNOWN_SUPPRESSIONS);
  });

  test('files are named in kebab-case', () => {
    expect(
      files.map((f) => f.path).filter((p) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?$/.test(basename(p))),
    ).toEqual([]);
  });
});
