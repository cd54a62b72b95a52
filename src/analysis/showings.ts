import { type Act, type ActType, type Case, SHOWINGS, type Showing } from '../model/index.ts';
import type { Ending } from '../rules/index.ts';

/** What kind of work an act is at the table. */
export type ActKind = 'talks' | 'side' | 'accession' | 'votes' | 'crisis';

const AREAS: Readonly<Record<string, ActKind>> = {
  offer: 'talks',
  text: 'talks',
  sounding: 'side',
  caucus: 'side',
  line: 'side',
  accession: 'accession',
  treaty: 'votes',
  vote: 'votes',
  crisis: 'crisis',
};

const kindOf = (type: ActType): ActKind | undefined => AREAS[type.split('.')[0] ?? ''];

/** What a finished game shows, in the order of `SHOWINGS`. */
export function showingsOf(c: Case, ending: Ending): Showing[] {
  const codes = new Set<string>([ending.kind, ...ending.causes.map((cause) => cause.code)]);
  if (ending.package) codes.add('agreed-text');
  if (ending.package?.some((option, clause) => c.clauses[clause]?.options[option]?.bridging))
    codes.add('bridging');
  return SHOWINGS.filter((showing) => codes.has(showing));
}

/** A game played by agents, as a teaching note counts it. */
export interface SampleGame {
  readonly run: number;
  readonly showings: readonly Showing[];
  /** By seat: acts of each kind. */
  readonly work: readonly Readonly<Partial<Record<ActKind, number>>>[];
}

/** A finished game as a teaching note counts it. Acts of nature and of the clock are nobody's work. */
export function sampleGame(c: Case, run: number, acts: readonly Act[], ending: Ending): SampleGame {
  const work = c.parties.map((): Partial<Record<ActKind, number>> => ({}));
  for (const { seat, type } of acts) {
    const kind = kindOf(type);
    const own = work[seat];
    if (own && kind) own[kind] = (own[kind] ?? 0) + 1;
  }
  return { run, showings: showingsOf(c, ending), work };
}
