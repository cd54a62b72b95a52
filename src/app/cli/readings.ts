import type { Scenario } from '../../model/index.ts';
import { wrap } from '../../report/index.ts';
import { loadCase } from './options.ts';
import { EXIT, out, outJson } from './say.ts';

const cite = (source: readonly string[]): string => `[${source.join(', ')}]`;

function readingsText(s: Scenario): string {
  const questions = Object.entries(s.readings);
  if (questions.length === 0) return `${s.id} has no readings: its sources are taken as they stand.\n`;
  const lines = [
    `${s.title}: where the sources differ`,
    ...wrap('Switch one on with --reading question=variant, in play, run, batch and the rest.'),
    '',
  ];
  for (const [question, reading] of questions) {
    lines.push(...wrap(`${question}: ${reading.question}`));
    lines.push(...wrap(`base (as written): ${reading.base.text} ${cite(reading.base.source)}`, 2, 4));
    for (const [name, v] of Object.entries(reading.variants))
      lines.push(...wrap(`${name}: ${v.text} ${cite(v.source)}`, 2, 4));
    lines.push('');
  }
  return lines.join('\n');
}

export async function listReadings(
  scenario: string | undefined,
  options: { readonly json?: boolean },
): Promise<number> {
  const { scenario: s } = await loadCase(scenario);
  if (options.json) {
    const variants = (r: Scenario['readings'][string]): unknown =>
      Object.fromEntries(Object.entries(r.variants).map(([name, { changes: _, ...rest }]) => [name, rest]));
    const readings = Object.fromEntries(
      Object.entries(s.readings).map(([id, r]) => [
        id,
        { question: r.question, base: r.base, variants: variants(r) },
      ]),
    );
    outJson({ scenario: s.id, readings });
  } else out(readingsText(s));
  return EXIT.fine;
}
