import type { Case } from '../../model/index.ts';
import { isOver, type Play, protocol, send } from '../../protocol/index.ts';
import { transcript } from '../../report/index.ts';
import { type Cast, castOf, chooseAct } from '../../sim/index.ts';
import { storyOf } from '../narrate.ts';
import { loadCase, readCast, readSeats, withAgents, withJson, withScenario, withSeed } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { openRecord } from './records.ts';
import { runOnce } from './run.ts';
import { EXIT, note, out, outJson } from './say.ts';
import type { Verb } from './verb.ts';

interface PlayFlags {
  readonly as?: string;
  readonly seed: string;
  readonly resume?: string;
  readonly agents?: string;
  readonly json?: boolean;
}

/** What the terminal game is opened with. */
export interface GameOptions {
  readonly case: Case;
  readonly seed: string;
  /** Party ids of the seats that people take; empty: the game asks. */
  readonly seats: readonly string[];
  readonly cast: Cast;
  /** A saved game to go on with. */
  readonly play?: Play;
}

interface Game {
  readonly playInTerminal: (options: GameOptions) => Promise<number>;
}

/** Loads the screen: only here, because it takes half a second. */
async function game(): Promise<Game> {
  const entry = new URL('../ui/index.js', import.meta.url).href;
  return (await import(entry)) as Game;
}

/** Goes on with a play by agents to its end. */
function playOn(start: Play, cast: Cast): Play {
  const agents = castOf(start.world.case, cast);
  let play = start;
  while (!isOver(play)) {
    const node = protocol.byName.get(play.phase) ?? protocol.start;
    const act = chooseAct(play.world, play.table, node, agents, play.acts.length);
    const next = send(play, act);
    if (!next.ok) throw new Error(next.error.reason);
    play = next.value;
  }
  return play;
}

interface SavedGame {
  readonly c: Case;
  readonly play: Play;
  /** Party ids of the seats that people had. */
  readonly humans: readonly string[];
  readonly seats: Readonly<Record<string, string>>;
}

/** A saved game, with its people's seats. */
async function resumeGame(file: string, scenario: string | undefined): Promise<SavedGame> {
  const { case: c, play, record } = await openRecord(file, scenario);
  const humans = Object.entries(record.seats).flatMap(([seat, by]) => (by === 'human' ? [seat] : []));
  return { c, play, humans, seats: record.seats };
}

async function withoutTerminal(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  if (flags.resume === undefined) {
    note('No terminal: agents play every seat. The game itself needs a terminal for input and output.');
    return runOnce(scenario, { ...flags, run: 0 });
  }
  note('No terminal: agents go on from where the record stands.');
  const { c, play, seats } = await resumeGame(flags.resume, scenario);
  const { cast } = readCast(c, flags.agents);
  readSeats(c, flags.as);
  const story = storyOf(playOn(play, cast), seats);
  if (flags.json) outJson(outcomeOf(story, false));
  else out(transcript(story));
  return EXIT.fine;
}

async function inTerminal(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  const saved = flags.resume === undefined ? null : await resumeGame(flags.resume, scenario);
  const c = saved?.c ?? (await loadCase(scenario));
  const wanted = readSeats(c, flags.as);
  const { cast } = readCast(c, flags.agents);
  const { playInTerminal } = await game();
  return playInTerminal({
    case: c,
    seed: flags.seed,
    seats: wanted.length > 0 ? wanted : (saved?.humans ?? []),
    cast,
    ...(saved ? { play: saved.play } : {}),
  });
}

async function playGame(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (terminal && !flags.json) return inTerminal(scenario, flags);
  if (flags.as !== undefined && flags.resume === undefined) readSeats(await loadCase(scenario), flags.as);
  return withoutTerminal(scenario, flags);
}

export const play: Verb = (program, finish) => {
  withJson(withAgents(withSeed(withScenario(program.command('play')))))
    .description('the game in the terminal')
    .option('--as <seats>', 'the seats you take, by comma: kyiv or kyiv,moscow')
    .option('--resume <file>', 'go on with a saved record')
    .action((scenario: string | undefined, flags: PlayFlags) => finish(() => playGame(scenario, flags)));
};
