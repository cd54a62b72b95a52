import { setImmediate as tick } from 'node:timers/promises';
import { type Case, type Package, type Root, rootOf } from '../model/index.ts';
import { type AloneFacts, type CrisisFacts, termsOf } from '../rules/index.ts';
import { faceAlone, faceCrises } from './crises.ts';
import { type CastChoice, namesOf, readCast } from './one-run.ts';
import type { Cast } from './playout.ts';
import { canPool, pooled } from './pool.ts';
import type { BenchText, StressChunk } from './tasks.ts';

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

/** Several texts that face the same crises. */
export interface BenchOptions {
  readonly texts: readonly BenchText[];
  /** Crises of each kind. */
  readonly crises: number;
  readonly seed: string;
  /** Agents by party id, as in a batch. */
  readonly cast?: CastChoice | undefined;
  /** Worker threads; 1, the default, works in this process. The facts do not depend on it. */
  readonly workers?: number | undefined;
  /** Ends the bench early, without an error. */
  readonly signal?: AbortSignal | undefined;
}

/** What a bench has done since it last said so: so many crises of every kind, with their facts for each text. */
export interface BenchRound {
  readonly crises: number;
  readonly facts: readonly (readonly CrisisFacts[])[];
}

/** Crises of a kind in one round: what is lost at an interruption is less than a round. */
const ROUND = 25;

/** The parties a text names as guarantors. */
export const namedBy = (c: Case, text: Package): readonly number[] => termsOf(c, text)?.members ?? [];

/**
 * Puts a treaty through every incident of the deck. Crisis `n` of a kind is the same crisis under every text: chance
 * is keyed by run, seat and purpose, so that what differs between two texts is their wording's doing alone.
 * @returns one line of facts per crisis, kind by kind; empty for a case without a treaty
 */
export function stress(c: Case, options: StressOptions): CrisisFacts[] {
  const { text, guarantors = namedBy(c, text), crises = 200, cast = {} } = options;
  const root = rootOf(options.seed);
  return [...(c.treaty?.incidents.keys() ?? [])].flatMap((incident) =>
    faceCrises(c, root, cast, { text, guarantors, incident, from: 0, count: crises }),
  );
}

/** The same crises without any text, kind by kind: what would be given, and held, anyway. */
export function stressAlone(
  c: Case,
  options: { readonly crises: number; readonly seed: string },
): AloneFacts[] {
  const root = rootOf(options.seed);
  return [...(c.treaty?.incidents.keys() ?? [])].flatMap((incident) =>
    faceAlone(c, root, { incident, from: 0, count: options.crises }),
  );
}

/**
 * Puts several texts through the same crises, and yields the facts round by round: every round has the same crises of
 * every kind for every text, so that texts can be compared whenever it ends. Returns true when it was interrupted.
 * @throws RangeError for an unknown seat or agent, or for agents of one's own with more than one worker
 */
export async function* streamStress(c: Case, options: BenchOptions): AsyncGenerator<BenchRound, boolean> {
  const { texts, crises, seed, cast = {}, workers = 1, signal } = options;
  const agents = readCast(c, cast);
  if (!agents.ok) throw new RangeError(agents.error);
  const names = namesOf(cast);
  if (workers > 1 && names === null)
    throw new RangeError('an agent that is not in AGENTS cannot be sent to a worker thread: use workers: 1');
  const kinds = [...(c.treaty?.incidents.keys() ?? [])];
  const each = kinds.length * texts.length;
  const rounds = each === 0 ? 0 : Math.ceil(crises / ROUND);
  const task = (index: number): StressChunk => {
    const from = Math.floor(index / each) * ROUND;
    const bench = texts[index % texts.length] ?? { text: [], guarantors: [] };
    const incident = kinds[Math.floor((index % each) / texts.length)] ?? 0;
    return { ...bench, incident, from, count: Math.min(ROUND, crises - from) };
  };
  const count = rounds * each;
  const chunks =
    workers > 1 && canPool && names !== null
      ? pooled({
          name: 'crises',
          setup: { case: c, seed, cast: names, hash: false },
          ...{ count, task, workers, signal },
        })
      : inProcess(c, rootOf(seed), agents.value, { count, task, signal });
  let round: CrisisFacts[][] = texts.map(() => []);
  let done = 0;
  for await (const facts of chunks) {
    round[done % texts.length]?.push(...facts);
    done++;
    if (done % each !== 0) continue;
    yield { crises: task(done - 1).count, facts: round };
    round = texts.map(() => []);
  }
  return done < count;
}

interface Tasks {
  readonly count: number;
  readonly task: (index: number) => StressChunk;
  readonly signal: AbortSignal | undefined;
}

/** One chunk at a time, giving way to the event loop before each. */
async function* inProcess(
  c: Case,
  root: Root,
  cast: Cast,
  { count, task, signal }: Tasks,
): AsyncGenerator<CrisisFacts[], void> {
  for (let i = 0; i < count; i++) {
    await tick();
    if (signal?.aborted) return;
    yield faceCrises(c, root, cast, task(i));
  }
}
