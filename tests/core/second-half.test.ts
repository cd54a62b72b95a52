import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { type Act, type Case, has, number, rootOf, type Scenario } from '../../src/model/index.ts';
import {
  drawBelief,
  foresee,
  oddsOf,
  openWorld,
  PEACE,
  passChance,
  pleaPlan,
  realisedBy,
  shownClarity,
} from '../../src/rules/index.ts';
import { compileCase } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { byAgents, type Chooser, crisisOf, drive } from '../helpers/drive.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';
import { circles, texts, treatyOf, trials } from '../helpers/treaties.ts';

const SEED = 20220329;
const NEW: readonly Act['type'][] = [
  'vote.hold',
  'vote.campaign',
  'crisis.show',
  'crisis.appeal',
  'crisis.wait',
  'crisis.defer',
];

/** Scenarios in which votes are campaigned for, evidence is shown, and capitals are asked. */
const WITH = SCENARIOS.filter((name) => caseOf(name).treaty?.campaign);

interface Figures {
  readonly ratification: { campaign?: { share: object } };
  readonly crisis: { evidence?: { clarity: object }; appeals?: { interest: object } };
}

/** The case with the figures of campaigns, evidence and appeals changed. */
function changed(c: Case, change: (treaty: Figures) => void): Case {
  const scenario = structuredClone(c.scenario) as Scenario;
  change(scenario.treaty as unknown as Figures);
  return compileCase(scenario);
}

/** Without any of them. */
const without = (c: Case): Case =>
  changed(c, ({ ratification, crisis }) => {
    delete ratification.campaign;
    delete crisis.evidence;
    delete crisis.appeals;
  });

/** With all of them, and none does anything. */
const idling = (c: Case): Case =>
  changed(c, ({ ratification, crisis }) => {
    const none = { low: 0, mode: 0, high: 0 };
    for (const part of [ratification.campaign?.share, crisis.evidence?.clarity, crisis.appeals?.interest])
      Object.assign(part ?? {}, none);
  });

/** Plays by an agent that campaigns for nothing, shows nothing and asks nobody. */
const idle = (c: Case, agent: string): Chooser => {
  const choose = byAgents(c, { default: AGENTS[agent] } as never);
  return (position, count) => {
    const { phase, turn: seat } = position;
    if (phase === 'ratification.campaign') return { type: 'vote.hold', seat };
    if (phase === 'crisis.plea') return { type: 'crisis.wait', seat };
    return choose(position, count);
  };
};

test('Istanbul and Marenia are played with these decisions', () => {
  expect(WITH).toEqual(expect.arrayContaining(['istanbul-2022', 'marenia']));
});

describe('without the figures', () => {
  test.each(SCENARIOS.filter((name) => !WITH.includes(name)))('%s: nobody is asked', (name) => {
    const c = caseOf(name);
    for (let run = 0; run < shared(20); run++) {
      const { acts } = playout(c, rootOf('asked'), run, { default: AGENTS.linear } as never);
      expect(acts.filter((a) => NEW.includes(a.type))).toEqual([]);
    }
  });

  test.each(
    WITH,
  )('%s plays as where they do nothing: the same acts but for those, the same worth', (name) => {
    const bare = without(caseOf(name));
    const idle = idling(caseOf(name));
    let asked = 0;
    let crises = 0;
    for (const agent of ['linear', 'bridging'])
      for (let run = 0; run < shared(20) || (agent === 'bridging' && crises === 0 && run < 60); run++) {
        const cast = { default: AGENTS[agent] } as never;
        const full = drive(idle, 'bare', run, byAgents(idle, cast));
        const plain = drive(bare, 'bare', run, byAgents(bare, cast));
        const rest = full.acts.filter((a) => !NEW.includes(a.type));
        expect(rest).toEqual(plain.acts);
        expect(full.phase).toBe(plain.phase);
        for (const { index } of bare.parties)
          expect(realisedBy(full.world, full.table, full.phase, index)).toEqual(
            realisedBy(plain.world, plain.table, plain.phase, index),
          );
        asked += full.acts.length - rest.length;
        if (full.table.open.tolls.length > 0) crises++;
      }
    console.log(`${name}: ${asked} decisions let pass, ${crises} runs with a crisis`);
    expect(asked).toBeGreaterThan(0);
    expect(crises).toBeGreaterThan(0);
  });
});

describe.each(WITH)('the second half of %s', (name) => {
  const c = caseOf(name);
  const treaty = treatyOf(c);
  const locks = [
    ...treaty.locks,
    ...c.parties.flatMap((p) => (p.guarantor?.legislature ? [p.guarantor.legislature] : [])),
  ];

  test('a campaign never lowers the chance of a yes, and raises it somewhere', () => {
    let raised = 0;
    fc.assert(
      fc.property(
        texts(c),
        circles(c),
        fc.constantFrom(...locks),
        fc.nat(10_000),
        (text, joined, lock, run) => {
          const world = openWorld(c, rootOf('campaign'), run);
          const now = { ...PEACE, joined };
          const plain = passChance(world, lock, text, now);
          const pushed = passChance(world, lock, text, now, true);
          expect(pushed).toBeGreaterThanOrEqual(plain);
          if (pushed > plain + 0.01) raised++;
        },
      ),
      { numRuns: shared(2000), seed: SEED },
    );
    expect(raised).toBeGreaterThan(0);
  });

  test('evidence never lowers the belief in an attack that is true, nor raises it in one that is not', () => {
    let moved = 0;
    const incidents = treaty.incidents.map((_, i) => i);
    fc.assert(
      fc.property(
        fc.constantFrom(...incidents),
        fc.nat(c.parties.length - 1),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(10_000),
        (incident, party, hour, run) => {
          const world = openWorld(c, rootOf('evidence'), run);
          const kind = treaty.incidents[incident];
          if (!kind) return;
          const plain = drawBelief(world, 1, party, kind, hour);
          const shown = drawBelief(world, 1, party, kind, hour, shownClarity(world, true));
          if (kind.truth === 'attack') expect(shown).toBeGreaterThanOrEqual(plain);
          else expect(shown).toBeLessThanOrEqual(plain);
          if (shown !== plain) moved++;
        },
      ),
      { numRuns: shared(4000), seed: SEED },
    );
    expect(moved).toBeGreaterThan(0);
  });

  test('a campaign moves the vote by its share, brings it later, and costs its price whatever comes', () => {
    let votes = 0;
    for (let run = 0; run < shared(20) || (votes === 0 && run < 60); run++) {
      const vote = (campaign: boolean) => {
        const choose = idle(c, 'bridging');
        return drive(c, 'price', run, (position, count) =>
          campaign && position.phase === 'ratification.campaign'
            ? { type: 'vote.campaign', seat: position.turn }
            : choose(position, count),
        );
      };
      const plain = vote(false);
      const pushed = vote(true);
      const first = plain.acts.findIndex((a) => a.type === 'vote.hold');
      if (first < 0) continue;
      votes++;
      const before = plain.acts[first + 1];
      const after = pushed.acts[first + 1];
      if (before?.type !== 'nature.lock' || after?.type !== 'nature.lock') throw new Error('no vote follows');
      expect(after.yes).toBeGreaterThanOrEqual(before.yes);
      expect(pushed.table.open.locks.some((l) => l.campaigned)).toBe(true);
      for (const { index } of c.parties) {
        const spent = pushed.table.open.outlays.filter(
          (o) => o.seat === index && o.kind === 'campaign',
        ).length;
        const { campaign, total, ...parts } = realisedBy(
          pushed.world,
          pushed.table,
          pushed.phase as never,
          index,
        );
        expect(campaign).toBeCloseTo(-spent * number(pushed.world, treaty.campaign?.price ?? -1), 9);
        expect(Object.values(parts).reduce((a, b) => a + b, campaign)).toBeCloseTo(total, 9);
      }
    }
    console.log(`${name}: ${votes} runs with a vote`);
    expect(votes).toBeGreaterThan(0);
  });

  test('the odds of a vote are for whose vote it is alone to see beforehand, from published figures', () => {
    let seen = 0;
    for (let run = 0; run < shared(20) || (seen === 0 && run < 60); run++) {
      drive(c, 'odds', run, byAgents(c, { default: AGENTS.bridging } as never), {
        before: ({ position, phase, seat, world, table }) => {
          if (phase !== 'ratification.campaign') return;
          seen++;
          const odds = position.view(seat).odds();
          expect(odds).toEqual(oddsOf(world, table));
          expect(odds?.campaign?.chance).toBeGreaterThanOrEqual(odds?.chance ?? 1);
          for (const { index } of c.parties)
            if (index !== seat) expect(position.view(index).odds()).toBeNull();
          // Another world of the same table shows the same: no drawn figure is in it.
          expect(oddsOf(openWorld(c, rootOf('another'), run + 1), table)).toEqual(odds);
        },
      });
    }
    expect(seen).toBeGreaterThan(0);
  });

  test('who lets its decision wait is asked again at the next evidence, once, and never gives sooner', () => {
    let waited = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const choose = byAgents(c, { default: AGENTS.linear } as never);
        const until = new Map<number, number>();
        crisisOf(c, run, { text, joined, incident, place }, (position, count) => {
          const { phase, turn: seat } = position;
          if (phase !== 'crisis.decision') return choose(position, count);
          const hour = position.table.open.crisis?.hour ?? 0;
          const may = position.view(seat).mandate().until;
          if (until.has(seat)) {
            expect(hour).toBeGreaterThanOrEqual(until.get(seat) ?? 0);
            expect(may).toBe(-1);
            expect(position.refusal({ type: 'crisis.defer', seat })?.code).toBe('waited-before');
          } else if (may >= 0) {
            until.set(seat, may);
            waited++;
            return { type: 'crisis.defer', seat };
          }
          return choose(position, count);
        });
      }),
      { numRuns: shared(200), seed: SEED },
    );
    expect(waited).toBeGreaterThan(0);
  });

  test('whoever is asked gives no less, and at most so many are asked', () => {
    let more = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const most = treaty.appeals?.most ?? 0;
        const trial = { text, joined, incident, place };
        const best = (appeal: boolean) => {
          const choose = idle(c, 'linear');
          const { table } = crisisOf(c, run, trial, (position, count) => {
            const plea = position.phase === 'crisis.plea' ? position.view(position.turn).plea() : null;
            const next = appeal ? plea?.appeals?.open[0] : undefined;
            return next
              ? { type: 'crisis.appeal', seat: position.turn, to: next.seat }
              : choose(position, count);
          });
          const { crisis } = table.open;
          const given = c.parties.map(({ index }) =>
            Math.max(0, ...(crisis?.deliveries ?? []).filter((d) => d.seat === index).map((d) => d.response)),
          );
          return { crisis, given };
        };
        const plain = best(false);
        const asked = best(true);
        const names = c.parties.filter((p) => has(asked.crisis?.appealed ?? 0, p.index));
        expect(names.length).toBeLessThanOrEqual(most);
        if (asked.given.some((r, seat) => r > (plain.given[seat] ?? 0))) more++;
      }),
      { numRuns: shared(300), seed: SEED },
    );
    console.log(`${name}: appeals brought more ${more} times (seed ${SEED})`);
    expect(more).toBeGreaterThan(0);
  });

  test('programs plead for some kinds and not for others, and never where nothing was attacked', () => {
    const plans = treaty.incidents.map((kind, i) => ({ kind, plan: pleaPlan(c, null, 0, i) }));
    for (const { kind, plan } of plans) {
      if (kind.size < 0) expect([plan.show, plan.appeals]).toEqual([false, []]);
      expect(plan.appeals.length).toBeLessThanOrEqual(treaty.appeals?.most ?? 0);
    }
    const told = plans.map(
      ({ kind, plan }) => `${kind.id}: ${plan.show ? 'shows' : '-'}, asks ${plan.appeals.length}`,
    );
    console.log(`${name}: ${told.join('; ')}`);
    expect(plans.some(({ plan }) => plan.show || plan.appeals.length > 0)).toBe(true);
    expect(plans.some(({ plan }) => !plan.show)).toBe(true);
  });

  test('with pleading held equal an attack is held no less often', () => {
    const bare = without(c);
    let held = 0;
    let plain = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const ahead = { text, joined, incident, place, year: 1 };
        if (foresee(openWorld(c, rootOf('held'), run), ahead).held) held++;
        if (foresee(openWorld(bare, rootOf('held'), run), ahead).held) plain++;
      }),
      { numRuns: shared(2000), seed: SEED },
    );
    console.log(`${name}: ${held} attacks held with pleading, ${plain} without`);
    expect(held).toBeGreaterThanOrEqual(plain);
  });
});

describe('decisions between signature and end', () => {
  const middle = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

  /** Acts of each seat after the last signature, over runs that come to a crisis; guarantors may wait once first. */
  function counts(waits: boolean): { kyiv: number[]; guarantors: number[] } {
    const c = caseOf('istanbul-2022');
    const kyiv: number[] = [];
    const guarantors: number[] = [];
    const choose = byAgents(c, { default: AGENTS.bridging } as never);
    for (let run = 0; run < 400 && kyiv.length < 12; run++) {
      const { acts } = drive(c, 'second half', run, (position, count) => {
        const { phase, turn: seat } = position;
        if (waits && phase === 'crisis.decision' && position.view(seat).mandate().until >= 0)
          return { type: 'crisis.defer', seat };
        return choose(position, count);
      });
      if (!acts.some((a) => a.type === 'crisis.request')) continue;
      const after = acts.slice(acts.findLastIndex((a) => a.type === 'treaty.sign') + 1);
      const of = (seat: number): number => after.filter((a) => a.seat === seat).length;
      kyiv.push(of(treatyOf(c).victim));
      guarantors.push(Math.max(...c.parties.filter((p) => p.guarantor).map((p) => of(p.index))));
    }
    return { kyiv, guarantors };
  }

  test('of Istanbul runs that come to a crisis, the middle one has eight for Kyiv, the busiest one five for a guarantor', () => {
    const told = (list: readonly number[]): string =>
      `least ${Math.min(...list)}, middle ${middle(list)}, most ${Math.max(...list)}`;
    const plain = counts(false);
    const waiting = counts(true);
    console.log(
      `${plain.kyiv.length} runs with a crisis. Kyiv: ${told(plain.kyiv)}. The busiest guarantor: ${told(plain.guarantors)}; where each lets its decision wait once: ${told(waiting.guarantors)}`,
    );
    expect(middle(plain.kyiv)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...plain.guarantors)).toBeGreaterThanOrEqual(5);
    expect(middle(waiting.guarantors)).toBeGreaterThanOrEqual(middle(plain.guarantors));
  });
});
