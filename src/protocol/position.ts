import { produce } from 'immer';
import {
  type Act,
  type ActType,
  ANSWERS,
  type Case,
  err,
  FINDINGS,
  type FieldKind,
  fieldsOf,
  isEnding,
  mayLack,
  NATURE,
  ok,
  type Package,
  type Phase,
  type Refusal,
  type Result,
  type Root,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import {
  drawNature,
  type Ending,
  endingOf,
  openTable,
  openWorld,
  perform,
  refusalOf,
  TURNS,
  type View,
  viewOf,
} from '../rules/index.ts';
import { protocol, settle } from './compile.ts';

/** Acts listed at most, and texts at most in one kind of act: beyond this a list is of no use to anybody. */
const MOST_LISTED = 4096;

/**
 * Where a negotiation stands: the run's world, its table, and the place in the protocol, as one value. `after` leads to
 * another position and leaves this one as it is; `do` moves this one on, in place.
 */
export class Position {
  readonly world: World;
  readonly table: Table;
  #node: number;

  /** Use `open`, `of` or `at`. */
  private constructor(world: World, table: Table, node: number) {
    this.world = world;
    this.table = table;
    this.#node = node;
  }

  /** Run `run` of a case under a seed, before its first act. */
  static open(c: Case, root: Root, run: number): Position {
    return Position.of(openWorld(c, root, run));
  }

  /** A world before its first act. */
  static of(world: World): Position {
    const table = openTable(world);
    return new Position(world, table, settle(protocol, world, table, protocol.start));
  }

  /**
   * A table set up by hand, in a phase.
   * @throws RangeError for a phase that the protocol does not know
   */
  static at(world: World, table: Table, phase: Phase): Position {
    const node = protocol.byName.get(phase);
    if (node === undefined) throw new RangeError(`the protocol has no phase "${phase}"`);
    return new Position(world, table, node);
  }

  get #here() {
    const here = protocol.nodes[this.#node];
    if (!here) throw new RangeError(`the protocol has no state ${this.#node}`);
    return here;
  }

  get phase(): Phase {
    return this.#here.name;
  }

  /** Whose move it is: a party, or NATURE. */
  get turn(): Seat {
    return TURNS[this.#here.turn](this.world, this.table);
  }

  /** Act types that the phase accepts. */
  get types(): readonly ActType[] {
    return this.#here.types;
  }

  get over(): boolean {
    return this.#here.final;
  }

  /** How and why it ended; null while it is not over. */
  get ending(): Ending | null {
    const { phase } = this;
    return isEnding(phase) ? endingOf(this.world, this.table, phase) : null;
  }

  /** Why an act is not lawful now, or null. */
  refusal(act: Act): Refusal | null {
    const here = this.#here;
    if (!here.on.has(act.type))
      return { code: 'wrong-phase', act: act.type, phase: here.name, possible: here.types };
    return refusalOf(this.world, this.table, act);
  }

  /** Performs an act in place. Ask `refusal` first: an unlawful act leaves the table as nobody meant it. */
  do(act: Act): void {
    const to = this.#here.on.get(act.type) ?? this.#node;
    perform(this.world, this.table, act);
    this.#node = settle(protocol, this.world, this.table, to);
  }

  /**
   * Performs an act in place after asking whether it is lawful.
   * @throws Error naming act, phase and code when it is not
   */
  take(act: Act): void {
    const refusal = this.refusal(act);
    if (refusal)
      throw new Error(`"${act.type}" by seat ${act.seat} in ${this.phase}: ${JSON.stringify(refusal)}`);
    this.do(act);
  }

  /** The position after an act, or why it is not lawful. This position stays as it is. */
  after(act: Act): Result<Position, Refusal> {
    const refusal = this.refusal(act);
    if (refusal) return err(refusal);
    const to = this.#here.on.get(act.type) ?? this.#node;
    const table = produce(this.table, (draft) => perform(this.world, draft, act));
    return ok(new Position(this.world, table, settle(protocol, this.world, table, to)));
  }

  /** A position of its own that `do` may move on without touching this one. */
  copy(): Position {
    return new Position(this.world, structuredClone(this.table), this.#node);
  }

  /** What a seat may know now. `types` narrows what it is told it may do. */
  view(seat: Seat, types: readonly ActType[] = this.types): View {
    return viewOf(this.world, this.table, seat, this.phase, types);
  }

  /** Nature's act, when it is nature's move; in a crisis the clock may be moved by fewer hours. */
  nature(hours?: number): Act {
    return drawNature(this.world, this.table, this.types, hours);
  }

  /** Every lawful act of the seat whose move it is; null where there are too many to list. */
  acts(): readonly Act[] | null {
    if (this.over) return [];
    const { turn } = this;
    if (turn === NATURE) return [this.nature()];
    const found: Act[] = [];
    for (const type of this.types) {
      const every = allOf(this.world.case, type, turn);
      if (!every || found.length + every.length > MOST_LISTED) return null;
      found.push(...every.filter((act) => this.refusal(act) === null));
    }
    return found;
  }
}

/** Every text of a case; null where there are too many. */
function allPackages(c: Case): Package[] | null {
  let count = 1;
  for (const { options } of c.clauses) count *= options.length;
  if (count > MOST_LISTED) return null;
  return c.clauses.reduce<number[][]>(
    (texts, { options }) => texts.flatMap((text) => options.map((_, o) => [...text, o])),
    [[]],
  );
}

const upTo = (n: number, from = 0): number[] => Array.from({ length: n - from }, (_, i) => i + from);

/** Every value that a field may take, lawful or not; null where there are too many or nature alone fills it. */
function valuesOf(c: Case, kind: FieldKind): readonly unknown[] | null {
  const options = Math.max(...c.clauses.map((clause) => clause.options.length));
  switch (kind) {
    case 'seat':
      return upTo(c.parties.length);
    case 'package':
      return allPackages(c);
    case 'package?': {
      const all = allPackages(c);
      return all && [null, ...all];
    }
    case 'clause':
      return upTo(c.clauses.length);
    case 'option':
      return upTo(options);
    case 'option?':
      return upTo(options, -1);
    case 'response':
      return upTo(c.treaty?.responses.length ?? 0);
    case 'answer':
      return ANSWERS;
    case 'finding':
      return FINDINGS;
    case 'flag':
      return [false, true];
    case 'clauses?':
    case 'events':
    case 'incident?':
    case 'place?':
    case 'year':
    case 'whole':
    case 'wholes':
      return null;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** Every act of a type by a seat, whatever the table says of it; null where there are too many. */
function allOf(c: Case, type: ActType, seat: Seat): Act[] | null {
  let found: Record<string, unknown>[] = [{ type, seat }];
  for (const [field, kind] of fieldsOf(type)) {
    if (mayLack(kind)) continue;
    const values = valuesOf(c, kind);
    if (!values || found.length * values.length > 4 * MOST_LISTED) return null;
    found = found.flatMap((act) => values.map((value) => ({ ...act, [field]: value })));
  }
  return found as unknown as Act[];
}
