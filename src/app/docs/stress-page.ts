import { type StressTally, tallyStress } from '../../analysis/index.ts';
import type { Case, Package } from '../../model/index.ts';
import { markdownTable, percent } from '../../report/index.ts';
import { namedBy, stress } from '../../sim/index.ts';

/** Texts on the page, and the rules each is tried under beside its own. */
const TEXTS = ['kyiv-offer', 'moscow-brackets', 'armed-neutrality'];
const RULES = ['unanimity', 'unanimity-lifted-by-panel', 'two-thirds', 'each-for-itself'];
const CRISES = 200;
const SEED = '1';

interface Showing {
  readonly name: string;
  readonly text: Package;
  readonly tally: StressTally;
}

const bench = (c: Case, name: string, text: Package): Showing => ({
  name,
  text,
  tally: tallyStress(c, stress(c, { text, crises: CRISES, seed: SEED })),
});

function underRule(c: Case, text: Package, rule: string): Package | null {
  const clause = c.treaty?.decisionClause ?? -1;
  const option = c.clauses[clause]?.options.findIndex((o) => o.id === rule) ?? -1;
  return option < 0 ? null : text.map((o, i) => (i === clause ? option : o));
}

const word = (c: Case, text: Package, clause: number): string =>
  c.clauses[clause]?.options[text[clause] ?? -1]?.short ?? '';

function wordsTable(c: Case, shown: readonly Showing[]): string[] {
  const t = c.treaty;
  if (!t) return [];
  const clauses = [
    t.dutyClause,
    t.decisionClause,
    t.windowClause,
    t.coverageClause,
    t.wordingClause,
    t.seatClause,
  ];
  const rows = clauses.map((i) => [c.clauses[i]?.title ?? '', ...shown.map((s) => word(c, s.text, i))]);
  const named = [
    'Named guarantors, all taken to be in',
    ...shown.map((s) => String(namedBy(c, s.text).length)),
  ];
  return markdownTable(['Words', ...shown.map((s) => s.name)], [...rows, named]);
}

function helpTable(c: Case, shown: readonly Showing[]): string[] {
  const cell = (s: Showing, id: string): string => {
    const t = s.tally.incidents.find((x) => x.incident === id);
    return t ? `${percent(t.helped.share)} (${percent(t.helped.low)}–${percent(t.helped.high)})` : '–';
  };
  const incidents = (c.treaty?.incidents ?? []).map((i) => [
    `${i.id} (${i.truth})`,
    ...shown.map((s) => cell(s, i.id)),
  ]);
  const overall = ['**all attacks, weighted**', ...shown.map((s) => percent(s.tally.help.share))];
  const alarms = ['false alarms', ...shown.map((s) => percent(s.tally.falseAlarms.share))];
  return markdownTable(
    ['Adequate help inside the window', ...shown.map((s) => s.name)],
    [...incidents, overall, alarms],
  );
}

/** docs/stress.md: what three texts are worth over the whole incident deck, and under other decision rules. */
export function stressPage(c: Case): string {
  const texts = TEXTS.flatMap((name) => {
    const text = c.texts[name];
    return text ? [bench(c, name, text)] : [];
  });
  const offer = c.texts['kyiv-offer'];
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
    "wording's alone. In brackets the 95 % score interval (Wilson). Most figures behind this are judgement (docs/model.md);",
    'read the order of the columns, not the decimals.',
    '',
    '## Three texts',
    '',
    ...wordsTable(c, texts),
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
