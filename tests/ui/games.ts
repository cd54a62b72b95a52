import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AGENTS, type Agent } from '../../src/agents/index.ts';
import type { Row } from '../../src/app/ui/canvas/paint.ts';
import type { Size } from '../../src/app/ui/canvas/size.ts';
import { widthOf } from '../../src/app/ui/canvas/widths.ts';
import { makeStore, type Store } from '../../src/app/ui/game/store.ts';
import { compose } from '../../src/app/ui/screens/compose.ts';
import { initialState } from '../../src/app/ui/state/flow.ts';
import type { UiState } from '../../src/app/ui/state/state.ts';
import { type Case, type Phase, partyIndex, type Table } from '../../src/model/index.ts';
import { openPlay, type Play, Position, viewFrom } from '../../src/protocol/index.ts';
import { compileCase, parseScenario } from '../../src/scenario/index.ts';
import { openSession, type Programs } from '../../src/session/index.ts';

const cases = new Map<string, Case>();

export function caseFor(id: string): Case {
  const known = cases.get(id);
  if (known) return known;
  const dir = fileURLToPath(new URL(`../../scenarios/${id}/`, import.meta.url));
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(`${dir}${name}`, 'utf8') }));
  const read = parseScenario(files);
  if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
  const c = compileCase(read.value);
  cases.set(id, c);
  return c;
}

export interface GameSetup {
  readonly scenario: string;
  readonly seed?: string;
  readonly seats: readonly string[];
  readonly size?: Size;
  readonly cast?: Programs;
  readonly ascii?: boolean;
  readonly onSave?: () => void;
}

export const agent = (name: string): Agent => {
  const found = AGENTS[name];
  if (!found) throw new Error(`no agent "${name}"`);
  return found;
};

export function stateFor(setup: GameSetup): UiState {
  const c = caseFor(setup.scenario);
  const humans = setup.seats.map((id) => partyIndex(c, id));
  const cast = setup.cast ?? {};
  return initialState({
    session: openSession({ play: openPlay(c, setup.seed ?? 'ui') }, cast, humans),
    cast,
    size: setup.size ?? { columns: 100, rows: 30 },
    ascii: setup.ascii ?? false,
    saveFile: 'game.json',
  });
}

export const gameFor = (setup: GameSetup): Store =>
  makeStore(stateFor(setup), {
    save: () => {
      setup.onSave?.();
      return '';
    },
    quit: () => undefined,
  });

export const lineOf = (line: Row): string => line.map((s) => s.text).join('');
export const screenOf = (s: UiState): string => compose(s).map(lineOf).join('\n');

/** Says what is wrong with a frame's measures; empty when nothing is. */
export function misfit(s: UiState): string {
  const frame = compose(s).map(lineOf);
  if (frame.length > Math.max(1, s.size.rows - 1)) return `${frame.length} rows on ${s.size.rows}`;
  const odd = frame.find((l) => widthOf(l) > s.size.columns);
  return odd === undefined ? '' : `a line of ${widthOf(odd)} on ${s.size.columns}: ${odd}`;
}

/** Plays on, the people's seats by an agent and every key they need, until `until` or the end. */
export function playOn(
  store: Store,
  options: {
    readonly by?: string;
    readonly until?: (s: UiState) => boolean;
    readonly each?: (s: UiState) => void;
  } = {},
): UiState {
  const player = agent(options.by ?? 'linear');
  for (let i = 0; i < 3000; i++) {
    const s = store.state();
    options.each?.(s);
    if (options.until?.(s) || s.screen === 'ending') return s;
    if (s.screen !== 'table') store.press('enter');
    else if (s.stop.kind === 'clock') store.press('A');
    else store.dispatch({ type: 'act', act: player.act(viewFrom(s.session.play, s.viewer), () => 0.5) });
    if (store.state().notice.startsWith('It is not')) throw new Error(store.state().notice);
  }
  throw new Error('the game does not end');
}

/** A play's properties as plain values, so that some can be set by hand. */
export const plain = (play: Play): Play => {
  const { position, world, table, phase, acts, count, last, round, before, snapshot } = play;
  return { position, world, table, phase, acts, count, last, round, before, snapshot };
};

/** A play that stands at a table set up by hand. */
export const playAt = (play: Play, table: Table, phase: Phase = play.phase): Play => ({
  ...plain(play),
  table,
  phase,
  position: Position.at(play.world, table, phase),
});
