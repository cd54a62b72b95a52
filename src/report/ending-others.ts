import type { Aftermath, BeliefPoint } from '../analysis/index.ts';
import { type Case, POINT } from '../model/index.ts';
import { ENDING_WORDS, gap, listed, nameOf, plural, pts } from '../telling/index.ts';
import type { Block } from './page.ts';

const whenOf = ({ round, reopened }: BeliefPoint): string =>
  `${round === null ? 'end' : round}${reopened > 0 ? ` (reopened ${reopened})` : ''}`;

const inPoints = (units: number): number => units / POINT;

/** What each principal believed of what another needed, against the truth. */
export function beliefBlocks(c: Case, { beliefs }: Aftermath): Block[] {
  if (beliefs.length === 0) return [];
  const blocks: Block[] = [
    { kind: 'heading', text: 'What each side believed, and when' },
    {
      kind: 'para',
      text: 'What a careful reader in each seat had to believe of the least that the other needed, from everything that the seat had seen as each round opened: the mean and one standard deviation. Whoever sat there may have thought otherwise.',
    },
  ];
  const pairs = new Map<string, BeliefPoint[]>();
  for (const b of beliefs) {
    const key = `${b.by} ${b.about}`;
    pairs.set(key, [...(pairs.get(key) ?? []), b]);
  }
  for (const list of pairs.values()) {
    const [first, last] = [list[0], list.at(-1)];
    if (!first || !last) continue;
    const [by, about] = [nameOf(c, first.by), nameOf(c, first.about)];
    const off = last.mean - last.truth;
    blocks.push(
      { kind: 'subheading', text: `${by} of ${about}` },
      {
        kind: 'para',
        text: `At the end it thought that ${about} needed ${pts(last.mean)}; it needed ${pts(last.truth)}: ${gap(off)} points ${off > 0 ? 'less than believed' : 'more than believed'}. At first it was off by ${gap(first.mean - first.truth)}.`,
      },
      {
        kind: 'chart',
        drawn: false,
        chart: {
          title: `What ${by} believed that ${about} needed, and what it needed`,
          alt: `The belief goes from ${pts(first.mean)} to ${pts(last.mean)}, the truth from ${pts(first.truth)} to ${pts(last.truth)}. The table below has every round.`,
          x: 'as the round opened',
          y: 'points',
          names: list.map((b) => (b.round === null ? 'end' : String(b.round))),
          series: [
            {
              mark: '—',
              label: 'believed; the band is one standard deviation',
              points: list.map((b, i) => [i, inPoints(b.mean)] as const),
              look: 'line',
              band: list.map((b) => inPoints(b.spread)),
            },
            {
              mark: '···',
              label: 'what was true',
              points: list.map((b, i) => [i, inPoints(b.truth)] as const),
              look: 'dashed',
            },
          ],
          guides: [],
        },
      },
      {
        kind: 'table',
        caption: `${by} of ${about}, in points`,
        head: ['As round … opened', 'Believed', 'Give or take', 'True'],
        rows: list.map((b) => [whenOf(b), pts(b.mean), pts(b.spread), pts(b.truth)]),
        right: [1, 2, 3],
      },
    );
  }
  return blocks;
}

/** Where this game stands among others with the same figures. */
export function rankBlocks(c: Case, { ranks }: Aftermath): Block[] {
  if (!ranks) return [];
  const names = [...new Set(Object.values(ranks.cast))];
  return [
    { kind: 'heading', text: 'Among other games' },
    {
      kind: 'para',
      text: `${plural(ranks.games, 'game')} with the same figures and other luck, every seat played by a program (${listed(names)}). They ended: ${listed(ranks.endings.map((e) => `${ENDING_WORDS[e.ending].title} ${e.games}`))}. ${ranks.games < 100 ? 'So few games give a rank within wide limits.' : ''}`,
    },
    {
      kind: 'table',
      caption: `What it all came to for each, in points, among ${plural(ranks.games, 'game')}`,
      head: ['Party', 'This game', 'Better in', 'The same in', 'Worst', 'Middle', 'Best'],
      rows: ranks.ranks.map((r) => [
        nameOf(c, r.seat),
        r.total.toFixed(1),
        String(r.better),
        String(r.same),
        r.low.toFixed(1),
        r.middle.toFixed(1),
        r.high.toFixed(1),
      ]),
      right: [1, 2, 3, 4, 5, 6],
    },
  ];
}
