import type { IncidentTally, Share, StressTally } from '../analysis/index.ts';
import type { Case, Package } from '../model/index.ts';
import { betterTold, guaranteeWords, interval, percent, plural, windowWords } from '../telling/index.ts';
import { columns, point, wrap } from './words.ts';

/** A text on the bench with its showing. */
export interface StressedText {
  readonly title: string;
  readonly text: Package;
  readonly guarantors: readonly number[];
  readonly tally: StressTally;
}

const share = (s: Share): string[] => [percent(s.share), interval(s)];
const hour = (h: number | null): string => (h === null ? '–' : `T+${Math.round(h)} h`);

/** The clauses whose words decide what a guarantee does, and what the hours among them are for. */
function words(c: Case, text: Package): string[] {
  const lines = guaranteeWords(c, text).flatMap(({ clause, says }) => point(`${clause}: ${says}`, 2));
  return c.treaty ? [...lines, ...wrap(`Window: ${windowWords(c, text)}`, 2, 6)] : lines;
}

function incidentRows(c: Case, tallies: readonly IncidentTally[]): string[][] {
  return tallies.map((t) => {
    const text = c.treaty?.incidents.find((i) => i.id === t.incident)?.id ?? t.incident;
    return [
      text,
      t.truth,
      ...share(t.helped),
      percent(t.live.share),
      percent(t.covered.share),
      hour(t.firstAid),
    ];
  });
}

function guarantorRows(c: Case, found: StressTally): string[][] {
  const short = (id: string): string => c.parties.find((p) => p.id === id)?.short ?? id;
  return found.guarantors.map((g) => [
    short(g.party),
    percent(g.foundAttack.share),
    ...share(g.gaveInWindow),
    g.meanOwed.toFixed(1),
    g.meanGiven.toFixed(1),
    hour(g.arrives),
  ]);
}

function one(c: Case, stressed: StressedText): string[] {
  const { tally } = stressed;
  const names = stressed.guarantors.map((p) => c.parties[p]?.short ?? '').join(', ') || 'nobody';
  const head = ['Incident', 'What it is', 'Adequate help', '95 % interval', 'Live', 'Covered', 'First aid'];
  const lines = [`"${stressed.title}"`, ...words(c, stressed.text), ...wrap(`In: ${names}`, 2, 6), ''];
  lines.push(...columns([head, ...incidentRows(c, tally.incidents)], [2, 4, 5, 6]), '');
  if (tally.guarantors.length > 0) {
    const titles = [
      'Guarantor',
      'Finds attack',
      'Helps in window',
      '95 % interval',
      'Owed',
      'Given',
      'Arrives',
    ];
    lines.push(...columns([titles, ...guarantorRows(c, tally)], [1, 2, 4, 5, 6]));
    lines.push('(attacks the text covers; owed and given as steps of the response ladder, on average)', '');
  }
  lines.push(`Adequate help under attack: ${percent(tally.help.share)} (${interval(tally.help)})`);
  lines.push(`False alarms: ${share(tally.falseAlarms).join(', ')} of the crises that were no attack`);
  return lines;
}

/** A treaty's showing over the whole incident deck; two texts that faced the same crises are compared. */
export function stressText(c: Case, texts: readonly StressedText[], crises: number, seed: string): string {
  const lines = [
    `${c.scenario.title}: on the bench, ${plural(crises, 'crisis', 'crises')} of each kind, seed "${seed}"`,
  ];
  for (const text of texts) lines.push('', ...one(c, text));
  const [first, second] = texts;
  if (first && second) {
    lines.push('', ...wrap(betterTold(second.tally.help.share - first.tally.help.share)));
  }
  lines.push(
    '',
    ...wrap('Weights, thresholds, hours and capacities are mostly judgement: see demarche sources.'),
  );
  return `${lines.join('\n')}\n`;
}
