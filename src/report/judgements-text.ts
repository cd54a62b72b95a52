import type {
  Conclusion,
  Headline,
  JudgedResult,
  JudgementStudy,
  MeanInterval,
  SettingName,
  TriedConclusion,
  VariantResult,
} from '../analysis/index.ts';
import type { Case } from '../model/index.ts';
import { cite, figureWords, listed, percent, plural, signed } from '../telling/index.ts';
import { columns, point, wrap } from './words.ts';

/** A headline's few words, for the head of a column. */
export function headlineWords({ kind, text }: Headline): string {
  switch (kind) {
    case 'agreed':
      return 'Sides agree';
    case 'signed':
      return 'Signed';
    case 'in-force':
      return 'In force';
    case 'worth':
      return `Worth of ${text ?? ''}`;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** What happens in the runs that a headline counts. */
const HAPPENS: Readonly<Record<Headline['kind'], string>> = {
  agreed: 'the sides agree on a text',
  signed: 'a treaty is signed',
  'in-force': 'a treaty comes into force',
  worth: '',
};

/** A conclusion as a sentence without its stop. */
export function conclusionWords(headlines: readonly Headline[], conclusion: Conclusion): string {
  const of = (i: number): Headline => headlines[i] ?? { kind: 'worth', text: '' };
  const { kind, text } = of(conclusion.headline);
  switch (conclusion.code) {
    case 'never':
      return `In no run ${HAPPENS[kind]}`;
    case 'ever':
      return `In some runs ${HAPPENS[kind]}`;
    case 'seldom':
      return `In fewer than half of the runs ${HAPPENS[kind]}`;
    case 'mostly':
      return `In more than half of the runs ${HAPPENS[kind]}`;
    case 'worth-more':
      return `An attack is held off more often under ${text} than without a text`;
    case 'worth-less':
      return `An attack is held off less often under ${text} than without a text`;
    case 'above':
      return `${text} is worth more than ${of(conclusion.other).text}`;
    default: {
      const never: never = conclusion;
      return never;
    }
  }
}

/** A share or a worth by its kind: worth has its sign. */
const figure = ({ kind }: Headline, x: number): string =>
  kind === 'worth' ? `${signed(100 * x)} %` : percent(x);

/** A headline's mean with its interval in brackets. */
export const estimateWords = (h: Headline, e: MeanInterval): string =>
  `${figure(h, e.mean)} (${figure(h, e.low)} to ${figure(h, e.high)})`;

/** A difference in points of percentage with its interval in brackets. */
export const swingWords = ({ mean, low, high }: MeanInterval): string =>
  low === 0 && high === 0 ? 'none' : `${signed(100 * mean)} (${signed(100 * low)} to ${signed(100 * high)})`;

/** Does a difference lie clear of nothing? */
export const isClear = ({ low, high }: MeanInterval): boolean => low > 0 || high < 0;

/** A figure of a scenario, as short as it is. */
const plain = (x: number): string => String(Number(x.toPrecision(4)));

/** "0.4 · 0.5 · 0.65": low, mode and high. */
export const rangeWords = ({ low, mode, high }: JudgedResult): string =>
  [low, mode, high].map(plain).join(' · ');

/** What was changed, and to what. */
export function settingWords(c: Case, study: JudgementStudy, { of, to }: SettingName): string {
  const judged = [...study.found, ...study.others].find((j) => j.path === of);
  if (judged) return `${figureWords(c, of)} at ${plain(to === 'low' ? judged.low : judged.high)}`;
  return of === 'agents' ? `all seats by ${to}` : `the reading ${of}=${to}`;
}

/** Settings as a list in words. */
const settingList = (c: Case, study: JudgementStudy, settings: readonly SettingName[]): string =>
  listed(settings.map((one) => settingWords(c, study, one)));

/** How a conclusion fares over the settings, in a sentence or more. */
export function triedWords(c: Case, study: JudgementStudy, tried: TriedConclusion): string {
  const { conclusion, holds, open, turns } = tried;
  const all = holds + open.length + turns.length;
  const head = conclusionWords(study.headlines, conclusion);
  if (holds === all) return `${head}: so in all ${plural(all, 'setting')} tried.`;
  const parts = [`${head}: so in ${holds} of ${plural(all, 'setting')}`];
  if (turns.length > 0)
    parts.push(
      conclusion.code === 'ever' || conclusion.code === 'never'
        ? `not with ${settingList(c, study, turns)}`
        : `the opposite with ${settingList(c, study, turns)}`,
    );
  if (open.length > 0) parts.push(`open with ${settingList(c, study, open)}`);
  return `${parts.join('; ')}.`;
}

/** A group of settings, and the lowest and highest mean of each headline over it. */
export interface RangeOver {
  readonly over: 'judgements' | 'readings' | 'strategies';
  readonly settings: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** From the lowest to the highest of each headline, over each group of settings that was played. */
export function rangesOver(study: JudgementStudy): RangeOver[] {
  const judged = [...study.found, ...study.others].flatMap((j) => [j.atLow, j.atHigh]);
  const of = (agents: boolean): (readonly MeanInterval[])[] =>
    study.variants.filter((v) => (v.question === 'agents') === agents).map((v) => v.results);
  const groups = [
    ['judgements', judged],
    ['readings', of(false)],
    ['strategies', of(true)],
  ] as const;
  return groups.flatMap(([over, results]) => {
    if (results.length === 0) return [];
    const means = study.headlines.map((_, i) => [
      study.base[i]?.mean ?? 0,
      ...results.map((r) => r[i]?.mean ?? 0),
    ]);
    return [
      {
        over,
        settings: results.length,
        low: means.map((m) => Math.min(...m)),
        high: means.map((m) => Math.max(...m)),
      },
    ];
  });
}

/** A headline's span over a group, as it is told. */
export const spanWords = (h: Headline, { low, high }: RangeOver, i: number): string =>
  `${figure(h, low[i] ?? 0)} to ${figure(h, high[i] ?? 0)}`;

/** Where a group of settings comes from. */
export const OVER_WORDS: Readonly<Record<RangeOver['over'], string>> = {
  judgements: 'Over the judgements below',
  readings: 'Over the readings',
  strategies: 'Over strategies',
};

/** What was looked at, in a sentence or two. */
export function judgedWords({
  judgements: j,
  spread,
  screenRuns,
  screenWorlds,
  found,
  others,
}: JudgementStudy): string {
  const assumed =
    j.assumed === 0
      ? ''
      : ` ${plural(j.assumed, 'judgement')} ${j.assumed === 1 ? 'is' : 'are'} given as one number: tried ${(100 * spread).toFixed(0)} % of it to either side, which is our choice.`;
  const untried = j.untried === 0 ? '' : ` ${j.untried} cannot be tried so.`;
  return (
    `Of ${plural(j.all, 'figure')} that rest on judgement ${j.ranged} have a range of their own.${assumed}${untried} ` +
    `Screened by ${plural(screenRuns, 'run')}${screenWorlds > 0 ? ` and ${plural(screenWorlds, 'world')}` : ''} in which all are drawn at once; ` +
    `${found.length + others.length} were then held at both ends.`
  );
}

/** A judgement with its figure, for people: words, range, and whose it is. */
const judgedHead = (c: Case, j: JudgedResult): string =>
  `${figureWords(c, j.path)}: ${rangeWords(j)}${j.assumed ? ' (the range is ours)' : ''}${cite(j.source)}`;

function judgedBlock(c: Case, study: JudgementStudy, j: JudgedResult, number: number): string[] {
  const rows = study.headlines.map((h, i) => {
    const at = (results: readonly MeanInterval[] | null): string =>
      results?.[i] ? figure(h, results[i].mean) : '–';
    const swing = j.swing[i] ?? { mean: 0, low: 0, high: 0 };
    return [
      `   ${headlineWords(h)}`,
      at(j.atLow),
      at(j.atMode),
      at(j.atHigh),
      `${swingWords(swing)}${isClear(swing) ? ' *' : ''}`,
    ];
  });
  return [
    ...wrap(`${number}. ${judgedHead(c, j)}`, 0, 3),
    `   ${j.path}`,
    ...columns([['', 'low', 'mode', 'high', 'high less low'], ...rows], [1, 2, 3]),
    '',
  ];
}

function variantRows(study: JudgementStudy, variants: readonly VariantResult[]): string[] {
  return columns([
    ['', ...study.headlines.map(headlineWords)],
    ['as written', ...study.headlines.map((h, i) => figure(h, study.base[i]?.mean ?? 0))],
    ...variants.map((v) => [
      `${v.question}=${v.variant}`,
      ...study.headlines.map((h, i) => {
        const swing = v.swing[i] ?? { mean: 0, low: 0, high: 0 };
        return `${figure(h, v.results[i]?.mean ?? 0)}${isClear(swing) ? ' *' : ''}`;
      }),
    ]),
  ]);
}

/** What a result hangs on, for the terminal. */
export function judgementsText(c: Case, study: JudgementStudy): string {
  const { headlines, base, runs, seed, found, others, variants, conclusions } = study;
  const lines = [
    `${c.scenario.title} (${c.scenario.id}): what the result hangs on, ${plural(runs, 'run')} each, seed "${seed}"`,
    ...wrap(judgedWords(study)),
    '',
  ];
  if (base.length > 0)
    lines.push(
      ...columns([
        ['As written', '', ...rangesOver(study).map((r) => OVER_WORDS[r.over])],
        ...headlines.map((h, i) => [
          headlineWords(h),
          estimateWords(h, base[i] ?? { mean: 0, low: 0, high: 0 }),
          ...rangesOver(study).map((r) => spanWords(h, r, i)),
        ]),
      ]),
      '',
    );
  if (conclusions.length > 0) lines.push('What the scenario as written shows, and what it hangs on');
  for (const tried of conclusions) lines.push(...point(triedWords(c, study, tried), 2));
  if (found.length === 0 && !study.interrupted)
    lines.push(
      '',
      ...wrap('In the screening no result varied: no judgement moves one within its range.'),
      '',
    );
  if (found.length > 0) lines.push('', 'The judgements that move it most (* beyond the 95 % interval)', '');
  for (const [i, j] of found.entries()) lines.push(...judgedBlock(c, study, j, i + 1));
  if (others.length > 0)
    lines.push(
      ...wrap(`Held at both ends as well, and moving less: ${others.map((j) => j.path).join(', ')}.`),
      '',
    );
  if (variants.length > 0) lines.push(...variantRows(study, variants), '');
  lines.push(
    ...wrap(
      'Every setting faces the same chance, run by run and world by world; differences are of pairs. A range says how far its author thinks a figure may lie. Judgements are varied one at a time: what two do together is not tried.',
    ),
  );
  if (study.interrupted) lines.push('', 'Stopped: what was not played to its end is left out.');
  return `${lines.join('\n')}\n`;
}
