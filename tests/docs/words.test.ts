import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proseIn } from '../helpers/built-law.ts';
import { type Checked, openSources } from '../helpers/checked-source.ts';

const page = readFileSync(new URL('../../docs/words.md', import.meta.url), 'utf8');
const paths = (text: string): string[] => [...text.matchAll(/`src\/([^`]+)`/g)].map((m) => m[1] ?? '');

/** Places of the table, and those of the paragraph under it, which speak to programmers. */
const PLACES = page.split('\n').flatMap((line) => (line.startsWith('| `') ? paths(line).slice(0, 1) : []));
const OTHERS = paths(/^Words for programmers[\s\S]*?\n\n/m.exec(page)?.[0] ?? '');

/** A field's name with its mark, as in `package?`, is no sentence. */
const isField = (text: string): boolean => /^.[a-z]+\?.$/.test(text);

describe('the page on where words stand', () => {
  let sources: Checked;
  let found: readonly { readonly path: string; readonly at: string }[] = [];
  beforeAll(() => {
    sources = openSources();
    found = sources.files.flatMap(({ path, file }) =>
      proseIn(file)
        .filter((node) => !isField(node.getText()))
        .map((node) => ({ path, at: `${sources.place(node)}: ${node.getText().slice(0, 80)}` })),
    );
  });
  afterAll(() => sources.close());

  test('lists every place, and no sentence stands anywhere else', () => {
    expect(PLACES.length).toBeGreaterThan(10);
    const stray = found.filter(({ path }) => ![...PLACES, ...OTHERS].some((place) => path.startsWith(place)));
    expect(stray.map(({ at }) => at)).toEqual([]);
  });

  test('lists none that has no words', () => {
    for (const place of [...PLACES, ...OTHERS])
      expect([place, found.some(({ path }) => path.startsWith(place))]).toEqual([place, true]);
  });
});
