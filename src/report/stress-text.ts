import type { IncidentTally, Share, StressTally } from '../analysis/index.ts';
import { type Case, inShort, type Package } from '../model/index.ts';
import {
  betterTold,
  guaranteeWords,
  interval,
  percent,
  plural,
  windowWords,
  worthTold,
} from '../telling/index.ts';
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
      ...share(t.held),
      percent(t.helped.share),
      t.alone ? percent(t.alone.share) : '–',
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
    ...share(g.gaveInTime),
    percent(g.defaulted.share),
    g.meanEffect.toFixed(2),
    hour(g.arrives),
  ]);
}

function one(c: Case, stressed: StressedText): string[] {
  const { tally } = stressed;
  const names = stressed.guarantors.map((p) => c.parties[p]?.short ?? '').join(', ') || 'nobody';
  const head = [
    'Incident',
    'What it is',
    'Held',
    '95 % interval',
    'By help',
    'No text',
    'Live',
    'Covered',
    'First aid',
  ];
  const lines = [`"${stressed.title}"`, ...words(c, stressed.text), ...wrap(`In: ${names}`, 2, 6), ''];
  lines.push(...columns([head, ...incidentRows(c, tally.incidents)], [2, 4, 5, 6, 7, 8]), '');
  if (tally.guarantors.length > 0) {
    const titles = [
      'Guarantor',
      'Finds attack',
      'Helps in time',
      '95 % interval',
      'Falls short',
      'Effect',
      'Arrives',
    ];
    lines.push(...columns([titles, ...guarantorRows(c, tally)], [1, 2, 4, 5, 6]));
    lines.push(
      ...wrap(
        '(attacks the text covers; effect: what it gave adds to the defence on average, own forces by themselves being about a half)',
      ),
      '',
    );
  }
  lines.push(`Attacks held off: ${percent(tally.held.share)} (${interval(tally.held)})`);
  if (tally.alone) lines.push(`Without any text: ${percent(tally.alone.share)} (${interval(tally.alone)})`);
  if (tally.worth) lines.push(...wrap(worthTold(tally.worth)));
  lines.push(`Held off with help in time: ${percent(tally.help.share)} (${interval(tally.help)})`);
  lines.push(`Harm done, on average: ${percent(tally.harm)} of what the attacks would do unopposed`);
  lines.push(`False alarms: ${share(tally.falseAlarms).join(', ')} of the crises that were no attack`);
  return lines;
}

/** A treaty's showing over the whole incident deck; two texts that faced the same crises are compared. */
export function stressText(c: Case, texts: readonly StressedText[], crises: number, seed: string): string {
  const lines = [
    `${c.scenario.title}: on the bench, ${plural(crises, 'crisis', 'crises')} of each kind, seed ${inShort(seed, '"')}`,
  ];
  for (const text of texts) lines.push('', ...one(c, text));
  const [first, second] = texts;
  if (first && second) {
    lines.push('', ...wrap(betterTold(second.tally.held.share - first.tally.held.share)));
  }
  lines.push(
    '',
    ...wrap(
      'Strengths, effects, thresholds and hours are mostly judgement: the verb sources lists them, the verb judgements tells what hangs on them.',
    ),
  );
  return `${lines.join('\n')}\n`;
}
