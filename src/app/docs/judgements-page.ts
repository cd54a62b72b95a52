import type { JudgedResult, JudgementStudy, MeanInterval, VariantResult } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import {
  conclusionWords,
  estimateWords,
  figureNote,
  headlineWords,
  isClear,
  judgedWords,
  markdownTable,
  OVER_WORDS,
  rangesOver,
  rangeWords,
  settingWords,
  spanWords,
  swingWords,
  triedWords,
} from '../../report/index.ts';
import { figureWords, listed, plural, signed } from '../../telling/index.ts';
import { judgements } from '../study/judgements.ts';

/** Texts whose worth is on the page. */
const TEXTS = ['kyiv-offer', 'moscow-brackets', 'armed-neutrality'];
/** Who plays: with the clock alone hardly a text is signed, and little can be seen to move. */
const AGENT = 'bridging';
const OTHERS = ['linear', 'boulware', 'conceder', 'reciprocal', 'reading'];
const SEED = 'judgements';
const WORKERS = 2;
/** Runs of the screening for each one of a setting. */
const SCREEN = 16;

const NOTHING: MeanInterval = { mean: 0, low: 0, high: 0 };

/** A mean without its interval: of worth with its sign. */
const short = (study: JudgementStudy, i: number, e: MeanInterval | undefined): string => {
  if (!e) return '–';
  return study.headlines[i]?.kind === 'worth' ? `${signed(100 * e.mean)}` : (100 * e.mean).toFixed(0);
};

/** "21 · 27 · 30": under low, mode and high; bold where high and low differ beyond the interval. */
function cell(study: JudgementStudy, j: JudgedResult, i: number): string {
  const three = [j.atLow[i], j.atMode?.[i], j.atHigh[i]].map((e) => short(study, i, e)).join(' · ');
  return isClear(j.swing[i] ?? NOTHING) ? `**${three}**` : three;
}

/** A variant's mean, with its difference where it is clear. */
function variantCell(study: JudgementStudy, v: VariantResult, i: number): string {
  const swing = v.swing[i] ?? NOTHING;
  return isClear(swing) ? `**${short(study, i, v.results[i])}**` : short(study, i, v.results[i]);
}

function tenTables(c: Case, study: JudgementStudy): string[] {
  const { found, headlines } = study;
  const heads = headlines.map(headlineWords);
  return [
    ...markdownTable(
      ['', 'Judgement', 'low · mode · high', ...heads],
      found.map((j, n) => [
        String(n + 1),
        figureWords(c, j.path),
        `${rangeWords(j)}${j.assumed ? ' (range ours)' : ''}`,
        ...headlines.map((_, i) => cell(study, j, i)),
      ]),
    ),
    '',
    'High less low, in points of percentage, run by run and world by world, with 95 % intervals:',
    '',
    ...markdownTable(
      ['', ...heads],
      found.map((j, n) => [String(n + 1), ...headlines.map((_, i) => swingWords(j.swing[i] ?? NOTHING))]),
    ),
    '',
    'Whose they are:',
    '',
    ...found.map((j, n) => {
      const said = figureNote(c.scenario, j.path);
      return `${n + 1}. \`${j.path}\` [${j.source.join(', ')}]${said === '' ? '' : `: ${said}`}`;
    }),
  ];
}

function variantSection(study: JudgementStudy, variants: readonly VariantResult[]): string[] {
  const { headlines } = study;
  const clear = variants.filter((v) => v.swing.some(isClear));
  const still = variants.filter((v) => !v.swing.some(isClear));
  return [
    ...markdownTable(
      ['', ...headlines.map(headlineWords)],
      [
        ['as written', ...headlines.map((_, i) => short(study, i, study.base[i]))],
        ...clear.map((v) => [
          v.question === 'agents' ? `\`${v.variant}\`` : `\`${v.question}=${v.variant}\``,
          ...headlines.map((_, i) => variantCell(study, v, i)),
        ]),
      ],
    ),
    '',
    ...(still.length === 0
      ? []
      : [
          `Nothing beyond the interval: ${still.map((v) => `\`${v.question === 'agents' ? '' : `${v.question}=`}${v.variant}\``).join(', ')}.`,
          '',
        ]),
  ];
}

/** What the conclusions hang on and what they do not, in two sentences at most. */
function plainly(c: Case, study: JudgementStudy): string[] {
  const { conclusions, headlines } = study;
  const turning = new Map<string, number>();
  for (const setting of conclusions.flatMap((one) => one.turns)) {
    const said = settingWords(c, study, setting);
    turning.set(said, (turning.get(said) ?? 0) + 1);
  }
  const most = [...turning.entries()].sort((a, b) => b[1] - a[1]).map(([said]) => said);
  const firm = conclusions.filter((one) => one.open.length + one.turns.length === 0);
  return [
    ...(most.length === 0
      ? []
      : [`**It hangs on** ${listed(most)}: each of these turns a statement below.`, '']),
    ...(firm.length === 0
      ? []
      : [
          '**Whatever was tried**, one thing at a time:',
          '',
          ...firm.map((one) => `- ${conclusionWords(headlines, one.conclusion)}.`),
          '',
        ]),
  ];
}

/** docs/judgements.md: what the headline of the home scenario hangs on. Slow: many minutes. */
export async function judgementsPage(c: Case, runs: number): Promise<string> {
  let told = 0;
  const study = await judgements(c, {
    ...{ runs, seed: SEED, texts: TEXTS, cast: { default: AGENT }, readings: true, strategies: OTHERS },
    screenRuns: SCREEN * runs,
    workers: WORKERS,
    onProgress: (done, all) => {
      if (done < told) return;
      process.stderr.write(`judgements: ${done} of ${all} runs\n`);
      told = done + all / 50;
    },
  });
  return judgementsMarkdown(c, study);
}

/** The page of a study that has been made. */
export function judgementsMarkdown(c: Case, study: JudgementStudy): string {
  const { headlines, base, runs, worlds, found, others, variants, conclusions, judgements: j } = study;
  const spans = rangesOver(study);
  const readings = variants.filter((v) => v.question !== 'agents');
  const strategies = variants.filter((v) => v.question === 'agents');
  const settings = 2 * (found.length + others.length) + variants.length;
  return [
    `<!-- Made from scenarios/${c.scenario.id}; do not edit. \`npm run docs -- --judgements ${runs}\` writes it again. -->`,
    '',
    '# What the result hangs on',
    '',
    `Every size in \`${c.scenario.id}\` is a judgement: ${plural(j.all, 'figure')}. This page says which of them decide the`,
    'result, and which statements about it stand whatever they are. All seats are played by',
    `\`${study.agents.default}\`; *Sides agree*, *Signed* and *In force* are shares of ${plural(runs, 'run')}; *Worth* is how much likelier an`,
    'attack is held off with a text, all in whom it names, than without one, in points of percentage: the mean over',
    `${plural(worlds, 'world')}, one crisis of each kind in each. Seed "${study.seed}"; every setting faces the same chance. Nothing here`,
    'says how likely anything is in the world.',
    '',
    '## In short',
    '',
    ...plainly(c, study),
    ...markdownTable(
      ['', 'As written', ...spans.map((r) => `${OVER_WORDS[r.over]} (${r.settings} settings)`)],
      headlines.map((h, i) => [
        headlineWords(h),
        estimateWords(h, base[i] ?? NOTHING),
        ...spans.map((r) => spanWords(h, r, i)),
      ]),
    ),
    '',
    `What the scenario as written shows, held against ${plural(settings, 'other setting')}: each judgement below at the low and at the high`,
    'end of its range, each reading of the sources, each strategy. "Open" means that the 95 % interval lies on both sides.',
    '',
    ...conclusions.map((tried) => `- ${triedWords(c, study, tried)}`),
    '',
    `## The ${found.length} judgements that matter most`,
    '',
    'Results under low, mode and high; bold where high and low differ beyond the 95 % interval. The others are drawn',
    'over their ranges as in any run. In the order of how surely they move some result.',
    '',
    ...tenTables(c, study),
    '',
    ...(others.length === 0
      ? []
      : [
          `Held at both ends as well, and moving less: ${others.map((o) => `${figureWords(c, o.path)} (\`${o.path}\`)`).join('; ')}.`,
          '',
        ]),
    ...(readings.length === 0
      ? []
      : [
          '## Readings of the sources',
          '',
          `Where the sources differ the scenario takes one reading (\`demarche readings\`). Of ${plural(readings.length, 'other variant')}`,
          'these move a result beyond the interval (bold, against the scenario as written):',
          '',
          ...variantSection(study, readings),
        ]),
    ...(strategies.length === 0
      ? []
      : [
          '## Who plays',
          '',
          'How the seats bargain is a judgement too, and not a small one. What a text is worth does not depend on it here:',
          "in a crisis every program follows the seat's own figures.",
          '',
          ...variantSection(study, strategies),
        ]),
    '## How it was made',
    '',
    judgedWords(study),
    'The correlation of each figure with each result, over the screening, picks those that are tried: half by how far the',
    `talks lead, half by what texts are worth. With ${plural(study.screenRuns, 'run')} a judgement that moves a share by less than about`,
    `${(100 * detectable(study)).toFixed(0)} points may go unseen, and so may one that works both ways within its range. A range says how far its author`,
    'thinks a figure may lie; two judgements are never moved together. `demarche judgements` does the same for any scenario.',
    '',
    `Scenario \`${study.scenarioHash.slice(0, 16)}\`.`,
    '',
  ].join('\n');
}

/**
 * The swing of a share around one half at which a symmetric triangular figure lies two standard errors from nothing in the
 * screening: `2 / √n · ½ · √24`, √24 being the width of such a range in its own standard deviations.
 */
const detectable = ({ screenRuns }: JudgementStudy): number => Math.sqrt(24 / screenRuns);
