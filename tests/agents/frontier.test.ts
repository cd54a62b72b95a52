import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bestOwn, frontierOf, othersAim, wordings } from '../../src/agents/index.ts';
import { type Package, POINT, rootOf } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { holds, PEACE, type View } from '../../src/rules/index.ts';
import { caseFrom } from '../helpers/case-from.ts';
import { caseOf } from '../helpers/scenarios.ts';

/** What the aim makes of a text, summed the slow way. */
function aimed(view: View, text: Package): number {
  const aim = othersAim(view);
  let sum = 0;
  for (const [c, o] of text.entries()) sum += aim.worth[(view.board.offset[c] ?? 0) + o] ?? 0;
  for (const p of aim.penalties)
    if (holds(p.breached, text, { ...PEACE, drivers: view.open.drivers })) sum -= p.cost;
  return sum;
}

test('the frontier is that of every text, one by one: harbour-lease', () => {
  const c = caseOf('harbour-lease');
  for (const run of [0, 1, 2, 3]) {
    const view = Position.open(c, rootOf('frontier'), run).view(0);
    const usable = wordings(view, true);
    const found = frontierOf(view, othersAim(view), usable, 0);
    let texts: number[][] = [[]];
    for (const { options } of c.clauses) texts = texts.flatMap((t) => options.map((_, o) => [...t, o]));
    const lawful = texts.filter((t) => view.breach(t) < 0);
    expect(lawful.length).toBeLessThan(texts.length);
    for (const t of lawful) {
      const own = view.score(t);
      const aim = aimed(view, t);
      // Some text of the frontier is as good for both, but for the tenth of a point that counts as one.
      const near = 4 * (POINT / 10);
      expect(found.some((x) => x.own >= own - near && x.aim >= aim - near)).toBe(true);
    }
    for (const x of found) {
      expect(view.breach(x.text)).toBe(-1);
      expect(x.own).toBe(view.score(x.text));
      expect(Math.abs(x.aim - aimed(view, x.text))).toBeLessThan(10);
    }
    expect(found[0]?.own).toBe(view.score(bestOwn(view, usable)));
  }
});

test('tied clauses, links and penalties: random texts of istanbul-2022 are never better than the frontier', () => {
  const c = caseOf('istanbul-2022');
  let lawful = 0;
  for (const seat of c.principals) {
    const view = Position.open(c, rootOf('frontier'), 1).view(seat);
    const found = frontierOf(view, othersAim(view), wordings(view, true), 0);
    expect(found.length).toBeGreaterThan(20);
    for (const [i, x] of found.entries()) {
      expect(view.breach(x.text)).toBe(-1);
      expect(Math.abs(x.aim - aimed(view, x.text))).toBeLessThan(1000);
      if (i > 0) expect(x.own).toBeLessThanOrEqual(found[i - 1]?.own ?? 0);
    }
    let state = 7;
    const draw = (n: number): number => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * n);
    };
    for (let k = 0; k < 4000; k++) {
      // One to three changes of a text of the frontier: where a better one would be found if there were any.
      const text = [...(found[draw(found.length)]?.text ?? [])];
      for (let n = 1 + draw(3); n > 0; n--) {
        const clause = draw(c.clauses.length);
        text[clause] = draw(c.clauses[clause]?.options.length ?? 1);
      }
      if (view.breach(text) >= 0) continue;
      lawful++;
      const own = view.score(text);
      const aim = aimed(view, text);
      const near = c.clauses.length * (POINT / 10);
      expect(found.some((x) => x.own >= own - near && x.aim >= aim - near)).toBe(true);
    }
  }
  expect(lawful).toBeGreaterThan(500);
});

test('a scenario whose own lines exclude each other has an empty frontier', () => {
  const c = caseFrom(
    readFileSync(new URL('../fixtures/cases/own-lines-exclude.yaml', import.meta.url), 'utf8'),
  );
  const view = Position.open(c, rootOf('frontier'), 0).view(0);
  expect(frontierOf(view, othersAim(view), wordings(view, true), 0)).toEqual([]);
});
