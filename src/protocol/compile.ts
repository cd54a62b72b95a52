import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type ActType, ENDINGS, type Phase, type Table, WAITING, type World } from '../model/index.ts';
import { GUARDS, type Guard, type TurnName } from '../rules/index.ts';
import { machine, type PhaseMeta } from './machine.ts';

/** A way out of a state: taken when every guard holds. */
interface Way {
  readonly guard: Guard | null;
  readonly target: number;
}

interface Node {
  /** Its name; that of a state passed through at once is never seen from outside. */
  readonly name: Phase;
  readonly turn: TurnName;
  readonly about: string;
  readonly final: boolean;
  readonly types: readonly ActType[];
  /** Where a lawful act of each type leads. */
  readonly on: ReadonlyMap<string, number>;
  /** Ways taken at once, in order; empty for a state that waits. */
  readonly always: readonly Way[];
}

/** The statechart as a flat table: nodes by number, the start first resolved. */
export interface Protocol {
  readonly nodes: readonly Node[];
  readonly start: number;
  /** Node numbers by phase name, as `talks.floor`. */
  readonly byName: ReadonlyMap<string, number>;
}

/** Thrown by `compile` on a feature outside its subset: a statechart that the batch could not follow faithfully. */
function unsupported(node: AnyStateNode, feature: string): never {
  throw new Error(
    `state "${node.path.join('.')}" uses ${feature}, which the compiled protocol does not know`,
  );
}

const nameOf = (node: AnyStateNode): string => node.path.join('.');

/** The state in which entering a node ends. */
function leafOf(node: AnyStateNode): AnyStateNode {
  if (node.type === 'atomic' || node.type === 'final') return node;
  if (node.type === 'history') return unsupported(node, 'history');
  const first = node.initial.target[0];
  return first ? leafOf(first) : unsupported(node, 'a compound state without an initial state');
}

function refuseFeatures(node: AnyStateNode): void {
  if (node.type === 'parallel') unsupported(node, 'parallel states');
  if (node.type === 'history') unsupported(node, 'history');
  if (node.invoke.length > 0) unsupported(node, 'invoke');
  if (node.after.length > 0) unsupported(node, 'after');
  if (node.entry.length > 0 || node.exit.length > 0) unsupported(node, 'entry or exit actions');
  if (node.type === 'compound' && (node.transitions.size > 0 || (node.always ?? []).length > 0)) {
    unsupported(node, 'transitions on a compound state');
  }
}

function guardNamed(node: AnyStateNode, guard: unknown): Guard | null {
  if (guard === undefined) return null;
  if (typeof guard !== 'string' || !(guard in GUARDS))
    return unsupported(node, `a guard that is not named in the rules (${String(guard)})`);
  return GUARDS[guard as keyof typeof GUARDS];
}

interface Transition {
  readonly target: readonly AnyStateNode[] | undefined;
  readonly guard?: unknown;
  readonly actions: readonly unknown[];
}

function targetOf(node: AnyStateNode, way: Transition, index: ReadonlyMap<string, number>): number {
  const target = way.target?.[0];
  if (!target || way.target?.length !== 1)
    return unsupported(node, 'a transition without exactly one target');
  return index.get(nameOf(leafOf(target))) ?? unsupported(node, 'a target that does not exist');
}

function actionName(action: unknown): string {
  if (typeof action === 'string') return action;
  if (action !== null && typeof action === 'object' && 'type' in action) return String(action.type);
  return 'an inline action';
}

function compileNode(node: AnyStateNode, index: ReadonlyMap<string, number>): Node {
  refuseFeatures(node);
  const meta = node.meta as PhaseMeta | undefined;
  const on = new Map<string, number>();
  for (const [type, ways] of node.transitions as Map<string, Transition[]>) {
    const way = ways[0];
    if (type === '*' || type.includes('*')) unsupported(node, 'wildcard events');
    if (!way || ways.length !== 1) return unsupported(node, `several transitions on "${type}"`);
    if (way.guard !== 'lawful' || way.actions.length !== 1 || actionName(way.actions[0]) !== 'perform') {
      unsupported(node, `"${type}" without the guard "lawful" and the single action "perform"`);
    }
    on.set(type, targetOf(node, way, index));
  }
  const always = ((node.always ?? []) as Transition[]).map((way) => {
    if (way.actions.length > 0) unsupported(node, 'actions on a transient transition');
    return { guard: guardNamed(node, way.guard), target: targetOf(node, way, index) };
  });
  if (always.length > 0 && on.size > 0) unsupported(node, 'both events and transient transitions');
  const final = node.type === 'final';
  if (!final && always.length === 0 && !meta) unsupported(node, 'no meta saying whose turn it is');
  return {
    // That every state that waits or ends is a phase is proved below.
    name: nameOf(node) as Phase,
    turn: meta?.turn ?? 'nobody',
    about: meta?.about ?? '',
    final,
    types: [...on.keys()] as ActType[],
    on,
    always,
  };
}

function leaves(node: AnyStateNode): AnyStateNode[] {
  const children = Object.values(node.states) as AnyStateNode[];
  if (children.length === 0) return [node];
  refuseFeatures(node);
  return children.flatMap(leaves);
}

/** Walks a machine's own state nodes into a flat table. Throws, naming the feature, on anything outside its subset. */
export function compile(source: AnyStateMachine): Protocol {
  const atoms = leaves(source.root);
  const byName = new Map(atoms.map((node, i) => [nameOf(node), i]));
  const nodes = atoms.map((node) => compileNode(node, byName));
  return { nodes, byName, start: byName.get(nameOf(leafOf(source.root))) ?? 0 };
}

/** Holds the names of states that wait or end to the list of phases. Throws, naming what is missing or unknown. */
export function named(p: Protocol): Protocol {
  const found = p.nodes.filter((node) => node.always.length === 0).map((node) => node.name);
  const phases: readonly Phase[] = [...WAITING, ...ENDINGS];
  const odd = [...found.filter((x) => !phases.includes(x)), ...phases.filter((x) => !found.includes(x))];
  if (odd.length > 0) throw new Error(`states and phases differ: ${odd.join(', ')}`);
  return p;
}

/** The compiled statechart. */
export const protocol: Protocol = named(compile(machine));

/** Follows transient states until one waits. */
export function settle(p: Protocol, world: World, table: Table, from: number): number {
  let at = from;
  for (let steps = 0; steps < 100; steps++) {
    const always = p.nodes[at]?.always ?? [];
    if (always.length === 0) return at;
    const way = always.find((w) => w.guard === null || w.guard(world, table));
    if (!way) return at;
    at = way.target;
  }
  throw new Error(`the protocol runs in a circle at "${p.nodes[at]?.name}"`);
}
