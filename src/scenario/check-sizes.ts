import type { Condition, Lock, Scenario } from '../model/index.ts';
import { within } from './check-conditions.ts';
import { conditionGraph, inDependence } from './cycles.ts';
import { LAST_DAY, MOST } from './limits.ts';
import type { Lookup } from './lookup.ts';
import type { Path } from './marks.ts';

/** Parts and levels of a condition with all that it names written out in place. */
interface Size {
  readonly parts: number;
  readonly levels: number;
}

const ONE: Size = { parts: 1, levels: 1 };

/** The size of a condition, given that of the named ones. A name itself adds nothing. */
function sizeOf(condition: Condition, known: ReadonlyMap<string, Size>): Size {
  if ('condition' in condition) return known.get(condition.condition) ?? ONE;
  const inside = within(condition);
  if (inside.length === 0) return ONE;
  let parts = 1;
  let levels = 0;
  for (const one of inside) {
    const size = sizeOf(one, known);
    parts += size.parts;
    levels = Math.max(levels, size.levels);
  }
  return { parts, levels: levels + 1 };
}

/** Every condition of the parties and the treaty, with its place. */
function* placesOf({ parties, treaty }: Scenario): Generator<readonly [Path, Condition | undefined]> {
  for (const [name, party] of Object.entries(parties)) {
    const at: Path = ['parties', name];
    for (const [i, line] of party.redLines.entries()) {
      for (const key of ['require', 'when', 'unless'] as const)
        yield [[...at, 'redLines', i, key], line[key]];
    }
    for (const [i, link] of party.links.entries()) yield [[...at, 'links', i, 'when'], link.when];
    for (const [i, one] of (party.guarantor?.dependsOn ?? []).entries())
      yield [[...at, 'guarantor', 'dependsOn', i, 'require'], one.require];
  }
  for (const [name, party] of Object.entries(parties)) {
    const lock = party.guarantor?.legislature;
    if (lock) yield* placesOfVote(['parties', name, 'guarantor', 'legislature'], lock);
  }
  if (treaty === undefined) return;
  yield [['treaty', 'accession', 'enough'], treaty.accession.enough];
  for (const [name, lock] of Object.entries(treaty.ratification.locks))
    yield* placesOfVote(['treaty', 'ratification', 'locks', name], lock);
  for (const [name, stage] of Object.entries(treaty.implementation))
    yield* placesOfVote(['treaty', 'implementation', name], stage);
}

/** The conditions that sway or bar a vote or a stage. */
function* placesOfVote(
  at: Path,
  vote: Pick<Lock, 'sways' | 'barredWhile'>,
): Generator<readonly [Path, Condition | undefined]> {
  for (const [i, sway] of vote.sways.entries()) yield [[...at, 'sways', i, 'when'], sway.when];
  yield [[...at, 'barredWhile'], vote.barredWhile];
}

const sizes = new WeakMap<Scenario['conditions'], Map<string, Size>>();

/** No condition grows beyond what can be asked of every text: `a: {all: [b, b]}`, `b: {all: [c, c]}` and so on. */
export function checkConditionSizes(look: Lookup, parties?: Scenario['parties']): void {
  const { conditions } = look.scenario;
  const before = parties === undefined ? undefined : sizes.get(conditions);
  const known = before ?? new Map<string, Size>();
  sizes.set(conditions, known);
  const check = (path: Path, size: Size): boolean => {
    if (size.parts <= MOST.conditionParts && size.levels <= MOST.conditionLevels) return true;
    const [found, most, what] =
      size.parts > MOST.conditionParts
        ? [size.parts, MOST.conditionParts, 'parts']
        : [size.levels, MOST.conditionLevels, 'levels'];
    look.tell(path, `with the conditions it names it has ${found} ${what}: at most ${most} are possible`);
    return false;
  };
  for (const name of before === undefined ? inDependence(conditionGraph(conditions)) : []) {
    const condition = conditions[name];
    if (condition === undefined) continue;
    const size = sizeOf(condition, known);
    // Told once: what rests on it counts it as nothing.
    known.set(name, check(['conditions', name], size) ? size : ONE);
  }
  for (const [path, condition] of placesOf(
    parties === undefined ? look.scenario : { ...look.scenario, parties, treaty: undefined },
  ))
    if (condition !== undefined) check(path, sizeOf(condition, known));
}

const DAY = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The most days that may pass from the start to the last ending, hours of a crisis included. */
export function longestSpan({ talks, treaty, parties }: Scenario): number {
  const again = treaty?.accession.reopenings ?? 0;
  const rounds = (talks.rounds + 2 * again) * talks.daysPerRound;
  if (treaty === undefined) return rounds;
  const profiles = Object.values(parties).flatMap((party) => party.guarantor ?? []);
  const locks = [
    ...Object.values(treaty.ratification.locks),
    ...profiles.flatMap((profile) => profile.legislature ?? []),
  ];
  const votes = locks.reduce((sum, lock) => sum + lock.delayDays.high, 0);
  const stages = Object.values(treaty.implementation).reduce((sum, stage) => sum + stage.days.high, 0);
  const capitals = profiles.map(({ crisis }) => crisis.hours.high + crisis.deliveryHours.high);
  const rules = Object.values(treaty.decision.options).map(
    (rule) => (rule.panelHours ?? 0) + (rule.suspendHours ?? 0),
  );
  const windows = Object.values(treaty.window.options).map((hours) => hours ?? 0);
  const hours =
    treaty.crisis.horizonHours + Math.max(0, ...capitals) + Math.max(0, ...rules) + Math.max(0, ...windows);
  return rounds + (again + 1) * votes + stages + (treaty.force.years + 1) * 365 + hours / 24;
}

/** Every day of the negotiation can be written as a date. */
export function checkSpan(look: Lookup): void {
  const { start } = look.scenario;
  const left = dayOf(LAST_DAY) - dayOf(start);
  const needed = Math.ceil(longestSpan(look.scenario));
  if (needed <= left) return;
  const message = `dates are known up to ${LAST_DAY}: from ${start} the negotiation may last ${needed === 1 ? 'a day' : `${needed} days`}, and there is room for ${left}`;
  look.tell(['start'], message);
}
