import type { Condition } from '../model/index.ts';
import { namedIn } from './check-conditions.ts';

/**
 * Circles in a graph of names, each once, starting where it was first met. Names that lead nowhere are passed
 * over. Keeps its own stack, so that a chain of any length is safe.
 */
export function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  for (const start of graph.keys()) {
    if (done.has(start)) continue;
    const trail: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    const depth = new Map([[start, 0]]);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const to = graph.get(top.name)?.[top.next];
      top.next += 1;
      if (to === undefined) {
        done.add(top.name);
        depth.delete(top.name);
        trail.pop();
        continue;
      }
      const met = depth.get(to);
      if (met !== undefined) {
        found.push(trail.slice(met).map((step) => step.name));
      } else if (graph.has(to) && !done.has(to)) {
        depth.set(to, trail.length);
        trail.push({ name: to, next: 0 });
      }
    }
  }
  return found;
}

/** "a → b → a", cut to fit a message. */
export function shown(cycle: readonly string[]): string {
  const steps = cycle.length > 12 ? [...cycle.slice(0, 12), '…'] : cycle;
  return [...steps, cycle[0] ?? ''].join(' → ');
}

/**
 * Names in an order in which each comes after those it rests on, as far as there is no circle. Keeps its own stack, so
 * that a chain of any length is safe.
 */
export function inDependence(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const order: string[] = [];
  const entered = new Set<string>();
  for (const start of graph.keys()) {
    if (entered.has(start)) continue;
    entered.add(start);
    const trail: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const to = graph.get(top.name)?.[top.next];
      top.next += 1;
      if (to === undefined) {
        order.push(top.name);
        trail.pop();
      } else if (graph.has(to) && !entered.has(to)) {
        entered.add(to);
        trail.push({ name: to, next: 0 });
      }
    }
  }
  return order;
}

/** What each named condition rests on, by name. */
export const conditionGraph = (
  conditions: Readonly<Record<string, Condition>>,
): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(conditions).map(([name, condition]) => [name, namedIn(condition)]));

/** What each named text rests on. */
export const textGraph = (
  texts: Readonly<Record<string, { readonly basedOn?: string | undefined }>>,
): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(texts).map(([name, { basedOn }]) => [name, basedOn === undefined ? [] : [basedOn]]));
