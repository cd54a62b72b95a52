import { assign, type Residual } from './residual.ts';

/** Points that parties gain (unrounded units, in the order of `Space.parties`) when a condition on several clauses holds. */
export interface SpaceLink {
  readonly when: Residual;
  readonly units: readonly number[];
}

/** What is still open of the ties after some clauses have been chosen. Equal keys have equal futures. */
export interface Ties {
  readonly breaches: readonly Residual[];
  readonly links: readonly SpaceLink[];
  readonly key: string;
}

/** Gives what is left of conditions and links short names, equal ones the same. */
export class TieBook {
  readonly #names = new Map<string, number>();
  readonly #known = new WeakMap<Residual | SpaceLink, number>();

  #nameOf(part: Residual | SpaceLink): number {
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(part);
    const name = this.#names.get(text) ?? this.#names.size;
    this.#names.set(text, name);
    this.#known.set(part, name);
    return name;
  }

  /** The ties of open breaches and links. A breach open twice is open once. */
  ties(breaches: readonly Residual[], links: readonly SpaceLink[]): Ties {
    if (breaches.length + links.length === 0) return { breaches, links, key: '' };
    const byName = new Map(breaches.map((b) => [this.#nameOf(b), b]));
    const names = [...byName.keys()].sort((x, y) => x - y);
    const gains = links.map((l) => this.#nameOf(l)).sort((x, y) => x - y);
    return { breaches: [...byName.values()], links, key: `${names.join(' ')}/${gains.join(' ')}` };
  }

  /**
   * What is left of the ties once a clause has its option; null when a red line is breached for good.
   * @param gained units by party, to which the links that hold for good are added
   */
  assign(ties: Ties, clause: number, option: number, gained: number[]): Ties | null {
    let changed = false;
    const breaches: Residual[] = [];
    for (const breach of ties.breaches) {
      const left = assign(breach, clause, option);
      if (left === true) return null;
      if (left !== false) breaches.push(left);
      changed ||= left !== breach;
    }
    const links: SpaceLink[] = [];
    for (const link of ties.links) {
      const when = assign(link.when, clause, option);
      changed ||= when !== link.when;
      if (when === true) for (const [i, x] of link.units.entries()) gained[i] = (gained[i] ?? 0) + x;
      else if (when !== false) links.push(when === link.when ? link : { ...link, when });
    }
    return changed ? this.ties(breaches, links) : ties;
  }
}

/** Steps that one choice among open ties takes. */
export const effort = (ties: Ties): number => 1 + 8 * (ties.breaches.length + ties.links.length);
