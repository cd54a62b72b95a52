import { tooSmall } from '../canvas/size.ts';
import { scrollMost } from './frame.ts';
import { itemsOf } from './items.ts';
import {
  chosenCase,
  cursorOf,
  type MenuAct,
  type MenuEvent,
  type MenuPage,
  type MenuState,
} from './state.ts';

/** What chance brings: a seed for the next game. */
export type Draw = () => string;

const BACK: Readonly<Record<MenuPage, MenuPage>> = {
  main: 'main',
  cases: 'main',
  seats: 'cases',
  saves: 'main',
  options: 'main',
  help: 'main',
  opening: 'opening',
};

const say = (s: MenuState, notice: string): MenuState => ({ ...s, notice });

const turned = (s: MenuState, page: MenuPage): MenuState => ({ ...s, page, scroll: 0, notice: '' });

const quit = (s: MenuState): MenuState => ({ ...s, choice: { kind: 'quit' } });

function back(s: MenuState, key: string): MenuState {
  if (s.page === 'main') return key === 'q' ? quit(s) : say(s, 'This is the first page: q quits.');
  return { ...turned(s, BACK[s.page]), ticked: [] };
}

function move(s: MenuState, by: number): MenuState {
  const most = itemsOf(s).length - 1;
  if (most < 0) {
    const scroll = Math.max(0, Math.min(scrollMost(s), s.scroll + by));
    return { ...s, scroll, notice: '' };
  }
  const to = Math.max(0, Math.min(most, cursorOf(s) + by));
  return { ...s, cursors: { ...s.cursors, [s.page]: to }, notice: '' };
}

/** Does what an item says. */
export function perform(s: MenuState, act: MenuAct): MenuState {
  switch (act.type) {
    case 'page':
      if (act.page === 'saves' && s.saves.length === 0)
        return say(s, 'There is no saved game in this folder. A game is saved where it was begun.');
      return turned(s, act.page);
    case 'case':
      return { ...turned(s, 'seats'), chosen: act.name, ticked: [], cursors: { ...s.cursors, seats: 0 } };
    case 'seat': {
      const seats = s.ticked.length > 0 ? s.ticked : [act.id];
      return {
        ...turned(s, 'opening'),
        // The seed on the screen has been seen: several people at one table play under one that nobody has.
        choice: { kind: 'play', scenario: s.chosen, seats, seed: seats.length > 1 ? null : s.seed },
      };
    }
    case 'resume':
      return { ...turned(s, 'opening'), choice: { kind: 'resume', file: act.file } };
    case 'toggle':
      return { ...s, [act.option]: !s[act.option], notice: '' };
    case 'say':
      return say(s, act.text);
    case 'quit':
      return quit(s);
    default: {
      const never: never = act;
      return never;
    }
  }
}

function choose(s: MenuState, index: number): MenuState {
  const item = itemsOf(s)[index];
  if (!item) return s.page === 'help' ? back(s, 'esc') : say(s, 'There is nothing to choose yet.');
  return perform({ ...s, cursors: { ...s.cursors, [s.page]: index } }, item.act);
}

/** Ticks the seat at the cursor, for several people at one screen. */
function tick(s: MenuState): MenuState {
  const id = chosenCase(s)?.seats[cursorOf(s)]?.id;
  if (id === undefined) return s;
  const ticked = s.ticked.includes(id) ? s.ticked.filter((x) => x !== id) : [...s.ticked, id];
  return { ...s, ticked, notice: '' };
}

/** Rows that PgUp and PgDn go. */
const PAGE = 8;

function pressed(s: MenuState, key: string, draw: Draw): MenuState {
  if (key === 'ctrl-c') return quit(s);
  // What was chosen is being opened: nothing more is asked.
  if (s.page === 'opening') return s;
  if (tooSmall(s)) return key === 'q' ? quit(s) : s;
  switch (key) {
    case 'up':
    case 'k':
      return move(s, -1);
    case 'down':
    case 'j':
    case 'tab':
      return move(s, 1);
    case 'pageup':
      return move(s, -PAGE);
    case 'pagedown':
      return move(s, PAGE);
    case 'home':
      return move(s, -10_000);
    case 'end':
      return move(s, 10_000);
    case 'enter':
    case 'right':
    case 'l':
      return choose(s, cursorOf(s));
    case 'esc':
    case 'left':
    case 'h':
    case 'backspace':
    case 'q':
      return back(s, key);
    case '?':
      return turned(s, 'help');
    case 'space':
      return s.page === 'seats' ? tick(s) : choose(s, cursorOf(s));
    case 'r':
      if (s.page === 'seats') return { ...s, seed: draw(), notice: '' };
      break;
    default: {
      const digit = /^[1-9]$/.test(key) ? Number(key) : 0;
      if (digit > 0 && digit <= itemsOf(s).length) return choose(s, digit - 1);
      if (digit > 0) return say(s, `There is no number ${digit} here.`);
    }
  }
  const name = key.length === 1 ? `"${key}"` : key;
  return say(s, `${name} does nothing here. Keys: arrows, Enter, numbers; Esc goes back, ? is help.`);
}

const told = <T>(
  list: readonly { readonly name: string; readonly read: T }[],
  name: string,
  read: T,
): { readonly name: string; readonly read: T }[] => list.map((x) => (x.name === name ? { name, read } : x));

/** The menu after an event. */
export function menuAfter(s: MenuState, event: MenuEvent, draw: Draw): MenuState {
  switch (event.type) {
    case 'key':
      return pressed(s, event.key, draw);
    case 'paste':
      return say(s, 'Several characters came at once, as in a paste: none of them was taken for a key.');
    case 'resize':
      return { ...s, size: event.size };
    case 'beat':
      return { ...s, beat: s.beat + 1 };
    case 'names':
      return { ...s, cases: event.names.map((name) => ({ name, read: null })) };
    case 'case':
      return s.cases ? { ...s, cases: told(s.cases, event.name, event.read) } : s;
    case 'save':
      return { ...s, saves: told(s.saves, event.name, event.read) };
    case 'failed':
      return {
        ...turned(s, s.chosen !== '' && s.choice?.kind === 'play' ? 'seats' : 'main'),
        choice: null,
        notice: event.why,
      };
    default: {
      const never: never = event;
      return never;
    }
  }
}
