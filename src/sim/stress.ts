import { type Case, type Package, rootOf, type World } from '../model/index.ts';
import { advance, protocol } from '../protocol/index.ts';
import {
  bit,
  type CrisisFacts,
  crisisFacts,
  incidentPlace,
  openCrisis,
  openTable,
  openWorld,
} from '../rules/index.ts';
import { type Cast, castOf, chooseAct } from './playout.ts';

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
export const namedBy = (c: Case, text: Package): readonly number[] =>
  c.treaty?.members[text[c.treaty.guarantorsClause] ?? -1] ?? [];

/**
 * Puts a treaty through every incident of the deck. Crisis `n` of a kind is the same crisis under every text: chance
 * is keyed by run, seat and purpose, so that what differs between two texts is their wording's doing alone.
 * @returns one line of facts per crisis, kind by kind; empty for a case without a treaty
 */
export function stress(c: Case, options: StressOptions): CrisisFacts[] {
  const { treaty } = c;
  if (!treaty) return [];
  const root = rootOf(options.seed);
  const joined = (options.guarantors ?? namedBy(c, options.text)).reduce((bits, p) => bits | bit(p), 0);
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
function face(world: World, options: StressOptions, joined: number, incident: number): CrisisFacts | null {
  const table = openTable(world);
  const { open } = table;
  open.agreed = [...options.text];
  open.joined = joined;
  open.signed = world.case.principals.reduce((bits, p) => bits | bit(p), 0);
  open.standings = open.standings.map((s, p) => ((joined >>> p) & 1 ? 'joined' : s));
  open.year = 1;
  openCrisis(world, table, incident, incidentPlace(world, 1, incident));
  const agents = castOf(world.case, options.cast ?? {});
  let node = protocol.byName.get('crisis.request') ?? 0;
  let acts = 0;
  while (protocol.nodes[node]?.name.startsWith('crisis.')) {
    const act = chooseAct(world, table, node, agents, acts++);
    node = advance(protocol, node, world, table, act);
  }
  return crisisFacts(world, table);
}
