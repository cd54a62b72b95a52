import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/app/linear/commands.ts';
import { printable } from '../../src/model/index.ts';
import { gameFor, type Setup, talk } from './talk.ts';

/*
 * Journeys: whole games as their dialogues, to be read. Each page in journeys/ holds what was said (after ">") and what
 * it led to; what is said is read off the page itself. To change a journey, change its lines on the page, then
 * `UPDATE_GOLDEN=1 npx vitest run tests/linear/journeys.test.ts`, and read the difference.
 */
const HERE = fileURLToPath(new URL('./journeys/', import.meta.url));
const UPDATE = process.env.UPDATE_GOLDEN === '1';

const JOURNEYS: Readonly<Record<string, Setup>> = {
  lease: { scenario: 'harbour-lease', seed: '5', people: ['port-alder', 'nordhall'] },
  istanbul: {
    scenario: 'istanbul-2022',
    seed: 'birch-3',
    people: ['kyiv'],
    agents: { moscow: 'conceder' },
  },
};

/** What is said on a page: everything behind a prompt. */
const saidOn = (page: string): string[] =>
  [...page.matchAll(/^(?:[^\s>][^>\n]*)?> (.*)$/gm)].map((m) => m[1] ?? '');

describe('journeys', () => {
  const pages = new Map<string, string>();

  test.each(Object.entries(JOURNEYS))('of %s', (name, setup) => {
    const file = `${HERE}${name}.txt`;
    if (!existsSync(file)) throw new Error(`${file} is missing: write the lines to be said, each after "> "`);
    const page = readFileSync(file, 'utf8');
    const { text } = talk(gameFor(setup), saidOn(page));
    if (UPDATE) writeFileSync(file, text);
    expect(text, `${name} has changed; UPDATE_GOLDEN=1 rewrites it`).toBe(UPDATE ? text : page);
    pages.set(name, text);
  });

  test('come to an end, and to a crisis', () => {
    expect([...pages.keys()].sort()).toEqual(Object.keys(JOURNEYS).sort());
    for (const page of pages.values()) expect(page).toContain('\nThe end: ');
    expect(pages.get('istanbul')).toContain('Crisis of year');
    expect(
      readdirSync(HERE)
        .map((f) => f.replace('.txt', ''))
        .sort(),
    ).toEqual(Object.keys(JOURNEYS).sort());
  });

  test('fit 80 columns, draw nothing, and say nothing by number alone', () => {
    for (const [name, page] of pages) {
      for (const line of page.split('\n')) expect(line.length, `${name}: ${line}`).toBeLessThanOrEqual(80);
      expect(page, name).toBe(printable(page));
      expect(page, name).not.toMatch(/[\u2500-\u259F\t]|undefined|NaN|\[object/);
    }
  });

  test('say many of the words', () => {
    const first = new Set([...pages.values()].flatMap(saidOn).map((line) => line.split(' ')[0] ?? ''));
    const used = COMMANDS.filter((x) => first.has(x.word)).map((x) => x.word);
    expect(used.length).toBeGreaterThan(30);
  });
});
