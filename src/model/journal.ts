import type { Act } from './act.ts';
import { type NamedAct, nameAct, seatName } from './act-names.ts';
import type { Case } from './case.ts';
import { ENGINE } from './engine.ts';
import { hashOf } from './hash.ts';
import type { Seat } from './indices.ts';
import { bundleOf, playedHash } from './played.ts';
import type { Scenario } from './scenario.ts';
import type { World } from './world.ts';

/** The format of journals that this version writes and reads. */
export const GAME_FORMAT = 'demarche-game/1';

/** What an agent was set to, by name; an agent without settings has none. */
export type AgentSettings = Readonly<Record<string, string | number | boolean>>;

/**
 * Who holds a seat. `person`: somebody at a screen. `agent`: one of the strategies, by name and settings; the session
 * moves it. `program`: something outside that acts through the session as a person does.
 */
export type Holder =
  | { readonly kind: 'person' }
  | { readonly kind: 'agent'; readonly name: string; readonly settings?: AgentSettings }
  | { readonly kind: 'program'; readonly name: string };

/**
 * How a seat came to another holder. `taken`: it is the new holder's from now on. `stand-in`: it stays the old one's,
 * and the new one plays it until it is given back. `given-back`: its own holder has it again.
 */
export const SEAT_CHANGES = ['taken', 'stand-in', 'given-back'] as const;
/** One of them. */
export type SeatChange = (typeof SEAT_CHANGES)[number];

/**
 * A step in time that a seat may want. `back`: to the first `to` acts, and what came after is dropped. `branch`: the
 * same, but what came after is kept as a branch. `return`: to the tip of a branch that was kept.
 */
export type Wish =
  | { readonly kind: 'back'; readonly to: number }
  | { readonly kind: 'branch'; readonly to: number }
  | { readonly kind: 'return'; readonly branch: number };

/**
 * Everything that can happen in a session. A session is its head and its events, in order; the same events lead to the
 * same session. Counts of acts are along the branch at hand.
 */
export type GameEvent =
  | { readonly event: 'act'; readonly act: Act }
  | {
      readonly event: 'holder';
      readonly seat: Seat;
      readonly change: SeatChange;
      /** Who plays the seat from now on. */
      readonly holder: Holder;
    }
  /** The seat has read all that it may read of the first `acts` acts. */
  | { readonly event: 'looked'; readonly seat: Seat; readonly acts: number }
  /** A seat asks the others, whom it concerns, to agree to a step in time. */
  | { readonly event: 'asked'; readonly seat: Seat; readonly wish: Wish; readonly of: readonly Seat[] }
  | { readonly event: 'answered'; readonly seat: Seat; readonly yes: boolean }
  /** A step in time is taken, for a seat. */
  | { readonly event: 'went'; readonly seat: Seat; readonly wish: Wish }
  /** Something that people should know of the game's own course: free text that never becomes an act. */
  | { readonly event: 'note'; readonly text: string };

/** How a game began: what it is played on, under which seed, and who held which seat. */
export interface GameHead {
  readonly engine: string;
  readonly scenario: string;
  /** SHA-256 of what decides how the scenario is played. */
  readonly scenarioHash: string;
  /** The scenario itself, under the readings chosen. */
  readonly bundle: Scenario;
  readonly readings: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly run: number;
  /** Every party's holder, by party id. */
  readonly seats: Readonly<Record<string, Holder>>;
}

/** A line of a journal without its mark: names for numbers. */
export type NamedEvent = { readonly event: string } & Readonly<Record<string, unknown>>;

/** The head of a world's journal. `seats`: one holder for each party. */
export function headOf({ case: c, chance }: World, seats: readonly Holder[]): GameHead {
  const held = c.parties.map((p) => [p.id, seats[p.index] ?? { kind: 'person' }] as const);
  return {
    engine: ENGINE,
    scenario: c.scenario.id,
    scenarioHash: playedHash(c),
    bundle: bundleOf(c.scenario),
    readings: c.scenario.chosen ?? {},
    seed: chance.root.seed,
    run: chance.run,
    seats: Object.fromEntries(held),
  };
}

/** An event with names for numbers. */
export function nameEvent(c: Case, e: GameEvent): NamedEvent {
  switch (e.event) {
    case 'act':
      return { event: 'act', act: nameAct(c, e.act) satisfies NamedAct };
    case 'asked':
      return { ...e, seat: seatName(c, e.seat), of: e.of.map((seat) => seatName(c, seat)) };
    case 'holder':
    case 'looked':
    case 'answered':
    case 'went':
      return { ...e, seat: seatName(c, e.seat) };
    case 'note':
      return { ...e };
    default: {
      const never: never = e;
      return never;
    }
  }
}

/** The mark that chains a line to those before it: eight digits that depend on every line up to this one. */
const lineMark = (previous: string, line: NamedEvent): string => hashOf([previous, line]).slice(0, 8);

/** Everything beyond ASCII is escaped, so that a line that breaks off never breaks a character, and no terminal acts on it. */
const escaped = (text: string): string =>
  text.replace(/[\u007F-\uFFFF]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A line of a journal as text, and its mark. `previous`: the mark of the line before, empty for the first. */
export function lineOf(line: NamedEvent, previous: string): { readonly text: string; readonly mark: string } {
  const mark = lineMark(previous, line);
  return { text: `${escaped(JSON.stringify({ ...line, mark }))}\n`, mark };
}

/** The first line of a journal. */
export const headLine = (head: GameHead): NamedEvent => ({ event: 'opened', format: GAME_FORMAT, ...head });

/** Does a line's mark fit the line before it? The mark, or null. */
export function markFits(line: NamedEvent, previous: string): string | null {
  const { mark, ...rest } = line;
  return typeof mark === 'string' && lineMark(previous, rest as NamedEvent) === mark ? mark : null;
}
