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
