import { fitPart } from '../../../model/index.ts';
import type { Play } from '../../../protocol/index.ts';
import type { Session } from '../../../session/index.ts';
import { type Study, type StudyKind, studyOf, type Work } from '../../../session/index.ts';
import { cut } from '../canvas/widths.ts';
import { commandFor, isTyping, whyNot } from '../input/keys.ts';
import type { Typed } from '../input/typing.ts';
import type { Command, UiState } from '../state/state.ts';
import { reduce } from './reduce.ts';

/** What the store does to the world. */
export interface Effects {
  /** Keeps the game; called whenever the play has changed. Says what went wrong, or nothing. */
  readonly save: (session: Session) => string;
  /** Keeps a branch that is being left. */
  readonly saveBranch: (session: Session, branch: number) => string;
  readonly quit: () => void;
  /** Gives the terminal back to the shell for a while. */
  readonly suspend?: () => void;
  /** Runs a piece of work soon, off the key handler; absent: at once. */
  readonly defer?: (job: () => void) => void;
}

export interface Store {
  readonly state: () => UiState;
  readonly dispatch: (command: Command) => void;
  /** A key by its name: `up`, `enter`, `ctrl-c`, or the letter itself. */
  readonly press: (key: string) => void;
  /** What came from the keyboard: a key, or a paste, which is text where text is asked for and nothing elsewhere. */
  readonly type: (what: Typed) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Milliseconds of work between two looks at the keyboard. */
const SLICE = 60;

/** A pasted text as it may stand in a line: without controls, and not without end. */
const lineOf = (text: string): string => cut(fitPart(text.replace(/[\r\n\t]+/g, ' ')), 200);

/** Holds the state outside React, so that signals and resizes reach it as keys do. */
export function makeStore(initial: UiState, effects: Effects): Store {
  let state = initial;
  let saved: Play | null = null;
  const listeners = new Set<() => void>();
  let running: { readonly play: Play; readonly kind: StudyKind; readonly work: Work<Study> } | null = null;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const defer = effects.defer ?? ((job) => job());
  /** One slice of the study at hand, and the next one soon. */
  const slice = (): void => {
    const at = running;
    if (!at || state.quit) return;
    if (state.session.play !== at.play) {
      running = null;
      look();
      return;
    }
    const end = performance.now() + SLICE;
    let step = at.work.next();
    while (!step.done && performance.now() < end) step = at.work.next();
    if (step.done) {
      running = null;
      state = reduce(state, { type: 'studied', play: at.play, study: step.value });
    } else {
      state = reduce(state, { type: 'working', kind: at.kind, done: step.value });
      defer(slice);
    }
    tell();
    look();
  };
  /** Begins the study that the screen asks for, unless it is known or under way. */
  const look = (): void => {
    const kind = state.overlay?.kind;
    const { session, studies } = state;
    if ((kind !== 'what-if' && kind !== 'rules') || state.stop.kind !== 'over') return;
    if (studies.some((x) => x.play === session.play && x.study.kind === kind)) return;
    if (running) return;
    running = { play: session.play, kind, work: studyOf(kind, session) };
    defer(slice);
  };
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
    tell();
    look();
    if (state.quit) effects.quit();
  };
  keep();
  const press = (key: string): void => {
    if (key === 'ctrl-z') effects.suspend?.();
    else dispatch(commandFor(state, key) ?? { type: 'say', text: whyNot(state, key) });
  };
  const paste = (text: string): void => {
    if (isTyping(state)) dispatch({ type: 'type', text: lineOf(text) });
    else
      dispatch({
        type: 'say',
        text: 'Several characters came at once, as in a paste: none of them was taken for a key.',
      });
  };
  return {
    state: () => state,
    dispatch,
    press,
    type: (what) => (what.kind === 'key' ? press(what.name) : paste(what.text)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
