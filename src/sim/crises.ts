import type { Agent } from '../agents/index.ts';
import {
  areaOf,
  type Case,
  has,
  NOBODY,
  type Package,
  type Root,
  type Seats,
  setOf,
  type World,
} from '../model/index.ts';
import { Position } from '../protocol/index.ts';
import {
  type AloneFacts,
  type CrisisFacts,
  crisisFacts,
  foresee,
  incidentPlace,
  openCrisis,
  openTable,
  openWorld,
} from '../rules/index.ts';
import { chooseFor } from './choose.ts';
import { type Cast, castOf } from './playout.ts';
import type { StressChunk } from './tasks.ts';

/** Some crises of one kind under one text. */
export function faceCrises(c: Case, root: Root, cast: Cast, chunk: StressChunk): CrisisFacts[] {
  const joined: Seats = setOf(chunk.guarantors);
  const agents = castOf(c, cast);
  const rows: CrisisFacts[] = [];
  for (let run = chunk.from; run < chunk.from + chunk.count; run++) {
    const facts = face(openWorld(c, root, run), chunk.text, joined, chunk.incident, agents);
    if (facts) rows.push(facts);
  }
  return rows;
}

/** Some crises of one kind without any text, from the same draws as those under one. */
export function faceAlone(
  c: Case,
  root: Root,
  { incident, from, count }: Pick<StressChunk, 'incident' | 'from' | 'count'>,
): AloneFacts[] {
  return Array.from({ length: count }, (_, i) => {
    const world = openWorld(c, root, from + i);
    const place = incidentPlace(world, 1, incident);
    const { held, harm } = foresee(world, { text: null, joined: NOBODY, incident, place, year: 1 });
    return { incident, held, harm };
  });
}

/** One crisis under one text, by agents. */
function face(
  world: World,
  text: Package,
  joined: Seats,
  incident: number,
  agents: readonly Agent[],
): CrisisFacts | null {
  const table = openTable(world);
  const { open } = table;
  open.agreed = [...text];
  open.joined = joined;
  open.signed = setOf(world.case.principals);
  open.standings = open.standings.map((s, p) => (has(joined, p) ? 'joined' : s));
  open.year = 1;
  openCrisis(world, table, incident, incidentPlace(world, 1, incident));
  const position = Position.at(world, table, 'crisis.request');
  while (areaOf(position.phase) === 'crisis') position.do(chooseFor(position, agents));
  return crisisFacts(world, table);
}
