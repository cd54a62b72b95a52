import { describe, expect, test } from 'vitest';
import { demarche, interrupted, json } from './demarche.ts';

const SMALL = ['judgements', 'marenia', '--runs', '3', '--screen', '24', '--top', '2', '--worlds', '4'];

describe('judgements', () => {
  test('says what a result hangs on, alike in text and JSON and with any number of workers', async () => {
    const [told, one, two] = await Promise.all([
      demarche(SMALL),
      json([...SMALL, '--workers', '1']),
      json([...SMALL, '--workers', '2']),
    ]);
    expect(told.code).toBe(0);
    expect(two).toEqual(one);
    expect(one).toMatchObject({
      scenario: 'marenia',
      seed: '1',
      runs: 3,
      screenRuns: 24,
      interrupted: false,
    });
    const found = one.found as readonly { readonly path: string; readonly atMode: readonly unknown[] }[];
    expect(found).toHaveLength(2);
    for (const { path, atMode } of found) {
      expect(told.out).toContain(path);
      expect(atMode).toHaveLength((one.headlines as readonly unknown[]).length);
    }
  });

  test('tries readings and strategies beside them', async () => {
    const line = [
      'judgements',
      'first-round-2022',
      '--runs',
      '2',
      '--screen',
      '2',
      '--top',
      '1',
      '--worlds',
      '2',
    ];
    const study = await json([...line, '--all-readings', '--strategies', 'boulware']);
    const variants = study.variants as readonly { readonly question: string; readonly variant: string }[];
    expect(variants.at(-1)).toMatchObject({ question: 'agents', variant: 'boulware' });
    const readings = (await json(['readings', 'first-round-2022'])).readings as Record<
      string,
      { readonly variants: Record<string, unknown> }
    >;
    const all = Object.entries(readings).flatMap(([q, r]) => Object.keys(r.variants).map((v) => [q, v]));
    expect(variants.slice(0, -1).map((v) => [v.question, v.variant])).toEqual(all);
  });

  test('says so where nothing ever varies', async () => {
    const { out } = await demarche(['judgements', 'harbour-lease', '--runs', '2', '--screen', '4']);
    expect(out).toContain('In the screening no result varied');
    expect(out).toContain('In some runs the sides agree');
  });

  test('has no worth to ask for where there is no treaty', async () => {
    const { code, err } = await demarche(['judgements', 'harbour-lease', '--texts', 'a']);
    expect([code, err]).toEqual([2, expect.stringContaining('--texts does nothing with harbour-lease')]);
  });

  test.each([
    [['--texts', 'no-such'], /There is no text "no-such"/],
    [['--strategies', 'linaer'], /no agent "linaer" \(did you mean 'linear'\?\)/],
    [['--spread', '2'], /number from 0 to 1/],
    [['--runs', '1'], /2 to/],
  ])('refuses %s', async (more, wanted) => {
    const { code, out, err } = await demarche([...SMALL, ...more]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(wanted);
  });

  test('is ended by Ctrl-C, and says so', async () => {
    const { code, err } = await interrupted(['judgements', 'harbour-lease', '--runs', '100000']);
    expect(code).toBe(130);
    expect(err).toContain('Stopped');
  });
});
