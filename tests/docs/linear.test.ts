import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { usageOf } from '../../src/app/linear/command.ts';
import { COMMANDS } from '../../src/app/linear/commands.ts';

const PAGE = fileURLToPath(new URL('../../docs/linear.md', import.meta.url));

/** The table of words as the page has to have it. `UPDATE_GOLDEN=1` writes it there. */
const table = (): string =>
  [
    '| word | what it does |',
    '|---|---|',
    ...COMMANDS.map((x) => {
      const short = x.short ? ` (or ${x.short.map((w) => `\`${w}\``).join(', ')})` : '';
      return `| \`${usageOf(x)}\`${short} | ${x.about} |`;
    }),
  ].join('\n');

test('the page on lines has every word, as its help has it', () => {
  const page = readFileSync(PAGE, 'utf8');
  const found = /^(?:\| word \|[\s\S]*?\||WORDS)(?=\n\n)/m;
  expect(page).toMatch(found);
  const wanted = page.replace(found, () => table());
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PAGE, wanted);
  expect(process.env.UPDATE_GOLDEN === '1' ? wanted : page).toBe(wanted);
});
