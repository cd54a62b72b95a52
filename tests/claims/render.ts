import { ARTICLES, type Claim } from './claims.ts';
import { home } from './context.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function counts(claims: readonly Claim[]): string[] {
  const { sources } = home().scenario;
  const rows = ARTICLES.map((article) => {
    const mine = claims.filter((c) => c.article === article);
    const no = mine.filter((c) => c.verdict === 'contradicted').length;
    const title = sources[article]?.title ?? '';
    return `| ${article} | ${cell(title)} | ${mine.length} | ${mine.length - no} | ${no} |`;
  });
  const no = claims.filter((c) => c.verdict === 'contradicted').length;
  return [
    '| key | article | claims | hold | contradicted |',
    '|---|---|---|---|---|',
    ...rows,
    `| | all | ${claims.length} | ${claims.length - no} | ${no} |`,
  ];
}

/** docs/claims.md: every claim with its verdict, and the counts for each article. */
export function renderClaims(claims: readonly Claim[]): string {
  const rows = claims.map(
    (c) =>
      `| ${c.id} | ${c.article} | ${cell(c.text)} | ${c.kind} | ${c.verdict} | ${cell(c.reason ?? '')} |`,
  );
  return [
    '# What the articles say, and what the model makes of it',
    '',
    'Each line is a statement of one of the five articles, in our own words, and is run as a test against the',
    'scenarios (`npx vitest run tests/claims`). *Holds* means that the scenario, the rules or a batch of seeded runs',
    'come out as the article says; it does not mean that the article is right. *Contradicted* means that they do not,',
    'and says why: mostly because sources differ and the scenario follows another one, sometimes because the model',
    'leaves the matter out. No claim has been bent to pass. Where a reading is named in the form `question=variant`,',
    'it can be switched on and puts the article in the right.',
    '',
    'Kinds: *scenario*, the authored data say so; *rules*, the rules applied to them; *batch*, seeded runs by agents,',
    'two hundred for a claim about what mostly happens, compared seed by seed where something is changed.',
    'The figures behind all three are judgement unless a source is named, and so, in the end, are the verdicts.',
    '',
    'This page is written by `UPDATE_DOCS=1 npx vitest run tests/claims/claims.test.ts`.',
    '',
    ...counts(claims),
    '',
    '| id | article | claim | kind | verdict | why the model has it otherwise |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
