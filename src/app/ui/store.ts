import type { Play } from '../../protocol/index.ts';
import { commandFor } from './keys.ts';
import { reduce } from './reduce.ts';
import type { Session } from './session.ts';
import type { Command, UiState } from './state.ts';

/** What the store does to the world. */
export interface Effects {
  /** Keeps the game; called whenever the play has changed. Says what went wrong, or nothing. */
  readonly save: (session: Session) => string;
  /** Keeps a branch that is being left. */
  readonly saveBranch: (session: Session, branch: number) => string;
  readonly quit: () => void;
}

export interface Store {
  readonly state: () => UiState;
  readonly dispatch: (command: Command) => void;
  /** A key by its name: `up`, `enter`, `ctrl-c`, or the letter itself. */
  readonly press: (key: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds the state outside React, so that signals and resizes reach it as keys do. */
export function makeStore(initial: UiState, effects: Effects): Store {
  let state = initial;
  let saved: Play | null = null;
  const listeners = new Set<() => void>();
  const keep = (): void => {
    if (state.session.play === saved || state.session.humans.length === 0) return;
    const trouble = effects.save(state.session);
    if (trouble === '') saved = state.session.play;
    else state = { ...state, notice: trouble };
  };
  const dispatch = (command: Command): void => {
    if (state.quit) return;
    const before = state;
    state = reduce(state, command);
    const trouble =
      state.branches > before.branches ? effects.saveBranch(before.session, state.branches) : '';
    if (trouble !== '') state = { ...state, notice: trouble };
    keep();
    for (const listener of listeners) listener();
    if (state.quit) effects.quit();
  };
  keep();
  return {
    state: () => state,
    dispatch,
    press: (key) => {
      const command = commandFor(state, key);
      if (command) dispatch(command);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
