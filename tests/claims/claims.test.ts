import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { ARTICLES, CLAIMS, comesOut, readingsNamed } from './claims.ts';
import { renderClaims } from './render.ts';

const PAGE = fileURLToPath(new URL('../../docs/claims.md', import.meta.url));

describe.each(ARTICLES)('%s', (article) => {
  const mine = CLAIMS.filter((c) => c.article === article);

  test('at least twelve claims are checked', () => {
    expect(mine.length).toBeGreaterThanOrEqual(12);
  });

  it.each(
    mine.map((c) => [c.id, c.verdict, c.text, c] as const),
  )('%s %s: %s', (_id, verdict, _text, claim) => {
    expect(comesOut(claim)).toBe(verdict === 'holds');
  });

  const readable = mine.filter((c) => Object.keys(readingsNamed(c)).length > 0);
  it.each(
    readable.map((c) => [c.id, c] as const),
  )('%s comes out true under the reading named', (_id, claim) => {
    expect(comesOut(claim, readingsNamed(claim))).toBe(true);
  });
});

describe('the list of claims', () => {
  test('has at least eighty, each with its own name, on one line', () => {
    expect(CLAIMS.length).toBeGreaterThanOrEqual(80);
    expect(new Set(CLAIMS.map((c) => c.id)).size).toBe(CLAIMS.length);
    for (const c of CLAIMS) expect(c.text).not.toMatch(/\n/);
  });

  test('says why wherever the model contradicts an article', () => {
    for (const c of CLAIMS) expect(c.reason !== undefined, c.id).toBe(c.verdict === 'contradicted');
  });

  test('is what docs/claims.md shows (UPDATE_DOCS=1 writes it)', () => {
    const page = renderClaims(CLAIMS);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').toBe(page);
  });
});
