import {
  areaOf,
  type Case,
  has,
  type Package,
  rootOf,
  type Seats,
  setOf,
  type World,
} from '../model/index.ts';
import { Position } from '../protocol/index.ts';
import {
  type CrisisFacts,
  crisisFacts,
  incidentPlace,
  openCrisis,
  openTable,
  openWorld,
  termsOf,
} from '../rules/index.ts';
import { chooseFor } from './choose.ts';
import { type Cast, castOf } from './playout.ts';

/** A text on the bench: what it says, who is in, and how many crises of each kind it must face. */
export interface StressOptions {
  readonly text: Package;
  /** Parties that have joined; by default all whom the text names. */
  readonly guarantors?: readonly number[];
  /** Crises of each kind. Default 200. */
  readonly crises?: number;
  readonly seed: string;
  readonly cast?: Cast;
}

/** The parties a text names as guarantors. */
export const namedBy = (c: Case, text: Package): readonly number[] => termsOf(c, text)?.members ?? [];

/**
 * Puts a treaty through every incident of the deck. Crisis `n` of a kind is the same crisis under every text: chance
 * is keyed by run, seat and purpose, so that what differs between two texts is their wording's doing alone.
 * @returns one line of facts per crisis, kind by kind; empty for a case without a treaty
 */
export function stress(c: Case, options: StressOptions): CrisisFacts[] {
  const { treaty } = c;
  if (!treaty) return [];
  const root = rootOf(options.seed);
  const joined: Seats = setOf(options.guarantors ?? namedBy(c, options.text));
  const rows: CrisisFacts[] = [];
  for (const incident of treaty.incidents.keys()) {
    for (let run = 0; run < (options.crises ?? 200); run++) {
      const facts = face(openWorld(c, root, run), options, joined, incident);
      if (facts) rows.push(facts);
    }
  }
  return rows;
}

/** One crisis under one text, by agents. */
function face(world: World, options: StressOptions, joined: Seats, incident: number): CrisisFacts | null {
  const table = openTable(world);
  const { open } = table;
  open.agreed = [...options.text];
  open.joined = joined;
  open.signed = setOf(world.case.principals);
  open.standings = open.standings.map((s, p) => (has(joined, p) ? 'joined' : s));
  open.year = 1;
  openCrisis(world, table, incident, incidentPlace(world, 1, incident));
  const agents = castOf(world.case, options.cast ?? {});
  const position = Position.at(world, table, 'crisis.request');
  for (let acts = 0; areaOf(position.phase) === 'crisis'; acts++)
    position.do(chooseFor(position, agents, acts));
  return crisisFacts(world, table);
}
