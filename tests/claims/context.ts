import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AGENTS } from '../../src/agents/index.ts';
import {
  type Case,
  type EndingKind,
  type Package,
  POINT,
  partyIndex,
  type Reading,
  type Scenario,
  type World,
} from '../../src/model/index.ts';
import {
  expectedHelp,
  expectedYes,
  failedDependence,
  guaranteeWorth,
  holds,
  type Judgement,
  judge,
  lastingAt,
  modeWorld,
  openTable,
  PEACE,
  scoreOf,
} from '../../src/rules/index.ts';
import { applyReadings, compileCase, parseScenario } from '../../src/scenario/index.ts';
import { type Cast, type Playout, playout } from '../../src/sim/index.ts';

const LIBRARY = fileURLToPath(new URL('../../scenarios', import.meta.url));
const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** Scenarios in the library, by folder name. */
export const scenarioIds = (): string[] =>
  readdirSync(LIBRARY)
    .filter((name) => existsSync(`${LIBRARY}/${name}/scenario.yaml`))
    .sort();

const read = new Map<string, Scenario | null>();

/** A bundled scenario, or null where there is none of that name, or none that is valid yet. */
export function scenario(id: string): Scenario | null {
  const known = read.get(id);
  if (known !== undefined) return known;
  const folder = `${LIBRARY}/${id}`;
  const names = scenarioIds().includes(id) ? readdirSync(folder).filter(isYaml).sort() : [];
  const parsed = parseScenario(
    names.map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') })),
  );
  const found = parsed.ok ? parsed.value : null;
  read.set(id, found);
  return found;
}

/** What a claim is checked against: one scenario under chosen readings, compiled, and what the rules make of it. */
export class Model {
  readonly scenario: Scenario;
  readonly case: Case;
  readonly world: World;
  readonly #played = new Map<string, readonly Playout[]>();

  constructor(of: Scenario) {
    this.scenario = of;
    this.case = compileCase(of);
    this.world = modeWorld(this.case);
  }

  party(id: string): number {
    const index = partyIndex(this.case, id);
    if (index < 0) throw new Error(`no party ${id} in ${this.scenario.id}`);
    return index;
  }

  /** A named text with some clauses changed. */
  text(name: string, changes: Readonly<Record<string, string>> = {}): Package {
    const base = this.case.texts[name];
    if (!base) throw new Error(`no text ${name} in ${this.scenario.id}`);
    const text = [...base];
    for (const [clause, option] of Object.entries(changes)) {
      const c = this.case.clauses.findIndex((x) => x.id === clause);
      const o = this.case.clauses[c]?.options.findIndex((x) => x.id === option) ?? -1;
      if (o < 0) throw new Error(`no option ${clause}=${option} in ${this.scenario.id}`);
      text[c] = o;
    }
    return text;
  }

  option(text: Package, clause: string): string {
    const c = this.case.clauses.findIndex((x) => x.id === clause);
    return this.case.clauses[c]?.options[text[c] ?? -1]?.id ?? '';
  }

  options(clause: string): string[] {
    const found = this.scenario.clauses[clause];
    if (!found) throw new Error(`no clause ${clause} in ${this.scenario.id}`);
    return Object.keys(found.options);
  }

  /** Would the party sign, at the opening table, every figure at its mode? */
  judge(party: string, text: Package): Judgement {
    return judge(this.world, openTable(this.world), this.party(party), text);
  }

  /** The red lines that a text breaches for a party with the front long where it is, by id. */
  breaches(party: string, text: Package, front = 0): string[] {
    const lines = this.case.parties[this.party(party)]?.redLines ?? [];
    const now = { ...PEACE, front, lasting: lastingAt(this.case, front) };
    return lines.filter((l) => holds(l.breached, text, now)).map((l) => l.id);
  }

  /** Points out of 100. */
  score(party: string, text: Package): number {
    return scoreOf(this.world, this.party(party), text, PEACE) / POINT;
  }

  /** Which options of a clause, in an otherwise given text, leave a party's red line whole. */
  meeting(party: string, line: string, clause: string, name: string, front = 0): string[] {
    return this.options(clause).filter(
      (o) => !this.breaches(party, this.text(name, { [clause]: o }), front).includes(line),
    );
  }

  /** A guarantor's conditions on others that fail while these are in, by id. */
  unmet(party: string, text: Package, joined: readonly string[]): string[] {
    const now = { ...PEACE, joined: this.bits(joined) };
    const list = this.case.parties[this.party(party)]?.guarantor?.dependsOn ?? [];
    return failedDependence(this.world, this.party(party), text, now).map((i) => list[i]?.id ?? '');
  }

  /** Named guarantors that would take a text if all the others were in. */
  willing(text: Package): string[] {
    const named = this.named(text);
    return named.filter(
      (g) => this.judge(g, text).verdict === 'accept' && this.unmet(g, text, named).length === 0,
    );
  }

  /** What a driver of the war adds to a party's reservation value, in points, at its mode. */
  effect(driver: string, party: string): number {
    const effects = this.scenario.war?.drivers[driver]?.effects ?? {};
    const shared = this.scenario.parties[party]?.role === 'principal' ? undefined : effects.guarantors;
    return (effects[party] ?? shared)?.mode ?? 0;
  }

  /** The yes share to expect for a lock of the plan, or for a guarantor's own legislature. */
  yes(lock: string, text: Package): number {
    const found =
      this.case.treaty?.locks.find((l) => l.id === lock) ??
      this.case.parties[partyIndex(this.case, lock)]?.guarantor?.legislature;
    if (!found) throw new Error(`no lock ${lock} in ${this.scenario.id}`);
    return expectedYes(this.world, found, text, PEACE);
  }

  /** The approvals that a text needs, by name; `guarantors` stands for each guarantor's own. */
  plan(text: Package): readonly string[] {
    const plan = this.scenario.treaty?.ratification.plan;
    return plan?.options[this.option(text, plan.clause)] ?? [];
  }

  bits(parties: readonly string[]): number {
    return parties.reduce((all, id) => all | (1 << this.party(id)), 0);
  }

  /** Chance of adequate help, 0 to 1, against one incident in one place. */
  help(text: Package, joined: readonly string[], incident: string, place: string): number {
    const treaty = this.case.treaty;
    const i = Object.keys(this.scenario.treaty?.crisis.incidents ?? {}).indexOf(incident);
    const p = treaty?.places.findIndex((x) => x.id === place) ?? -1;
    if (i < 0 || p < 0) throw new Error(`no incident ${incident} or place ${place}`);
    return expectedHelp(this.world, text, this.bits(joined), i, p);
  }

  worth(text: Package, joined: readonly string[]): number {
    return guaranteeWorth(this.world, text, this.bits(joined));
  }

  /** Guarantors that a text names. */
  named(text: Package): string[] {
    const { treaty } = this.scenario;
    return [...(treaty?.guarantors.options[this.option(text, treaty.guarantors.clause)] ?? [])];
  }

  /** Seeded runs by agents, kept for the next claim that asks for the same. */
  runs(count: number, agents = 'bridging'): readonly Playout[] {
    const key = `${count} ${agents}`;
    const made = this.#played.get(key) ?? this.play(count, agents);
    this.#played.set(key, made);
    return made;
  }

  /** Seeded runs with some seats played by others. */
  play(count: number, agents: string, cast: Cast = {}): Playout[] {
    const agent = AGENTS[agents];
    if (!agent) throw new Error(`no agent ${agents}`);
    const runs = Array.from({ length: count }, (_, run) => run);
    return runs.map((run) => playout(this.case, 'claims', run, { default: agent, ...cast }));
  }

  /** How many of these runs ended in one of these ways. */
  ended(count: number, kinds: readonly EndingKind[], agents = 'bridging'): number {
    return this.runs(count, agents).filter((p) => kinds.some((k) => p.phase === k)).length;
  }
}

/** Runs for a claim about what mostly happens: enough that no seed decides it. */
export const MANY = 200;

/** Of the runs that end without a text, how many are saved by a change, and the other way round, seed by seed. */
export function paired(base: Model, other: Model, agents = 'bridging'): { saved: number; lost: number } {
  const without = (m: Model) => m.runs(MANY, agents).map((p) => p.phase === 'no-deal');
  const [before, after] = [without(base), without(other)];
  const count = (was: boolean, is: boolean) => before.filter((b, i) => b === was && after[i] === is).length;
  return { saved: count(true, false), lost: count(false, true) };
}

const models = new Map<string, Model>();

function laid(base: Scenario, readings: Readonly<Record<string, string>>): Model {
  const applied = applyReadings(base, readings);
  if (!applied.ok) throw new Error(applied.error.map((p) => p.message).join('; '));
  return new Model(applied.value);
}

function valid(id: string): Scenario {
  const base = scenario(id);
  if (!base) throw new Error(`there is no valid scenario ${id}`);
  return base;
}

/** The model of a bundled scenario under some readings. Throws where it is missing: a claim needs it. */
export function model(id: string, readings: Readonly<Record<string, string>> = {}): Model {
  const key = `${id} ${JSON.stringify(readings)}`;
  const made = models.get(key) ?? laid(valid(id), readings);
  models.set(key, made);
  return made;
}

/** A bundled scenario with changes laid over it, as a reading would: for "what if this were otherwise". */
export function changed(id: string, changes: Readonly<Record<string, unknown>>): Model {
  const base = valid(id);
  const source = ['judgement'];
  const probe: Reading = {
    question: 'A claim asks.',
    base: { text: 'As written.', source },
    variants: { otherwise: { text: 'Otherwise.', source, changes } },
  };
  return laid({ ...base, readings: { ...base.readings, probe } }, { probe: 'otherwise' });
}

/** The scenario that the articles' claims are checked against unless they speak of another time. */
export const home = (): Model => model('istanbul-2022');
