import { home, type Model, model } from './context.ts';

/** Keys of the five articles, as in the scenarios. */
export const ARTICLES = ['S0', 'S1', 'S2', 'S3', 'S4'] as const;
export type Article = (typeof ARTICLES)[number];

/** One thing an article says, in our own words, with the check that shows what the model makes of it. */
export interface Claim {
  readonly id: string;
  readonly article: Article;
  /** One line. */
  readonly text: string;
  /** `scenario`: the authored data say so. `rules`: the rules applied to them. `batch`: seeded runs. */
  readonly kind: 'scenario' | 'rules' | 'batch';
  /** `contradicted`: the check must come out false, and `reason` says why the model does not follow the article. */
  readonly verdict: 'holds' | 'contradicted';
  readonly reason?: string;
  /** Given the home scenario's model. */
  readonly check: (m: Model) => boolean;
}

/** Does the claim come out true in the home scenario, or under a reading of it? */
export const comesOut = (claim: Claim, readings: Readonly<Record<string, string>> = {}): boolean =>
  claim.check(Object.keys(readings).length === 0 ? home() : model('istanbul-2022', readings));

/** The readings that a reason names as `question=variant`: those under which the article is in the right. */
export const readingsNamed = (claim: Claim): Record<string, string> =>
  Object.fromEntries(
    [...(claim.reason ?? '').matchAll(/([a-z0-9-]+)=([a-z0-9-]+)/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );

/** A claim that comes out true. */
export const holds = (id: string, kind: Claim['kind'], text: string, check: Claim['check']): Claim => ({
  id,
  article: articleOf(id),
  text,
  kind,
  verdict: 'holds',
  check,
});

/** A claim that comes out false, and why the model has it otherwise. */
export const contradicted = (
  id: string,
  kind: Claim['kind'],
  text: string,
  reason: string,
  check: Claim['check'],
): Claim => ({ id, article: articleOf(id), text, kind, verdict: 'contradicted', reason, check });

function articleOf(id: string): Article {
  const article = ARTICLES.find((a) => id.startsWith(`${a}-`));
  if (!article) throw new Error(`${id} names no article`);
  return article;
}
