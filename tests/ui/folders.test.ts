import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIALOG_KINDS, DIALOGS } from '../../src/app/ui/dialogs/table.ts';

const UI = fileURLToPath(new URL('../../src/app/ui', import.meta.url));

/** The folders, each of which may read those before it only. */
const ORDER = ['canvas', 'state', 'dialogs', 'input', 'screens', 'game', 'menu', ''];

const files = (readdirSync(UI, { recursive: true }) as string[]).filter((f) => /\.tsx?$/.test(f)).sort();

const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(UI, file), 'utf8');
    const found = [...text.matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)].map((m) =>
      relative(UI, resolve(UI, dirname(file), m[1] ?? '')),
    );
    return [file, found.filter((f) => !f.startsWith('..'))];
  }),
);

const folderOf = (file: string): string => (dirname(file) === '.' ? '' : dirname(file));

/** The circle that a file stands in, type imports included; empty when there is none. */
function circleOf(start: string): string[] {
  const walk = (file: string, path: readonly string[], seen: Set<string>): string[] => {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next], seen);
      if (found.length > 0) return found;
    }
    return [];
  };
  return walk(start, [start], new Set());
}

describe("the terminal's files", () => {
  it('stand in folders that read only those before them, and in no circle', () => {
    expect(files.length).toBeGreaterThan(40);
    expect([...imports.values()].flat().length).toBeGreaterThan(150);
    for (const [file, found] of imports) {
      const at = ORDER.indexOf(folderOf(file));
      expect(at, file).toBeGreaterThanOrEqual(0);
      for (const other of found)
        expect(ORDER.indexOf(folderOf(other)), `${file} reads ${other}`).toBeLessThanOrEqual(at);
      expect(circleOf(file)).toEqual([]);
    }
  });
});

describe('the table of dialogs', () => {
  it('has no two that one key would open at the same time', () => {
    for (const [i, a] of DIALOG_KINDS.entries())
      for (const b of DIALOG_KINDS.slice(i + 1)) {
        const [x, y] = [DIALOGS[a], DIALOGS[b]];
        if (x.key !== y.key || x.when || y.when) continue;
        const screens = x.screens.some((s) => y.screens.includes(s));
        const { phases } = y;
        const meet =
          x.phases === 'any' || phases === 'any' || x.phases.some((phase) => phases.includes(phase));
        expect(screens && meet, `${a} and ${b}`).toBe(false);
      }
  });

  it('says in the help how each key is used', () => {
    const helped = new Set(DIALOG_KINDS.filter((k) => DIALOGS[k].help).map((k) => DIALOGS[k].key));
    for (const kind of DIALOG_KINDS) expect(helped.has(DIALOGS[kind].key), kind).toBe(true);
  });
});
