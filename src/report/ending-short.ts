import type { Aftermath } from '../analysis/index.ts';
import type { Case } from '../model/index.ts';
import { nameOf, plural, pts } from '../telling/index.ts';
import type { Block } from './page.ts';

/** The whole page in a line or two for each principal. */
export function shortBlocks(c: Case, { settlement: s, realised, ranks }: Aftermath): Block[] {
  const items = s.principals.map((seat, i) => {
    const best = s.reach[i];
    const came = realised[seat]?.total ?? 0;
    const rank = ranks?.ranks.find((r) => r.seat === seat);
    const said = [
      `came to ${came.toFixed(1)} points`,
      ...(s.deal ? [`the text signed was worth ${pts(s.deal.scores[i] ?? 0)}`] : []),
      `the least it needed ${pts(s.reservations[i] ?? 0)}`,
      best
        ? `the best that all would have signed ${pts(best.scores[i] ?? 0)}`
        : 'nothing that all would have signed',
      ...(ranks && rank ? [`better in ${rank.better} of ${plural(ranks.games, 'other game')}`] : []),
    ];
    return `${nameOf(c, seat)}: ${said.join('; ')}.`;
  });
  return [
    { kind: 'heading', text: 'In short' },
    { kind: 'list', items },
    {
      kind: 'para',
      text: 'Points are on the scale of 0 to 100 on which each values texts; what a text was worth, and was needed, as things stood at the opening.',
    },
  ];
}
