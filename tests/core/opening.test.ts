import { describe, expect, it } from 'vitest';
import { linear } from '../../src/agents/index.ts';
import { type Case, NATURE, rootOf } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { judge, openTable, openWorld, orderOf } from '../../src/rules/index.ts';
import { compileCase } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS, seatOf, textOf } from '../helpers/scenarios.ts';

const root = rootOf('opening');
const home = caseOf('istanbul-2022');
const kyiv = seatOf(home, 'kyiv');
const moscow = seatOf(home, 'moscow');

const opened = SCENARIOS.filter((id) => caseOf(id).openedBy >= 0);

describe('a text on the table when the talks open', () => {
  it('is Kyiv’s paper in the home case, and Moscow answers it before anything else', () => {
    const p = Position.open(home, root, 0);
    expect(p.phase).toBe('talks.answer');
    expect(p.turn).toBe(moscow);
    expect(p.table.open.offers).toEqual([
      { seat: kyiv, package: [...textOf(home, 'kyiv-offer')], round: 1, answers: [] },
    ]);
    p.take({ type: 'offer.reject', seat: moscow });
    expect(p.phase).toBe('talks.floor');
    expect(p.table.open.round).toBe(1);
    expect(p.turn, 'who laid the text on the table does not speak twice running').toBe(moscow);
  });

  it('can be accepted as it stands', () => {
    const p = Position.open(home, root, 0);
    p.take({ type: 'offer.accept', seat: moscow });
    expect(p.table.open.agreed).toEqual([...textOf(home, 'kyiv-offer')]);
    expect(p.phase).toBe('accession.invitation');
  });

  it.each(opened)('can be signed by whoever laid it there, in every world: %s', (id) => {
    const c = caseOf(id);
    for (let run = 0; run < 200; run++) {
      const world = openWorld(c, root, run);
      const verdict = judge(world, openTable(world), c.openedBy, c.opening ?? []).verdict;
      expect(verdict, `${id}, run ${run}`).toBe('accept');
    }
  });

  it('binds nobody where no party has made it: the talks begin with the floor', () => {
    const { openedBy: _, ...talks } = home.scenario.talks;
    const c = compileCase({ ...home.scenario, talks });
    const p = Position.open(c, root, 0);
    expect(p.phase).toBe('talks.floor');
    expect(p.table.open.offers).toEqual([]);
    expect(c.opening).not.toBeNull();
  });

  it('has Kyiv offer neutrality by treaty: its paper, and every text of its own that follows', () => {
    const clause = home.clauses.findIndex((x) => x.id === 'alignment');
    const treaty = home.clauses[clause]?.options.findIndex((o) => o.id === 'treaty-neutrality');
    for (let run = 0; run < 20; run++) {
      const { table } = playout(home, root, run, { default: linear });
      const own = table.open.offers.filter((o) => o.seat === kyiv);
      expect(own.length).toBeGreaterThan(1);
      expect(own.slice(0, 3).map((o) => o.package[clause])).toEqual(own.slice(0, 3).map(() => treaty));
    }
  });
});

describe('an exception that asks how the front has stood', () => {
  const line = home.parties[moscow]?.redLines.findIndex((l) => l.id === 'ru2') ?? -1;
  const clause = home.clauses.findIndex((x) => x.id === 'decision-rule');
  const text = [...textOf(home, 'april-midpoint')];
  text[clause] = home.clauses[clause]?.options.findIndex((o) => o.id === 'accused-abstains') ?? -1;

  /** Moscow's line, after rounds in which the true front and what Moscow saw of it were these. */
  const keptAfter = (
    c: Case,
    rounds: readonly { readonly front: number; readonly seen: number }[],
  ): boolean => {
    const world = openWorld(c, root, 0);
    const p = Position.at(world, openTable(world), 'talks.interval');
    for (const { front, seen } of rounds) {
      p.table.open.closing = true;
      const q = Position.at(world, p.table, 'talks.interval');
      q.take({ type: 'nature.round', seat: NATURE, events: [], front, seen: c.parties.map(() => seen) });
    }
    return p.view(moscow).breach(text) === line;
  };

  it('does not give way to what one glimpse through the fog shows, nor to several', () => {
    expect(keptAfter(home, [{ front: 10, seen: 90 }])).toBe(true);
    expect(
      keptAfter(
        home,
        Array.from({ length: 5 }, () => ({ front: 39, seen: 100 })),
      ),
    ).toBe(true);
  });

  it('gives way when the true front has stood so for three rounds on end, whatever is seen of it', () => {
    const broken = { front: 45, seen: -20 };
    expect(keptAfter(home, [broken, broken])).toBe(true);
    expect(keptAfter(home, [broken, broken, broken])).toBe(false);
    expect(keptAfter(home, [broken, broken, { front: 30, seen: 90 }, broken, broken])).toBe(true);
  });

  it('is asked of every scenario: no red line hangs on a single sight of the front', () => {
    const glimpses = SCENARIOS.flatMap((id) =>
      caseOf(id).parties.flatMap((p) =>
        p.redLines
          .filter((l) => JSON.stringify(l.breached).includes('"op":"front"'))
          .map((l) => `${id} ${p.id} ${l.id}`),
      ),
    );
    expect(glimpses).toEqual([]);
  });
});

describe('the front in four weeks of talks', () => {
  it('does not run from one end to the other', () => {
    const fronts: number[] = [];
    for (let run = 0; run < 200; run++) {
      const { table } = playout(home, root, run, { default: linear });
      fronts.push(table.hidden.front);
    }
    fronts.sort((a, b) => a - b);
    expect(fronts[5]).toBeGreaterThan(-20);
    expect(fronts[194]).toBeLessThan(50);
    expect(orderOf(openWorld(home, root, 0), 1)).toEqual([moscow, kyiv]);
  });
});
