import { type StressTally, tallyStress } from '../../analysis/index.ts';
import type { Case, Package } from '../../model/index.ts';
import { markdownTable } from '../../report/index.ts';
import { applyReadings, compileCase } from '../../scenario/index.ts';
import { namedBy, stress } from '../../sim/index.ts';
import { guaranteeWords, interval, percent, windowWords } from '../../telling/index.ts';

/** The text that is tried under other rules and under the other reading of its window. */
const OFFER = 'kyiv-offer';
const READING = { window: 'help-not-talk' };
/** Texts on the page, and the rules each is tried under beside its own. */
const TEXTS = [OFFER, 'moscow-brackets', 'armed-neutrality'];
const RULES = ['unanimity', 'unanimity-lifted-by-panel', 'two-thirds', 'each-for-itself'];
const CRISES = 200;
const SEED = '1';

/** A text in a column, with the case it was tried on: the scenario as written, or another reading of it. */
interface Showing {
  readonly c: Case;
  readonly name: string;
  readonly text: Package;
  readonly tally: StressTally;
}

const bench = (c: Case, name: string, text: Package): Showing => ({
  c,
  name,
  text,
  tally: tallyStress(c, stress(c, { text, crises: CRISES, seed: SEED })),
});

function underRule(c: Case, text: Package, rule: string): Package | null {
  const clause = c.treaty?.decisionClause ?? -1;
  const option = c.clauses[clause]?.options.findIndex((o) => o.id === rule) ?? -1;
  return option < 0 ? null : text.map((o, i) => (i === clause ? option : o));
}

function wordsTable(shown: readonly Showing[]): string[] {
  const each = shown.map((s) => guaranteeWords(s.c, s.text));
  const rows = (each[0] ?? []).map(({ clause }, i) => [clause, ...each.map((words) => words[i]?.says ?? '')]);
  const window = ['What the hours bind', ...shown.map((s) => windowWords(s.c, s.text))];
  const named = [
    'Named guarantors, all taken to be in',
    ...shown.map((s) => String(namedBy(s.c, s.text).length)),
  ];
  return markdownTable(['Words', ...shown.map((s) => s.name)], [...rows, window, named]);
}

/** A share with its interval in brackets. */
const bracketed = (s: { readonly share: number; readonly low: number; readonly high: number }): string =>
  `${percent(s.share)} (${interval(s)})`;

function helpTable(c: Case, shown: readonly Showing[]): string[] {
  const cell = (s: Showing, id: string): string => {
    const t = s.tally.incidents.find((x) => x.incident === id);
    return t ? bracketed(t.helped) : '–';
  };
  const incidents = (c.treaty?.incidents ?? []).map((i) => [
    `${i.id} (${i.truth})`,
    ...shown.map((s) => cell(s, i.id)),
  ]);
  const overall = ['**all attacks, weighted**', ...shown.map((s) => bracketed(s.tally.help))];
  const alarms = ['false alarms', ...shown.map((s) => bracketed(s.tally.falseAlarms))];
  return markdownTable(
    ['Adequate help in time', ...shown.map((s) => s.name)],
    [...incidents, overall, alarms],
  );
}

/** The same case under another reading of its sources. */
function under(c: Case, readings: Readonly<Record<string, string>>): Case {
  const read = applyReadings(c.scenario, readings);
  if (!read.ok) throw new Error(read.error.map((p) => p.message).join('; '));
  return compileCase(read.value);
}

/** docs/stress.md: what three texts are worth over the whole incident deck, and under other decision rules. */
export function stressPage(c: Case): string {
  const texts = TEXTS.flatMap((name) => {
    const text = c.texts[name];
    return text ? [bench(c, name, text)] : [];
  });
  const offer = c.texts[OFFER];
  const strict = under(c, READING);
  const strictOffer = strict.texts[OFFER];
  if (strictOffer) texts.splice(1, 0, bench(strict, `${OFFER}, window=${READING.window}`, strictOffer));
  const rules = RULES.flatMap((rule) => {
    const text = offer ? underRule(c, offer, rule) : null;
    return text ? [bench(c, rule, text)] : [];
  });
  return [
    '<!-- Made from scenarios/istanbul-2022; do not edit. `npm run docs` writes it again. -->',
    '',
    '# Treaties on the bench',
    '',
    `Each text meets ${CRISES} crises of each kind, seed "${SEED}", every guarantor it names taken to be in, agents acting for`,
    'all seats (`demarche stress`). Crisis n of a kind is the same crisis in every column, so that a difference is the',
    "wording's alone. In brackets the 95 % score interval (Wilson), over all attacks those of the kinds combined (Newcombe).",
    'Most figures behind this are judgement (docs/model.md); read the order of the columns, not the decimals.',
    '',
    '## Three texts, the first under two readings of its hours',
    '',
    ...wordsTable(texts),
    '',
    ...helpTable(c, texts),
    '',
    "The order is the one the articles argue. Kyiv's offer lets each guarantor act for itself on a listed duty, and help comes",
    "wherever the text applies; fighting in a carved-out area moves nobody (S4). The text with Moscow's brackets needs the",
    'agreement of all, the attacker among them, and nothing ever comes. The January 2025 reading promises consultation only:',
    'guarantors meet and find, and the text licenses no help that would be adequate; S3 accordingly rests on own forces,',
    'not on the guarantee.',
    '',
    "## Kyiv's offer under other decision rules",
    '',
    ...helpTable(c, rules),
    '',
  ].join('\n');
}
