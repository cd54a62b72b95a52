import { type StressTally, tallyStress, type Weighted } from '../../analysis/index.ts';
import type { Case, Package } from '../../model/index.ts';
import { markdownTable } from '../../report/index.ts';
import { applyReadings, compileCase } from '../../scenario/index.ts';
import { namedBy, stress, stressAlone } from '../../sim/index.ts';
import { guaranteeWords, interval, percent, windowWords } from '../../telling/index.ts';

/** The text that is tried under other rules and under the other reading of its window. */
const OFFER = 'kyiv-offer';
const READING = { window: 'help-not-talk' };
/** Texts on the page, and the rules each is tried under beside its own. */
const TEXTS = [OFFER, 'moscow-brackets', 'armed-neutrality'];
const RULES = ['unanimity', 'unanimity-lifted-by-panel', 'two-thirds', 'each-for-itself'];
const DUTIES = ['non-aggression', 'consult', 'each-as-it-deems', 'listed-help-owed', 'automatic-force'];
const WINDOWS = ['none', 'days-7', 'hours-72', 'hours-24', 'immediate'];
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
  tally: tallyStress(
    c,
    stress(c, { text, crises: CRISES, seed: SEED }),
    stressAlone(c, { crises: CRISES, seed: SEED }),
  ),
});

function underOption(c: Case, text: Package, clause: number, id: string): Package | null {
  const option = c.clauses[clause]?.options.findIndex((o) => o.id === id) ?? -1;
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

/** A difference with its sign and its interval in brackets. */
const signed = (w: Weighted | null): string => {
  if (w === null) return '–';
  const one = (x: number): string => `${x < 0 ? '−' : '+'}${percent(Math.abs(x))}`;
  return `${one(w.share)} (${one(w.low)} to ${one(w.high)})`;
};

function heldTable(c: Case, shown: readonly Showing[]): string[] {
  const [first] = shown;
  const cell = (s: Showing, id: string): string => {
    const t = s.tally.incidents.find((x) => x.incident === id);
    return t ? bracketed(t.held) : '–';
  };
  const alone = (id: string): string => {
    const t = first?.tally.incidents.find((x) => x.incident === id)?.alone;
    return t ? bracketed(t) : '–';
  };
  const attacks = (c.treaty?.incidents ?? []).filter((i) => i.truth === 'attack');
  const incidents = attacks.map((i) => [i.id, alone(i.id), ...shown.map((s) => cell(s, i.id))]);
  const none = first?.tally.alone;
  return markdownTable(
    ['Attacks held off', 'no text', ...shown.map((s) => s.name)],
    [
      ...incidents,
      [
        '**all attacks, weighted**',
        none ? bracketed(none) : '–',
        ...shown.map((s) => bracketed(s.tally.held)),
      ],
      ['**worth of the text**', '', ...shown.map((s) => signed(s.tally.worth))],
      ['harm done, mean', '', ...shown.map((s) => percent(s.tally.harm))],
      ['false alarms', '', ...shown.map((s) => bracketed(s.tally.falseAlarms))],
    ],
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
  const column = (clause: number, ids: readonly string[]): Showing[] =>
    ids.flatMap((id) => {
      const text = offer ? underOption(c, offer, clause, id) : null;
      return text ? [bench(c, id, text)] : [];
    });
  const rules = column(c.treaty?.decisionClause ?? -1, RULES);
  const duties = column(c.treaty?.dutyClause ?? -1, DUTIES);
  const windows = column(c.treaty?.windowClause ?? -1, WINDOWS);
  return [
    '<!-- Made from scenarios/istanbul-2022; do not edit. `npm run docs` writes it again. -->',
    '',
    '# Treaties on the bench',
    '',
    `Each text meets ${CRISES} crises of each kind, seed "${SEED}", every guarantor it names taken to be in, agents acting for`,
    'all seats (`demarche stress`). Crisis n of a kind is the same crisis in every column, and under *no text*, so that a',
    "difference is the wording's alone. In brackets the 95 % interval: of shares the score interval (Wilson), over all attacks",
    'those of the kinds combined (Newcombe), of differences the normal one of the paired crises. The worth of a text is the',
    'difference to the same world without it. Most figures behind this are judgement (docs/model.md); read the order of the',
    'columns, not the decimals.',
    '',
    '## Three texts, the first under two readings of its hours',
    '',
    ...wordsTable(texts),
    '',
    ...heldTable(c, texts),
    '',
    "Help without any text is not nothing: arms came in 2022 under no more than the assurances of 1994 (S2, S4). Kyiv's offer adds",
    "to it where the text applies; in a carved-out area nobody owes anything (S4). The text with Moscow's brackets needs the agreement",
    'of all, the attacker among them, so that its duty never comes alive, and cuts own forces and supplies: whoever relies on it is',
    'worse off than without a text. The January 2025 reading binds nobody to more than consultation; what it is worth rests on own',
    'forces and on arms given anyway, as S3 argues.',
    '',
    "## Kyiv's offer with other duties",
    '',
    ...heldTable(c, duties),
    '',
    "## Kyiv's offer with other windows",
    '',
    ...heldTable(c, windows),
    '',
    'A shorter window makes slow capitals decide sooner and on thinner evidence: more is held, and more alarms are false, until haste',
    'costs more than it brings. What it costs in capitals that will not join is not on this page: the bench takes all to be in.',
    '',
    "## Kyiv's offer under other decision rules",
    '',
    ...heldTable(c, rules),
    '',
  ].join('\n');
}
