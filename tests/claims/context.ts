import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AGENTS } from '../../src/agents/index.ts';
import {
  type Case,
  compileCase,
  type EndingKind,
  type Package,
  POINT,
  partyIndex,
  type Scenario,
  type World,
} from '../../src/model/index.ts';
import {
  atLeast,
  breach,
  expectedHelp,
  guaranteeWorth,
  type Judgement,
  judge,
  modeWorld,
  openTable,
  PEACE,
  scoreOf,
} from '../../src/rules/index.ts';
import { applyReadings, parseScenario } from '../../src/scenario/index.ts';
import { type Cast, type Playout, playout } from '../../src/sim/index.ts';

const LIBRARY = fileURLToPath(new URL('../../scenarios', import.meta.url));
const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** Scenarios in the library, by folder name. */
export const scenarioIds = (): string[] =>
  readdirSync(LIBRARY)
    .filter((name) => statSync(`${LIBRARY}/${name}`).isDirectory())
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

/** How many of the runs ended so. */
export type Endings = Readonly<Partial<Record<EndingKind, number>>>;

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

  /** The red line a text breaches for a party at the given front, by id, or null. */
  breach(party: string, text: Package, front = 0): string | null {
    return breach(this.world, this.party(party), text, { ...PEACE, front })?.id ?? null;
  }

  /** Points out of 100. */
  score(party: string, text: Package): number {
    return scoreOf(this.world, this.party(party), text, PEACE) / POINT;
  }

  /** Which options of a clause, in an otherwise given text, breach none of the party's red lines. */
  allowed(party: string, clause: string, name: string, front = 0): string[] {
    return this.options(clause).filter(
      (o) => this.breach(party, this.text(name, { [clause]: o }), front) === null,
    );
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
  runs(count: number, agents: string = 'bridging', cast: Cast = {}, key = ''): readonly Playout[] {
    const name = `${count} ${agents} ${key}`;
    const known = key === '' && Object.keys(cast).length > 0 ? undefined : this.#played.get(name);
    if (known) return known;
    const agent = AGENTS[agents];
    if (!agent) throw new Error(`no agent ${agents}`);
    const played: Playout[] = [];
    for (let run = 0; run < count; run++)
      played.push(playout(this.case, 'claims', run, { default: agent, ...cast }));
    this.#played.set(name, played);
    return played;
  }

  endings(count: number, agents = 'bridging'): Endings {
    const counts: Partial<Record<EndingKind, number>> = {};
    for (const p of this.runs(count, agents)) {
      const kind = p.phase.replace('ended.', '') as EndingKind;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }
}

const models = new Map<string, Model>();

/** The model of a bundled scenario under some readings. Throws where it is missing: a claim needs it. */
export function model(id: string, readings: Readonly<Record<string, string>> = {}): Model {
  const key = `${id} ${JSON.stringify(readings)}`;
  const known = models.get(key);
  if (known) return known;
  const base = scenario(id);
  if (!base) throw new Error(`there is no valid scenario ${id}`);
  const applied = applyReadings(base, readings);
  if (!applied.ok) throw new Error(applied.error.map((p) => p.message).join('; '));
  const made = new Model(applied.value);
  models.set(key, made);
  return made;
}

export { atLeast };
