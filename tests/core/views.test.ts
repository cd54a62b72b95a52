import { describe, expect, test } from 'vitest';
import { type Case, POINT, type Table, uniform, type World } from '../../src/model/index.ts';
import { type Position, protocol } from '../../src/protocol/index.ts';
import { openWorld, type View, viewOf } from '../../src/rules/index.ts';
import { byAgents, byPersona, type Chooser, casts, drive, PERSONAS, same } from '../helpers/drive.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

/** Methods of a view called with a text, and without; found on the object itself, so that a new one is not forgotten. */
const WITH_TEXT = ['score', 'bar', 'breach', 'acceptable', 'judge', 'change', 'dependence'] as const;
const PLAIN = ['askedClause', 'threshold', 'mandate', 'odds', 'plea', 'worthSigning', 'toJSON'] as const;
const STILL = ['board', 'worth', 'links'] as const;
const OTHERS = ['estimate', 'guarantee', 'prospect', 'prior', 'drift', 'character'] as const;

/** Everything a view shows: its properties, and what its methods answer. */
function shown(view: View, texts: readonly (readonly number[])[]): unknown {
  const c = view.board;
  const joined = [0, view.open.joined, 2 ** c.parties.length - 1];
  return {
    properties: structuredClone(Object.fromEntries(Object.entries(view))),
    worth: Array.from(view.worth),
    board: view.board,
    sent: JSON.stringify(view),
    byText: texts.map((text) => WITH_TEXT.map((method) => view[method](text))),
    plain: PLAIN.map((method) => view[method]()),
    links: view.links,
    estimates: c.parties.map((p) => view.estimate(p.index)),
    priors: c.parties.map((p) => view.prior(p.index)),
    drifts: c.parties.map((p) => view.drift(p.index)),
    character: ['patience', 'envy'].map((trait) => view.character(trait)),
    // Played crisis by crisis, so that a text each time is enough.
    prospects: texts
      .slice(0, 1)
      .map((text) => view.prospect(text, view.open.joined, c.parties.length % 2 === 0)),
    guarantee: texts.slice(0, 1).map((text) => joined.map((bits) => view.guarantee(text, bits))),
  };
}

/** Another table that this seat cannot tell from the real one: everything it must not know is changed. */
function otherTable(c: Case, table: Table, seat: number, salt: number): Table {
  const t = structuredClone(table);
  t.hidden.front = t.hidden.front > 0 ? -100 + salt : 100 - salt;
  t.hidden.lasting = [{ driver: 0, party: 0, units: 123 + salt }];
  t.hidden.dueAt = t.hidden.dueAt.map((h) => h + 17 + salt);
  const incidents = c.treaty?.incidents.length ?? 0;
  // Inside a crisis something has happened; which, nobody knows until it is over.
  if (t.open.crisis && !t.open.crisis.closed) t.hidden.incident = (t.hidden.incident + 1 + salt) % incidents;
  for (const [other, own] of t.own.entries()) {
    if (other === seat) continue;
    own.reservation = Math.round((own.reservation * (salt + 2)) / 7) + POINT;
    own.front = -own.front + 3 + salt;
    own.belief = (own.belief + 333 + salt) % 1000;
    own.moves = [{ cause: 'waiting', units: salt }];
    own.soundings = [];
    // A caucus question is put to this seat: what it asks about is no secret to it. What the asker was told is.
    const asked = t.open.asked;
    const question =
      asked?.kind === 'caucus' && asked.by === other && asked.to === seat ? own.learnt.slice(-1) : [];
    own.learnt = [{ from: 0, clause: 0, option: salt }, ...question];
  }
  return t;
}

/** The same run with every figure drawn otherwise that is not this seat's own. */
function otherWorld(c: Case, world: World, seat: number, salt: number): World {
  const own = `parties.${c.parties[seat]?.id}.`;
  const known = (path: string): boolean =>
    path.startsWith(own) ||
    // What breaking its word costs it, and the floor of the protected state's agents, a seat knows of itself.
    path === 'talks.audienceCost' ||
    (path === 'treaty.worthSigning' && c.treaty?.victim === seat);
  const numbers = world.numbers.map((x, i) => (known(c.figures[i]?.path ?? '') ? x : x * 0.5 + 0.31 + salt));
  const worth = world.worth.map((table, p) => (p === seat ? table : table.map((x) => 100 * POINT - x)));
  return { ...world, numbers, worth };
}

function compare(c: Case, { world, table, phase, types }: Position, count: number): void {
  const anyText = (k: number): number[] =>
    c.clauses.map((clause, i) =>
      Math.floor(uniform(world.chance, count, k, 'luck', i, 'view text') * clause.options.length),
    );
  const offer = table.open.offers.at(-1)?.package;
  const texts = [anyText(0), ...(offer ? [offer] : []), ...(table.open.agreed ? [table.open.agreed] : [])];
  for (const p of c.parties) {
    const view = (w: World, t: Table): unknown => shown(viewOf(w, t, p.index, phase, types), texts);
    const real = view(world, table);
    const where = `${p.id} in ${phase}, act ${count}, run ${world.chance.run}`;
    same(view(world, otherTable(c, table, p.index, count % 5)), real, `${where}: other hidden facts`);
    same(view(otherWorld(c, world, p.index, count % 5), table), real, `${where}: other drawn figures`);
  }
}

const phases = new Set<string>();

describe.each(SCENARIOS)('%s: a view shows nothing that its seat must not know', (scenario) => {
  const c = caseOf(scenario);
  const seen = new Map<string, number>();

  const look = (seed: string, run: number, choose: Chooser): void => {
    let count = 0;
    drive(c, seed, run, choose, {
      before: ({ table, position, phase }) => {
        count++;
        const live = table.open.crisis?.live !== 0;
        const key = `${phase} ${live} ${table.open.lines.length > 0} ${table.open.agreed !== null}`;
        const n = (seen.get(key) ?? 0) + 1;
        seen.set(key, n);
        if (n > shared(6) && count % 97 !== 0) return;
        phases.add(phase);
        compare(c, position, count);
      },
    });
  };

  test.each(PERSONAS.map((p) => p.name))('directed random players: %s', (name) => {
    const persona = PERSONAS.find((p) => p.name === name);
    if (!persona) throw new Error(name);
    for (let run = 0; run < shared(name === 'talker' ? 2 : 100); run++)
      look(`views ${name}`, run, byPersona(persona));
    expect(seen.size).toBeGreaterThan(0);
  });

  test('agents', () => {
    for (const [name, cast] of Object.entries(casts(c))) look(`views ${name}`, 0, byAgents(c, cast));
    expect(seen.size).toBeGreaterThan(0);
  });

  test('the checks above look at every method and property a view has', () => {
    const world = openWorld(c, { seed: '', a: 1, b: 2 }, 0);
    let view: View | null = null;
    drive(c, 'members', 0, byPersona(PERSONAS[0] as never), {
      before: ({ table, position, phase }) => {
        view ??= viewOf(world, structuredClone(table), 0, phase, position.types);
      },
    });
    const found = view as View | null;
    if (!found) throw new Error('no view');
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(found)).filter(
      (m) => m !== 'constructor',
    );
    expect(methods.sort()).toEqual([...WITH_TEXT, ...PLAIN, ...OTHERS, ...STILL].sort());
    expect(Object.keys(found).sort()).toEqual(['open', 'own', 'phase', 'seat', 'types']);
    expect(JSON.stringify(found)).not.toContain('"hidden"');
  });

  test('the test itself would notice: a view of what is its own does change', () => {
    drive(c, 'notice', 0, byPersona(PERSONAS[0] as never), {
      before: ({ world, table, position, phase }) => {
        const { types } = position;
        const texts = [c.clauses.map(() => 0)];
        const before = shown(viewOf(world, table, 0, phase, types), texts);
        const changed = structuredClone(table);
        const own = changed.own[0];
        if (own) own.reservation += POINT;
        expect(shown(viewOf(world, changed, 0, phase, types), texts)).not.toEqual(before);
      },
    });
  });
});

test('every phase in which anybody acts has been looked at from every seat, all scenarios together', () => {
  const waiting = protocol.nodes.filter((n) => n.types.length > 0).map((n) => n.name);
  console.log(JSON.stringify({ coverage: 'views', phases: [...phases].sort() }));
  expect(waiting.filter((name) => !phases.has(name))).toEqual([]);
});
