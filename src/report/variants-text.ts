import type { Summary } from '../analysis/index.ts';
import { type Case, inShort } from '../model/index.ts';
import { ENDING_WORDS, percent, plural } from '../telling/index.ts';
import type { BatchFacts } from './batch-text.ts';
import { columns, wrap } from './words.ts';

/** One variant of a reading with what its runs came to. */
export interface Variant {
  readonly variant: string;
  readonly summary: Summary;
}

/** Endings under each variant of a reading: shares of the same runs, with 95 % Wilson intervals. */
export function variantsText(
  c: Case,
  question: string,
  found: readonly Variant[],
  facts: BatchFacts,
): string {
  const reading = c.scenario.readings[question];
  const lines = [
    `${c.scenario.title} (${c.scenario.id}): ${plural(facts.asked, 'run')} each, seed ${inShort(facts.seed, '"')}`,
  ];
  lines.push(...wrap(`${question}: ${reading?.question ?? ''}`), '');
  const kinds = [...new Set(found.flatMap((v) => v.summary.endings.map((e) => e.ending)))];
  const cell = (v: Variant, kind: string): string => {
    const e = v.summary.endings.find((x) => x.ending === kind);
    return e ? `${percent(e.share)} (${(100 * e.low).toFixed(0)}–${(100 * e.high).toFixed(0)})` : '–';
  };
  const rows = kinds.map((kind) => [ENDING_WORDS[kind].title, ...found.map((v) => cell(v, kind))]);
  const force = found.map((v) => {
    const { share, low, high } = v.summary.inForce;
    return `${percent(share)} (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`;
  });
  // Apart: it counts runs that stand above already, under the ending they had.
  const table = columns([
    ['Ending', ...found.map((v) => v.variant)],
    ...rows,
    ['Of these, a treaty in force', ...force],
  ]);
  lines.push(...table.slice(0, -1), '', ...table.slice(-1));
  lines.push(
    '',
    ...wrap('In brackets the 95 % interval (Wilson). Every column faces the same chance, run by run.'),
  );
  return `${lines.join('\n')}\n`;
}
