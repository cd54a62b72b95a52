import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { endingOf } from '../../src/rules/index.ts';
import { type Cast, playout, turningPoints } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { demarche, interrupted, json } from './demarche.ts';

const istanbul = caseOf('istanbul-2022');
const cast: Cast = {
  ...(AGENTS.linear ? { default: AGENTS.linear } : {}),
  ...(AGENTS.bridging ? { kyiv: AGENTS.bridging } : {}),
};

/** The first run under a seed whose treaty one signable clause would have led to another end. */
function turning(): { run: number; kind: string; clause: string; option: string; other: string } {
  for (let run = 0; run < 60; run++) {
    const p = playout(istanbul, '1', run, cast);
    const { kind } = endingOf(p.world, p.table, p.phase);
    if (kind === 'no-deal' || kind === 'refused-by-guarantors') continue;
    const turn = turningPoints(p, cast).find((t) => t.signable);
    const clause = istanbul.clauses[turn?.clause ?? -1];
    if (turn && clause)
      return {
        run,
        kind,
        clause: clause.id,
        option: clause.options[turn.to]?.id ?? '',
        other: turn.ending.kind,
      };
  }
  throw new Error('no such run: the scenario has changed a great deal');
}

describe('one clause changed, on the command line', () => {
  const found = turning();
  const base = ['run', '--seed', '1', '--run', String(found.run), '--agents', 'linear,kyiv=bridging'];

  it('gives two endings for one seed, both explained', async () => {
    const told = await json([...base, '--under', `${found.clause}=${found.option}`]);
    expect(told).toMatchObject({
      outcome: { kind: found.kind },
      under: { signable: true, changes: `${found.clause}=${found.option}`, outcome: { kind: found.other } },
    });
    const text = await demarche([...base, '--under', `${found.clause}=${found.option}`]);
    expect(text.out).toContain('every principal would have signed it');
    expect(text.out.match(/^Ending: /gm)?.length).toBe(2);
  });

  it('is named by --why', async () => {
    const told = await json([...base, '--why']);
    expect(told.turningPoints).toContainEqual(
      expect.objectContaining({
        clause: found.clause,
        to: found.option,
        ending: found.other,
        signable: true,
      }),
    );
  });

  it('refuses a clause or option that does not exist', async () => {
    const told = await demarche([...base, '--under', 'decision-rul=unanimity']);
    expect(told.code).toBe(2);
    expect(told.err).toContain('decision-rule');
  });
});

describe('stress', () => {
  const base = ['stress', '--package', 'kyiv-offer', '--crises', '20'];

  it('counts help per kind and per guarantor, with intervals, under both wordings', async () => {
    const told = await json([...base, '--under', 'decision-rule=unanimity']);
    const texts = told.texts as {
      tally: { help: { share: number }; incidents: unknown[]; guarantors: unknown[] };
    }[];
    expect(texts.length).toBe(2);
    expect(texts[0]?.tally.help.share).toBeGreaterThan(texts[1]?.tally.help.share ?? 1);
    expect(texts[0]?.tally.incidents.length).toBe(istanbul.treaty?.incidents.length);
    expect(texts[0]?.tally.incidents[0]).toMatchObject({
      helped: { share: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
    });
  });

  it('says the same twice, and takes only guarantors', async () => {
    const [first, second] = await Promise.all([demarche(base), demarche(base)]);
    expect(first?.out).toBe(second?.out);
    const wrong = await demarche([...base, '--guarantors', 'moscow']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('moscow');
  });

  it('says what the window binds', async () => {
    const said = async (...words: string[]): Promise<string> => (await demarche([...base, ...words])).out;
    expect(await said()).toContain('Window: 72 h binds decisions\n');
    expect(await said('--reading', 'window=help-not-talk')).toContain(
      'Window: after 72 h help is due, and silence consents\n',
    );
  });

  it('is ended cleanly by Ctrl-C', async () => {
    const { code, out, err } = await interrupted(['stress', '--crises', '1000000']);
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('Stopped');
  });

  it('has nothing to test where there is no treaty', async () => {
    const told = await demarche(['stress', 'harbour-lease']);
    expect(told.code).toBe(2);
  });
});

describe('readings', () => {
  it('are listed with both sides and their sources', async () => {
    const told = await json(['readings', 'istanbul-2022']);
    const readings = told.readings as Record<
      string,
      { base: { source: string[] }; variants: Record<string, { source: string[] }> }
    >;
    expect(Object.keys(readings).length).toBeGreaterThanOrEqual(12);
    for (const r of Object.values(readings)) {
      expect(r.base.source.length).toBeGreaterThan(0);
      for (const v of Object.values(r.variants)) expect(v.source.length).toBeGreaterThan(0);
    }
    expect(readings.window?.variants).toHaveProperty('help-not-talk');
    expect(readings.guarantors?.variants).toHaveProperty('usip-nine');
  });

  it('are a factor in a batch', async () => {
    const told = await json(['batch', '--runs', '4', '--by', 'window']);
    const variants = told.variants as { variant: string; summary: { runs: number } }[];
    expect(variants.map((v) => v.variant)).toEqual(['base', 'help-not-talk']);
    expect(variants.every((v) => v.summary.runs === 4)).toBe(true);
  });
});
