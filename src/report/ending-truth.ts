import type { Aftermath, Placed, Point, Settlement, TurnFound } from '../analysis/index.ts';
import { type Case, type EndingKind, POINT, type Seat } from '../model/index.ts';
import {
  clauseTitle,
  differences,
  ENDING_WORDS,
  gap,
  listed,
  nameOf,
  optionShort,
  percent,
  plural,
  pts,
  signed,
} from '../telling/index.ts';
import type { Block, Chart, Series, Spot } from './page.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const short = (c: Case, seat: Seat): string => c.parties[seat]?.short ?? '';

const spotOf = (scores: readonly number[]): Spot => [(scores[0] ?? 0) / POINT, (scores[1] ?? 0) / POINT];

/** The scatter: texts by what they were really worth to the first two principals. */
export function frontierChart(c: Case, { settlement: s, offers }: Aftermath): Chart | null {
  const [x, y] = s.principals;
  if (x === undefined || y === undefined || s.frontier.length === 0) return null;
  const named = (mark: string, label: string, point: Point | Placed | null): Series[] =>
    point ? [{ mark, label, points: [spotOf(point.scores)], look: 'named' }] : [];
  const series: Series[] = [
    ...named('D', 'the text that was signed', s.deal),
    ...named('N', "Nash's text: the largest product of gains", s.nash),
    ...named('K', "Kalai's text: the largest smallest gain", s.kalai),
    ...s.reach.flatMap((p, i) =>
      named(String(i + 1), `the best for ${short(c, s.principals[i] ?? 0)} that all would have signed`, p),
    ),
    ...[...new Set(offers.map((o) => o.seat))]
      .sort((p, q) => p - q)
      .map((seat): Series => {
        const place = s.principals.indexOf(seat);
        return {
          mark: place < 0 ? 'm' : (LETTERS[place] ?? '?'),
          label: `texts by ${short(c, seat)}`,
          points: offers.filter((o) => o.seat === seat).map((o) => spotOf(o.scores)),
          look: 'letter',
        };
      }),
    {
      mark: '.',
      label: `the frontier: ${s.over === 'feasible' ? 'of the texts that keep all red lines, ' : ''}none is better for one and no worse for the others`,
      points: s.frontier.map((p) => spotOf(p.scores)),
      look: s.principals.length === 2 ? 'line' : 'letter',
    },
  ];
  const deal = s.deal
    ? `The text signed is worth ${listed(s.deal.scores.map((units, i) => `${pts(units)} to ${short(c, s.principals[i] ?? 0)}`))}.`
    : 'No text was signed.';
  return {
    title: 'Texts by what they were really worth',
    alt: `${plural(s.frontier.length, 'text')} on the frontier, from ${short(c, x)}'s best to ${short(c, y)}'s. ${deal} The tables beside it have the figures.`,
    x: `points to ${nameOf(c, x)}`,
    y: `points to ${nameOf(c, y)}`,
    series,
    guides: [
      {
        axis: 'x',
        at: (s.reservations[0] ?? 0) / POINT,
        label: `the least ${short(c, x)} needed at the opening`,
      },
      {
        axis: 'y',
        at: (s.reservations[1] ?? 0) / POINT,
        label: `the least ${short(c, y)} needed at the opening`,
      },
    ],
  };
}

/** What the signed text was among all that could have been, and who got what of it. */
function dealText(c: Case, s: Settlement): string {
  const { deal } = s;
  if (!deal)
    return s.rational > 0
      ? 'Nothing was signed, though there were texts that all principals would have been better off with at the opening.'
      : 'Nothing was signed, and at the opening no text that breaches no red line was worth enough to all principals.';
  const said: string[] = [];
  said.push(
    deal.short <= 0
      ? 'No text was better for all of them at once.'
      : `Another text would have been better for all of them at once, by ${gap(deal.short)} points at least.`,
  );
  const crossed = s.principals.filter((_, i) => deal.crosses[i]);
  if (crossed.length > 0)
    said.push(
      `At the opening it still crossed a red line of ${listed(crossed.map((p) => nameOf(c, p)))}: what happened since made it possible.`,
    );
  const losers = s.principals.filter((_, i) => (deal.gains[i] ?? 0) < 0);
  if (losers.length > 0)
    said.push(
      `Measured at the opening it was less than ${listed(losers.map((p) => nameOf(c, p)))} needed: what happened since lowered the bar.`,
    );
  if (deal.parts)
    said.push(
      `Of what they gained together, ${listed(deal.parts.map((part, i) => `${percent(part)} went to ${nameOf(c, s.principals[i] ?? 0)}`))}.`,
    );
  if (deal.ofNash !== null) said.push(`The product of their gains is ${percent(deal.ofNash)} of Nash's.`);
  return said.join(' ');
}

/** Where the deal lies in this world, and the best texts that were within reach. */
export function frontierBlocks(c: Case, a: Aftermath): Block[] {
  const { settlement: s } = a;
  const chart = frontierChart(c, a);
  const bound = s.within > 0 ? ' It is not exact: texts may be missing.' : '';
  const blocks: Block[] = [
    { kind: 'heading', text: 'What could have been agreed' },
    {
      kind: 'para',
      text: `Between the principals, with the figures of this game as they stood at the opening. The frontier has ${plural(s.frontier.length, 'text')}${s.over === 'all' ? ', red lines left aside, since none keeps them all' : ''}; ${s.rational === 0 ? 'none' : s.rational} of them would have been signed by all.${c.treaty ? ' Guarantors, parliaments and peoples are not asked here.' : ''}${bound} ${dealText(c, s)}`,
    },
  ];
  if (chart) blocks.push({ kind: 'chart', chart, drawn: true });
  const rows = [
    ['Signed', s.deal],
    ['Nash', s.nash],
    ['Kalai', s.kalai],
    ...s.reach.map((p, i) => [`Best for ${short(c, s.principals[i] ?? 0)}`, p] as const),
  ] as const;
  const shown = rows.flatMap(([name, p]) =>
    p
      ? [
          [
            name,
            ...p.scores.flatMap((units, i) => [
              pts(units),
              signed((units - (s.reservations[i] ?? 0)) / POINT),
            ]),
          ],
        ]
      : [],
  );
  if (shown.length > 0)
    blocks.push({
      kind: 'table',
      caption: 'Worth of each text in points, and what it is above what was needed at the opening',
      head: ['Text', ...s.principals.flatMap((p) => [short(c, p), 'gain'])],
      rows: shown,
      right: s.principals.flatMap((_, i) => [1 + 2 * i, 2 + 2 * i]),
    });
  const from = s.deal?.package ?? a.offers.at(-1)?.package;
  if (from)
    for (const [i, p] of s.reach.entries()) {
      const changes = p ? differences(c, from, p.package) : [];
      if (changes.length === 0) continue;
      blocks.push(
        {
          kind: 'subheading',
          text: `The best for ${nameOf(c, s.principals[i] ?? 0)} that all would have signed, against ${s.deal ? 'the text signed' : 'the last text on the table'}`,
        },
        { kind: 'list', items: changes.map((d) => d.text) },
      );
    }
  return blocks;
}

/** Clauses that are named for one ending; the rest is counted. */
const MOST_CLAUSES = 8;

/** The changes that lead to one ending, a line for each clause. */
function changesTo(c: Case, turns: readonly TurnFound[]): string[] {
  const clauses = [...new Set(turns.map((t) => t.clause))];
  const items = clauses.slice(0, MOST_CLAUSES).map((clause) => {
    const here = turns.filter((t) => t.clause === clause);
    const to = listed(
      here.map((t) => `"${optionShort(c, clause, t.to)}"`),
      'or',
    );
    return `${clauseTitle(c, clause)}: ${to} instead of "${optionShort(c, clause, here[0]?.from ?? 0)}"`;
  });
  const rest = clauses.length - items.length;
  return rest > 0 ? [...items, `and ${plural(rest, 'more clause')}`] : items;
}

/** What one clause, changed, would have done: by whether it would have been signed, then by the ending it leads to. */
export function turnBlocks(c: Case, { turns }: Aftermath, ending: EndingKind): Block[] {
  const blocks: Block[] = [{ kind: 'heading', text: 'What one clause would have changed' }];
  if (!turns)
    return [...blocks, { kind: 'para', text: 'No text was ever on the table: there is nothing to change.' }];
  const base =
    turns.against === ending
      ? ''
      : ` (With the text as it was, programs come to "${ENDING_WORDS[turns.against].title}": what differs from that is listed.)`;
  blocks.push({
    kind: 'para',
    text: `The negotiation was taken back to its decisive text, one clause of it was changed, and all principals were taken to agree; programs and the same chance played on. ${plural(turns.tried, 'change')} were tried, ${turns.turns.length === 0 ? 'and none leads to another kind of ending' : `and ${turns.turns.length} of them lead to another kind of ending`}.${base}${turns.failed > 0 ? ` ${plural(turns.failed, 'wording')} could not be played to an end.` : ''}`,
  });
  const groups = [
    [true, 'Every principal would have signed, and it ends'],
    [false, 'Not every principal would have signed; had they, it ends'],
  ] as const;
  for (const [signable, words] of groups) {
    const list = turns.turns.filter((t) => t.signable === signable);
    for (const kind of new Set(list.map((t) => t.ending)))
      blocks.push(
        { kind: 'subheading', text: `${words}: ${ENDING_WORDS[kind].title}. ${ENDING_WORDS[kind].meaning}` },
        {
          kind: 'list',
          items: changesTo(
            c,
            list.filter((t) => t.ending === kind),
          ),
        },
      );
  }
  return blocks;
}
