import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Journey } from './pty.ts';
import { until } from './until.ts';

const DIR = fileURLToPath(new URL('../fixtures/wide/', import.meta.url));
const FILES = readdirSync(DIR).filter((f) => f.endsWith('.yaml'));

let running: Journey[] = [];
afterEach(() => {
  for (const j of running) if (j.code === null) j.pty.kill('SIGKILL');
  running = [];
});

/** What stands in the cells of one column, top to bottom, as a terminal counts columns. */
function column(j: Journey, x: number): string {
  const { active } = j.term.buffer;
  return Array.from({ length: j.term.rows }, (_, y) => {
    const cell = active.getLine(active.baseY + y)?.getCell(x);
    return cell?.getChars() || ' ';
  }).join('');
}

const bordered = (j: Journey): boolean => {
  const height = j.height();
  const [left, right] = [column(j, 0), column(j, j.term.cols - 1)].map((c) => c.slice(0, height));
  return height > 5 && /^┌[│├]+└$/.test(left ?? '') && /^┐[│┤]+┘$/.test(right ?? '');
};

const framed = (j: Journey): Promise<void> =>
  until(
    () => bordered(j),
    () => `every border in its column:\n${j.text()}`,
  );

describe('wide, joined and combining characters', () => {
  it('are there to be tried', () => expect(FILES.length).toBeGreaterThanOrEqual(4));

  it.each(
    FILES.flatMap((f) => [[f, 80, 24] as const, [f, 100, 30] as const]),
  )('keep every border of %s at %i x %i', async (file, columns, rows) => {
    const j = new Journey(['play', join(DIR, file), '--seed', '3'], columns, rows);
    running.push(j);
    await j.see('Which seat do you take?');
    await framed(j);
    j.press('enter');
    await j.see('BRIEF');
    await framed(j);
    j.press('enter');
    await j.see('Your floor', 'to answer');
    await framed(j);
    if (j.text().includes('to answer')) {
      j.press('n');
      await j.see('Your floor', 'WHAT HAPPENED');
      await framed(j);
      if (j.text().includes('WHAT HAPPENED')) {
        j.press('enter');
        await j.see('Your floor');
      }
    }
    for (const panel of ['2', '3', '4', '5', '1']) {
      j.press(panel);
      await j.see(`[${panel} `, `>${panel} `);
      await framed(j);
    }
    for (const [key, title] of [
      ['w', 'WHY'],
      ['enter', 'Enter to choose'],
      ['t', 'START THE DRAFT'],
      ['g', '/ to search'],
      ['s', 'SEND THIS OFFER?'],
    ] as const) {
      j.press(key);
      await j.see(title);
      await framed(j);
      if (key !== 's') {
        j.press('esc');
        await j.see('Your floor');
        await framed(j);
      }
    }
    j.press('enter');
    await j.gone('SEND THIS OFFER?');
    await framed(j);
    j.press('q');
    expect(await j.left()).toBe(0);
  });
});
