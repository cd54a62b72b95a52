import type {
  CaseClause,
  Condition,
  FigureIndex,
  LastingFront,
  Range,
  Scenario,
  Test,
} from '../model/index.ts';

/** What a condition's names stand for. */
export interface Names {
  readonly scenario: Scenario;
  readonly clauses: readonly CaseClause[];
  readonly parties: readonly string[];
  readonly drivers: readonly string[];
  /** Named conditions compiled so far. */
  readonly conditions: ReadonlyMap<string, Test>;
  /** What has been asked of the front over several rounds so far. */
  readonly lasting: LastingFront[];
}

/** Gives every figure of the scenario an index. */
export interface FigureBook {
  readonly names: Names;
  /**
   * @param path where the figure stands in the scenario
   * @param key the purpose of its draw, where it is not the path: one range may be drawn for several parties
   * @throws RangeError when the loader would have refused the range
   */
  add(path: string, range: Range, source: readonly string[], key?: string): FigureIndex;
  test(condition: Condition): Test;
}

/** Thrown only when a scenario that did not pass the loader is compiled: our own bug. */
function unknown(kind: string, id: string): never {
  throw new Error(`${kind} "${id}" is not in the scenario: was it checked by the loader?`);
}

export function indexIn(names: readonly string[], id: string, kind: string): number {
  const i = names.indexOf(id);
  return i < 0 ? unknown(kind, id) : i;
}

function optionMask(clause: CaseClause, keep: (rung: number, id: string) => boolean): number {
  let mask = 0;
  clause.options.forEach((o, i) => {
    if (keep(o.rung, o.id)) mask |= 1 << i;
  });
  return mask;
}

function rungOf(clause: CaseClause, id: string): number {
  return clause.options.find((o) => o.id === id)?.rung ?? unknown(`option of ${clause.id}`, id);
}

/** Compiles a condition. A named one is compiled once, whoever names it: the loader has refused circles. */
export function compileTest(names: Names, condition: Condition): Test {
  const clauseOf = (id: string): number => names.clauses.findIndex((c) => c.id === id);
  const at = (id: string): CaseClause => names.clauses[clauseOf(id)] ?? unknown('clause', id);
  if ('is' in condition) {
    const clause = at(condition.clause);
    for (const id of condition.is) rungOf(clause, id);
    return {
      op: 'in',
      clause: clauseOf(clause.id),
      mask: optionMask(clause, (_, id) => condition.is.includes(id)),
    };
  }
  if ('atLeast' in condition && 'clause' in condition) {
    const clause = at(condition.clause);
    const rung = rungOf(clause, condition.atLeast);
    return { op: 'in', clause: clauseOf(clause.id), mask: optionMask(clause, (r) => r >= rung) };
  }
  if ('atMost' in condition) {
    const clause = at(condition.clause);
    const rung = rungOf(clause, condition.atMost);
    return { op: 'in', clause: clauseOf(clause.id), mask: optionMask(clause, (r) => r <= rung) };
  }
  if ('all' in condition) return { op: 'all', of: condition.all.map((x) => compileTest(names, x)) };
  if ('any' in condition) return { op: 'any', of: condition.any.map((x) => compileTest(names, x)) };
  if ('not' in condition) return { op: 'not', of: compileTest(names, condition.not) };
  if ('condition' in condition) {
    return names.conditions.get(condition.condition) ?? unknown('condition', condition.condition);
  }
  if ('front' in condition) {
    const { atLeast = -Infinity, atMost = Infinity, rounds } = condition.front;
    if (rounds === undefined) return { op: 'front', atLeast, atMost };
    const same = names.lasting.findIndex(
      (l) => l.atLeast === atLeast && l.atMost === atMost && l.rounds === rounds,
    );
    return { op: 'lasting', index: same < 0 ? names.lasting.push({ atLeast, atMost, rounds }) - 1 : same };
  }
  if ('driver' in condition) {
    return { op: 'driver', driver: indexIn(names.drivers, condition.driver, 'driver') };
  }
  if ('joined' in condition) {
    let mask = 0;
    for (const id of condition.joined) mask |= 1 << indexIn(names.parties, id, 'party');
    return { op: 'joined', mask, atLeast: condition.atLeast ?? condition.joined.length };
  }
  const never: never = condition;
  return never;
}
