import { AGENTS } from '../../agents/index.ts';
import type { Case } from '../../model/index.ts';
import { isOver, type Play, send } from '../../protocol/index.ts';
import { transcript } from '../../report/index.ts';
import { type Cast, castOf, chooseFor } from '../../sim/index.ts';
import { storyOf } from '../narrate.ts';
import {
  loadCase,
  readCast,
  readSeats,
  withAgents,
  withJson,
  withReading,
  withScenario,
  withSeed,
} from './options.ts';
import { outcomeOf } from './outcome.ts';
import { openRecord } from './records.ts';
import { runOnce } from './run.ts';
import { EXIT, note, out, outJson } from './say.ts';
import type { Verb } from './verb.ts';

interface PlayFlags {
  readonly as?: string;
  readonly seed: string;
  readonly resume?: string;
  readonly save?: string;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

/** Goes on with a play by agents to its end. */
function playOn(start: Play, cast: Cast): Play {
  const agents = castOf(start.world.case, cast);
  let play = start;
  while (!isOver(play)) {
    const next = send(play, chooseFor(play.position, agents, play.acts.length));
    if (!next.ok) throw new Error(next.error.code);
    play = next.value;
  }
  return play;
}

/** Who plays the other seats against a person, unless --agents says otherwise: it looks for bridges as a person would. */
const OPPONENT = 'bridging';

const against = (cast: Cast): Cast => {
  const agent = AGENTS[OPPONENT];
  return agent ? { default: agent, ...cast } : cast;
};

/** A saved game: where it stands, who sat where. */
interface SavedGame {
  readonly c: Case;
  readonly play: Play;
  readonly seats: Readonly<Record<string, string>>;
  /** Party ids of the seats that people had. */
  readonly humans: readonly string[];
  /** The agents that played the other seats, with what `--agents` says now over them. */
  readonly cast: Cast;
}

async function resumeGame(file: string, scenario: string | undefined, agents?: string): Promise<SavedGame> {
  const { case: c, play, record } = await openRecord(file, scenario);
  const before = Object.entries(record.seats).flatMap(([seat, by]) => {
    const agent = Object.hasOwn(AGENTS, by) ? AGENTS[by] : undefined;
    return agent ? [[seat, agent] as const] : [];
  });
  const humans = Object.entries(record.seats).flatMap(([seat, by]) => (by === 'human' ? [seat] : []));
  const cast = { ...Object.fromEntries(before), ...readCast(c, agents).cast };
  return { c, play, seats: record.seats, humans, cast };
}

async function withoutTerminal(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  // What is named is looked up before anything is announced.
  if (flags.resume === undefined) {
    const c = await loadCase(scenario, flags.reading);
    readSeats(c, flags.as);
    readCast(c, flags.agents);
    note('No terminal: agents play every seat. The game itself needs a terminal for input and output.');
    return runOnce(c, { ...flags, run: 0 });
  }
  const { c, play, seats, cast } = await resumeGame(flags.resume, scenario, flags.agents);
  readSeats(c, flags.as);
  note('No terminal: agents go on from where the record stands.');
  const story = storyOf(playOn(play, cast), seats);
  if (flags.json) outJson(outcomeOf(story, false));
  else out(transcript(story));
  return EXIT.fine;
}

async function inTerminal(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  const { resume, agents, as, seed, save } = flags;
  const saved = resume === undefined ? null : await resumeGame(resume, scenario, agents);
  const c = saved?.c ?? (await loadCase(scenario, flags.reading));
  const wanted = readSeats(c, as);
  // A game goes on in its own file; the record of a run by agents is left as it is.
  const saveFile = save ?? (saved && saved.humans.length > 0 ? resume : undefined);
  // The screen is loaded only here: it takes half a second.
  const { playInTerminal } = await import('../ui/index.ts');
  return playInTerminal({
    case: c,
    seed,
    seats: wanted.length > 0 ? wanted : (saved?.humans ?? []),
    cast: against(saved?.cast ?? readCast(c, agents).cast),
    play: saved?.play,
    saveFile,
  });
}

async function playGame(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (terminal && !flags.json) return inTerminal(scenario, flags);
  return withoutTerminal(scenario, flags);
}

export const play: Verb = (program, finish) => {
  withJson(withAgents(withSeed(withReading(withScenario(program.command('play'))))))
    .summary('the game in the terminal')
    .description(
      `the game in the terminal; the seats you leave are played by "${OPPONENT}" unless --agents says otherwise (without a terminal: one run by agents, as run)`,
    )
    .option('--as <seats>', 'the seats you take, by comma: kyiv or kyiv,moscow')
    .option('--resume <file>', 'go on with a saved record')
    .option('--save <file>', 'where the game is kept (default: a free name in this folder)')
    .action((scenario: string | undefined, flags: PlayFlags) => finish(() => playGame(scenario, flags)));
};
