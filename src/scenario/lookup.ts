import type { Clause, Scenario } from '../model/index.ts';
import type { Finding, Path } from './marks.ts';
import { hint, listed, quoted } from './nearest.ts';

/** Hints cost a comparison with every known name: beyond so many findings or names they are left out. */
const MOST_HINTS = 500;
const MOST_NAMES = 500;

/** What the checks of references share: the scenario, the findings, and looking a name up. */
export class Lookup {
  readonly scenario: Scenario;
  readonly findings: Finding[] = [];

  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  /** Reports what stands at the path. */
  tell(path: Path, message: string): void {
    this.findings.push({ path, message });
  }

  /** Reports the name at the end of the path. */
  tellKey(path: Path, message: string): void {
    this.findings.push({ path, key: true, message });
  }

  private hint(name: string, map: Readonly<Record<string, unknown>>): string {
    if (this.findings.length > MOST_HINTS) return 'it is not among the names there';
    const known = Object.keys(map);
    return known.length > MOST_NAMES ? `known: ${listed(known)}` : hint(name, known);
  }

  /** The thing of that name, or a finding that says what there is. `what`: "a clause", "a party". */
  find<T>(
    path: Path,
    name: string,
    what: string,
    map: Readonly<Record<string, T>>,
    key = false,
  ): T | undefined {
    if (Object.hasOwn(map, name)) return map[name];
    const message = `${quoted(name)} is not ${what} of this scenario: ${this.hint(name, map)}`;
    if (key) this.tellKey(path, message);
    else this.tell(path, message);
    return undefined;
  }

  clause(path: Path, name: string, key = false): Clause | undefined {
    return this.find(path, name, 'a clause', this.scenario.clauses, key);
  }

  /** Is it an option of that clause? */
  option(path: Path, clauseName: string, name: string, key = false): boolean {
    const clause = this.scenario.clauses[clauseName];
    if (clause === undefined || Object.hasOwn(clause.options, name)) return true;
    const message = `${quoted(name)} is not an option of ${quoted(clauseName)}: ${this.hint(name, clause.options)}`;
    if (key) this.tellKey(path, message);
    else this.tell(path, message);
    return false;
  }

  /** The keys of the map are exactly the options of the clause. */
  everyOption(path: Path, clauseName: string, map: Readonly<Record<string, unknown>>): void {
    const clause = this.scenario.clauses[clauseName];
    if (clause === undefined) return;
    for (const name of Object.keys(map)) this.option([...path, name], clauseName, name, true);
    for (const name of Object.keys(clause.options)) {
      if (!Object.hasOwn(map, name)) {
        this.tellKey(
          path,
          `the option ${quoted(name)} of ${quoted(clauseName)} is missing: give it an entry`,
        );
      }
    }
  }

  party(path: Path, name: string, key = false): void {
    this.find(path, name, 'a party', this.scenario.parties, key);
  }

  /** A party of that role. */
  role(path: Path, name: string, role: 'principal' | 'guarantor' | 'mediator'): void {
    const party = this.find(path, name, 'a party', this.scenario.parties);
    if (party !== undefined && party.role !== role) {
      this.tell(path, `${quoted(name)} has the role ${party.role}: expected a party with role: ${role}`);
    }
  }

  /** Ids in a list that occur more than once. */
  repeated(path: Path, names: readonly string[], field?: string): void {
    const seen = new Map<string, string>();
    for (const [i, name] of names.entries()) {
      const at = field === undefined ? [...path, i] : [...path, i, field];
      const other = seen.get(name.toLowerCase());
      if (other === name) this.tell(at, `${quoted(name)} is given twice: keep one of the two`);
      else if (other !== undefined)
        this.tell(at, `${quoted(name)} and ${quoted(other)} differ in capitals only: rename one of the two`);
      else seen.set(name.toLowerCase(), name);
    }
  }
}
