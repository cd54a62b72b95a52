import { initialTransition, type SnapshotFrom, type StateValue, transition } from 'xstate';
import { type Act, err, ok, type Phase, type Result, type Table, type World } from '../model/index.ts';
import { openTable } from '../rules/index.ts';
import { type Machine, machine } from './machine.ts';
import { Position } from './position.ts';

/**
 * One negotiation played act by act on the statechart. A play never changes: `send` returns the next one,
 * so undo, rewind and branch are earlier plays. Tables share what did not change.
 *
 * A long negotiation does not keep the table after every act: the latest are kept, and of those further back one here
 * and there. Any other is made again from the acts when it is asked for, and is equal to what it was.
 */
export interface Play {
  readonly position: Position;
  readonly world: World;
  readonly table: Table;
  readonly phase: Phase;
  /** Every act so far: a list made anew at each call. */
  readonly acts: readonly Act[];
  /** How many acts there are. */
  readonly count: number;
  /** The last act; null at the start. */
  readonly last: Act | null;
  /** The round of talks that it stands in. */
  readonly round: number;
  /** The play before the last act; null at the start. */
  readonly before: Play | null;
  readonly snapshot: SnapshotFrom<Machine>;
}

type Snapshot = SnapshotFrom<Machine>;

/** What plays of one line share: the acts, and the play after each number of them. */
interface Line {
  readonly world: World;
  readonly acts: Act[];
  readonly plays: Moment[];
  /** Plays whose state was made again, oldest first. */
  readonly again: Moment[];
}

/** The latest plays of a line, whose states are all kept. Further back, one in two, one in four, and so on. */
const KEPT = 32;
/** States made again that are kept. */
const AGAIN = 2 * KEPT;

/** The state's dotted name. Whether it is a phase is proved when the machine is compiled. */
function phaseOf(value: unknown): Phase {
  const path: string[] = [];
  for (let at = value; at !== undefined; ) {
    if (typeof at === 'string') {
      path.push(at);
      break;
    }
    const [first] = Object.entries(at ?? {});
    if (!first) break;
    path.push(first[0]);
    at = first[1];
  }
  return path.join('.') as Phase;
}

/** The state that a phase names: the opposite of `phaseOf`. */
const stateOf = (phase: Phase): StateValue =>
  phase.split('.').reduceRight<StateValue | null>((inner, key) => (inner ? { [key]: inner } : key), null) ??
  phase;

/** A play: its place in a line, and its state as long as that is kept. */
class Moment implements Play {
  readonly count: number;
  readonly phase: Phase;
  readonly round: number;
  readonly #line: Line;
  #snapshot: Snapshot | null;
  #position: Position | null = null;

  constructor(line: Line, count: number, at: { phase: Phase; round: number }, snapshot: Snapshot | null) {
    this.#line = line;
    this.count = count;
    this.phase = at.phase;
    this.round = at.round;
    this.#snapshot = snapshot;
  }

  get world(): World {
    return this.#line.world;
  }

  get acts(): readonly Act[] {
    return this.#line.acts.slice(0, this.count);
  }

  get last(): Act | null {
    return this.#line.acts[this.count - 1] ?? null;
  }

  get before(): Play | null {
    return this.#line.plays[this.count - 1] ?? null;
  }

  get snapshot(): Snapshot {
    return this.#snapshot ?? this.#remake();
  }

  get table(): Table {
    return this.snapshot.context.table;
  }

  get position(): Position {
    this.#position ??= Position.at(this.world, this.table, this.phase);
    return this.#position;
  }

  /** The next play, by an act that is known to be lawful. */
  next(act: Act): Moment {
    const [snapshot] = transition(machine, this.snapshot, act);
    const at = { phase: phaseOf(snapshot.value), round: snapshot.context.table.open.round };
    const next = this.append(act, at, snapshot);
    thin(next.#line.plays);
    return next;
  }

  /** The play after an act, at a place and with a state that are known. */
  append(act: Act, at: { phase: Phase; round: number }, snapshot: Snapshot | null): Moment {
    const { acts, plays } = this.#line;
    // Another act has followed this play before: the two go their own ways from here.
    const line: Line =
      acts.length === this.count
        ? this.#line
        : {
            ...this.#line,
            acts: acts.slice(0, this.count),
            plays: plays.slice(0, this.count + 1),
            again: [],
          };
    const next = new Moment(line, this.count + 1, at, snapshot);
    line.acts.push(act);
    line.plays.push(next);
    return next;
  }

  /** Gives its state up: from now on it is made again when it is asked for. */
  release(): void {
    this.#snapshot = null;
    this.#position = null;
  }

  /** Makes the state again from the last one kept before it; the few on the way here are likely to be wanted next. */
  #remake(): Snapshot {
    const { acts, plays, again } = this.#line;
    const from = plays.findLast((p, i) => i < this.count && p.#snapshot !== null);
    if (!from) throw new Error('the opening of a play is gone');
    const near = Math.max(from.count, this.count - KEPT);
    let { snapshot } = from;
    if (near > from.count) {
      const position = from.position.copy();
      for (const act of acts.slice(from.count, near)) position.do(act);
      snapshot = snapshotAt(position);
    }
    for (let i = near; i < this.count; i++) {
      const act = acts[i];
      const play = plays[i + 1] ?? this;
      if (!act) throw new Error(`the play has no act ${i}`);
      [snapshot] = transition(machine, snapshot, act);
      play.#snapshot = snapshot;
      again.push(play);
    }
    for (const old of again.splice(0, Math.max(0, again.length - AGAIN))) if (old !== this) old.release();
    return snapshot;
  }
}

/** The statechart's state where a position stands. */
const snapshotAt = ({ world, table, phase }: Position): Snapshot =>
  machine.resolveState({ value: stateOf(phase), context: { world, table } });

/**
 * Lets go of states that have fallen too far behind. After it a play `d` acts back is kept when 2^⌊log₂(d / KEPT)⌋
 * divides its number, so that a line of n acts keeps in the order of KEPT · log n states.
 */
function thin(plays: readonly Moment[]): void {
  const head = plays.length - 1;
  for (let step = 1; head - KEPT * step > 0; step *= 2) {
    const old = head - KEPT * step;
    if (old % (2 * step) !== 0) plays[old]?.release();
  }
}

/** A world before its first act. */
export function opened(world: World): Moment {
  const [snapshot] = initialTransition(machine, { world, table: openTable(world) });
  const line: Line = { world, acts: [], plays: [], again: [] };
  const at = { phase: phaseOf(snapshot.value), round: snapshot.context.table.open.round };
  const opening = new Moment(line, 0, at, snapshot);
  line.plays.push(opening);
  return opening;
}

/** The next play, by an act that is known to be lawful. */
export const follow = (play: Play, act: Act): Play => momentOf(play).next(act);

/** Every play is a moment of a line: nothing else makes one. */
function momentOf(play: Play): Moment {
  if (!(play instanceof Moment)) throw new TypeError('a play is made by openPlay, send and replay alone');
  return play;
}

/**
 * Plays again what was played before: one table is moved on through the acts, instead of one made for each. The plays
 * are equal to those of `send`. Of their states one is kept whenever the line has grown by a quarter.
 */
export class Retracing {
  /** Where the table stands, and the last play of that line whose state is kept. */
  #at: Moment | null = null;
  #kept = 0;
  #position: Position | null = null;

  /**
   * The play after an act.
   * @param refuse asked at the position before the act; what it returns, unless null, ends the matter
   */
  step<E>(play: Play, act: Act, refuse: (position: Position, act: Act) => E | null): Result<Play, E> {
    const from = momentOf(play);
    if (from !== this.#at || !this.#position) {
      this.#position = from.position.copy();
      this.#kept = from.count;
    }
    this.#at = from;
    const position = this.#position;
    const refused = refuse(position, act);
    if (refused !== null) return err(refused);
    position.do(act);
    const count = from.count + 1;
    const keeps = count - this.#kept > Math.max(KEPT, count / 4);
    if (keeps) this.#kept = count;
    const at = { phase: position.phase, round: position.table.open.round };
    this.#at = from.append(act, at, keeps ? snapshotAt(position.copy()) : null);
    return ok(this.#at);
  }
}

/**
 * The play that acts lead to, without a table for each on the way.
 * @param refuse asked before each act, at the position it is done in; what it returns, unless null, ends the matter
 */
export function through<E>(
  start: Play,
  acts: readonly Act[],
  refuse: (position: Position, act: Act, index: number) => E | null,
): Result<Play, E> {
  const retracing = new Retracing();
  let play = start;
  for (const [i, act] of acts.entries()) {
    const next = retracing.step(play, act, (position) => refuse(position, act, i));
    if (!next.ok) return next;
    play = next.value;
  }
  return ok(play);
}

/** One act with the table before and after it. */
export interface PlayedStep {
  /** The act's place, from 0. */
  readonly index: number;
  readonly act: Act;
  /** The phase in which it was done. */
  readonly phase: Phase;
  readonly before: Table;
  readonly after: Table;
}

/**
 * Acts from the first one on, each with the table before and after it. The two tables are moved on with the next step:
 * they are not to be kept. One pass in time and memory proportional to the acts.
 */
export function* stepsThrough(world: World, acts: Iterable<Act>): Generator<PlayedStep> {
  const behind = Position.of(world);
  const ahead = Position.of(world);
  let index = 0;
  for (const act of acts) {
    ahead.do(act);
    yield { index, act, phase: behind.phase, before: behind.table, after: ahead.table };
    behind.do(act);
    index++;
  }
}

/** The steps of a play from the act at `index` on; their tables are not to be kept. */
export function* stepsFrom(play: Play, index: number): Generator<PlayedStep> {
  if (play.count - index > KEPT) {
    for (const step of stepsThrough(play.world, play.acts)) if (step.index >= index) yield step;
    return;
  }
  const latest: Play[] = [];
  for (let at: Play | null = play; at && at.count > index; at = at.before) latest.push(at);
  for (const at of latest.reverse()) {
    const { before, last: act } = at;
    if (before && act)
      yield { index: before.count, act, phase: before.phase, before: before.table, after: at.table };
  }
}
