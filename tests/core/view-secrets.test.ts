import { describe, expect, test } from 'vitest';
import { type Case, isEnding, NATURE, rootOf, type Seat } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import type { View } from '../../src/rules/index.ts';
import { byPersona, PERSONAS } from '../helpers/drive.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

/** Texts that are another party's own affair: briefs, and red lines that it has not made public. */
function secretsFrom(c: Case, seat: Seat): string[] {
  return c.parties.flatMap((p) => {
    if (p.index === seat) return [];
    const { brief, fullBrief } = c.scenario.parties[p.id] ?? {};
    const lines = p.redLines.filter((l) => !l.public).map((l) => l.line.text);
    return [brief, fullBrief, ...lines].flatMap((text) => (text ? [text.slice(0, 60)] : []));
  });
}

/** Every string and number reachable from a view by its properties, getters of its class included. */
function reachable(view: View): { readonly texts: Set<string>; readonly numbers: Set<number> } {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value);
    if (typeof value === 'number') numbers.add(value);
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) walk(Reflect.get(value, key));
  };
  walk(view);
  walk(view.board);
  walk(view.worth);
  for (const p of view.board.parties) walk(view.estimate(p.index));
  return { texts, numbers };
}

/** `true` where a key may not be written to: the compiler itself refuses this file otherwise. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type ReadOnly<T, K extends keyof T> = Same<Pick<T, K>, Readonly<Pick<T, K>>>;

test('a view cannot be written to, as the compiler sees it', () => {
  const sealed: readonly true[] = [
    true satisfies ReadOnly<View, 'own'>,
    true satisfies ReadOnly<View['own'], 'reservation'>,
    true satisfies ReadOnly<View['open'], 'round'>,
    true satisfies ReadOnly<View['open']['offers'], number>,
    true satisfies ReadOnly<View['open']['offers'][number]['answers'], number>,
    true satisfies ReadOnly<View['worth'], number>,
    true satisfies ReadOnly<View['board'], 'clauses'>,
  ];
  expect(sealed).toHaveLength(7);
});

/** Bytes of a view as it is sent, at most: a raw one was 168 kB. */
const LARGEST = 40_000;

describe.each(SCENARIOS)('%s: nothing secret is reachable from a view, sent or in hand', (scenario) => {
  const c = caseOf(scenario);

  test.each(PERSONAS.filter((p) => p.name !== 'talker').map((p) => p.name))('%s', (name) => {
    const persona = PERSONAS.find((p) => p.name === name);
    if (!persona) throw new Error(name);
    const choose = byPersona(persona);
    const position = Position.open(c, rootOf('secrets'), 1);
    let looked = 0;
    for (let count = 0; !isEnding(position.phase); count++) {
      if (count % 5 === 0) {
        looked++;
        for (const p of c.parties) {
          const view = position.view(p.index);
          const sent = JSON.stringify(view);
          expect(sent.length).toBeLessThan(LARGEST);
          const { texts, numbers } = reachable(view);
          const all = [...texts].join('\n');
          for (const secret of secretsFrom(c, p.index)) {
            expect(sent).not.toContain(JSON.stringify(secret).slice(1, -1));
            expect(all).not.toContain(secret);
          }
          for (const other of c.parties) {
            if (other.index === p.index) continue;
            const own = position.table.own[other.index];
            // A bar that the scenario itself fixes is no secret.
            const figure = c.figures[other.reservation];
            if (!figure || figure.high <= figure.low) continue;
            expect(numbers.has(own?.reservation ?? Number.NaN), `${p.id} sees the bar of ${other.id}`).toBe(
              false,
            );
            expect(view.own).not.toBe(own);
          }
          // A private question between two others is not seen.
          const { asked } = position.table.open;
          if (asked && asked.by !== p.index && asked.to !== p.index) expect(view.open.asked).toBeNull();
        }
      }
      position.do(position.turn === NATURE ? position.nature() : choose(position, count));
    }
    expect(looked).toBeGreaterThan(0);
  });
});
