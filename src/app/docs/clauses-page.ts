import { type ClauseBite, clauseBites, FIGURES } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { markdownTable } from '../../report/index.ts';
import { percent } from '../../telling/index.ts';

const OFFER = 'kyiv-offer';

/** From the least to the most over a clause's options; a dash where all are alike. */
const span = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  most - least < 0.0005 ? '–' : `${percent(least)} to ${percent(most)}`;

const HEADS: Readonly<Record<(typeof FIGURES)[number], string>> = {
  held: 'Attacks held',
  duty: 'Held by the duty',
  harm: 'Harm done',
  attack: 'Occasion used',
  breach: 'A stage broken',
  votes: 'All votes won',
};

const bites = (bite: ClauseBite): boolean => FIGURES.some((f) => bite[f].most - bite[f].least >= 0.0005);

/** docs/clauses.md: which clause changes what after signature, and by how much. */
export function clausesPage(c: Case): string {
  const text = c.texts[OFFER] ?? [];
  const found = clauseBites(c, text);
  const rows = found.map((bite) => [
    c.clauses[bite.clause]?.title ?? '',
    ...FIGURES.map((f) => span(bite[f])),
  ]);
  const biting = found.filter(bites);
  const still = found.filter((bite) => !bites(bite)).map((bite) => c.clauses[bite.clause]?.title ?? '');
  return [
    '<!-- Made from scenarios/istanbul-2022; do not edit. `npm run docs` writes it again. -->',
    '',
    '# What each clause does after signature',
    '',
    "Kyiv's paper of 29 March with one clause changed at a time, all whom it names in; from the least to the most over the",
    "clause's options. Over the published ranges, by the same sample of crises that agents consult (docs/model.md). Held: attacks",
    'held off in the first year. By the duty: how much likelier than with nobody bound. Harm: mean share of an attack’s harm.',
    'Occasion used: the mean chance that the attacker uses an occasion. A stage broken: the chance that some stage is broken and not',
    'repaired. All votes won: the chance, parliaments of guarantors included and votes taken as independent.',
    'Almost all sizes are judgement: read which columns a clause touches, and the order of its effects.',
    '',
    ...markdownTable(['Clause', ...FIGURES.map((f) => HEADS[f])], rows),
    '',
    `${biting.length} of ${found.length} clauses change a figure.`,
    ...(still.length === 0
      ? []
      : [
          '',
          `Nothing after signature hangs on: ${still.join(', ')}. They decide whether there is a treaty at all.`,
        ]),
    '',
  ].join('\n');
}
