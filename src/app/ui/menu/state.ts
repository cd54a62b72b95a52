import type { Size } from '../canvas/size.ts';

/** The pages of the menu. */
export type MenuPage = 'main' | 'cases' | 'seats' | 'saves' | 'options' | 'help' | 'opening';

/** A seat of a scenario, for who chooses among them. */
export interface SeatFacts {
  readonly id: string;
  readonly name: string;
  readonly role: 'principal' | 'guarantor' | 'mediator';
  /** Mediates besides its own part. */
  readonly mediates: boolean;
  readonly summary: string;
}

/** What is said of a scenario before it is played. */
export interface CaseFacts {
  readonly title: string;
  readonly summary: string;
  readonly level: 'introductory' | 'intermediate' | 'advanced' | null;
  /** Playing time for a person; null where the scenario does not say. */
  readonly minutes: number | null;
  readonly rounds: number;
  readonly daysPerRound: number;
  /** Next to no way leads to an agreed text. */
  readonly closed: boolean;
  readonly seats: readonly SeatFacts[];
}

/** What is said of a saved game: what its first line holds, and where it stands once it has been played again. */
export interface SaveFacts {
  readonly scenario: string;
  readonly seed: string;
  /** Short names of the seats that people hold. */
  readonly people: readonly string[];
  /** Null until it is known. */
  readonly stands: {
    readonly day: number;
    readonly round: number;
    readonly rounds: number;
    readonly talks: boolean;
    readonly over: boolean;
  } | null;
}

/** Something that is read while the menu stands: what it is, or why it cannot be read; null while it is awaited. */
export type Read<T> = { readonly facts: T } | { readonly trouble: string } | null;

interface Entry<T> {
  readonly name: string;
  readonly read: Read<T>;
}

/** What the player has chosen. */
export type Choice =
  | { readonly kind: 'quit' }
  | {
      readonly kind: 'play';
      readonly scenario: string;
      readonly seats: readonly string[];
      /** Null where several people play: one is drawn that nobody has seen. */
      readonly seed: string | null;
    }
  | { readonly kind: 'resume'; readonly file: string };

/** Everything the menu shows is a function of this. */
export interface MenuState {
  readonly size: Size;
  readonly page: MenuPage;
  /** By page: the item that has the cursor. */
  readonly cursors: Readonly<Partial<Record<MenuPage, number>>>;
  /** The first row of a page of text that is shown. */
  readonly scroll: number;
  /** Saved games in this folder, newest first. */
  readonly saves: readonly Entry<SaveFacts>[];
  /** Null until their names are known. */
  readonly cases: readonly Entry<CaseFacts>[] | null;
  /** The scenario whose seats are on screen. */
  readonly chosen: string;
  /** Party ids of the ticked seats. */
  readonly ticked: readonly string[];
  /** The seed of the next game. */
  readonly seed: string;
  readonly colour: boolean;
  readonly ascii: boolean;
  /** A word in answer to the last key. */
  readonly notice: string;
  /** Counts on while something is read, so that something moves. */
  readonly beat: number;
  readonly choice: Choice | null;
}

/** What happens to the menu. */
export type MenuEvent =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'paste' }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'beat' }
  | { readonly type: 'names'; readonly names: readonly string[] }
  | { readonly type: 'case'; readonly name: string; readonly read: Read<CaseFacts> }
  | { readonly type: 'save'; readonly name: string; readonly read: Read<SaveFacts> }
  /** What was chosen could not be opened. */
  | { readonly type: 'failed'; readonly why: string };

/** What choosing an item does. */
export type MenuAct =
  | { readonly type: 'page'; readonly page: MenuPage }
  | { readonly type: 'case'; readonly name: string }
  | { readonly type: 'seat'; readonly id: string }
  | { readonly type: 'resume'; readonly file: string }
  | { readonly type: 'toggle'; readonly option: 'colour' | 'ascii' }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'quit' };

/** A line of a page, chosen by the cursor, by its number, or in a plain list by its number alone. */
export interface MenuItem {
  readonly label: string;
  /** Said after the label, on the same line. */
  readonly aside: string;
  /** Lines under it; `always`: also where it has not the cursor. */
  readonly detail: string;
  readonly always: boolean;
  readonly act: MenuAct;
}

export const cursorOf = (s: MenuState, page: MenuPage = s.page): number => s.cursors[page] ?? 0;

/** The facts of the scenario whose seats are on screen; null while they are awaited or where there are none. */
export function chosenCase(s: MenuState): CaseFacts | null {
  const read = s.cases?.find((c) => c.name === s.chosen)?.read;
  return read && 'facts' in read ? read.facts : null;
}

/** Is something still being read? */
export const reading = (s: MenuState): boolean =>
  s.page === 'opening' ||
  s.cases === null ||
  s.cases.some((c) => c.read === null) ||
  s.saves.some((x) => x.read === null);

/** The menu as it opens. The cursor stands on the last game where there is one, else on a new one. */
export const firstMenu = (
  begun: Pick<MenuState, 'size' | 'seed' | 'colour' | 'ascii'>,
  saves: readonly string[],
): MenuState => ({
  ...begun,
  page: 'main',
  cursors: { main: saves.length > 0 ? 0 : 1 },
  scroll: 0,
  saves: saves.map((name) => ({ name, read: null })),
  cases: null,
  chosen: '',
  ticked: [],
  notice: '',
  beat: 0,
  choice: null,
});
