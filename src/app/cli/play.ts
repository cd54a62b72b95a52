import { AGENTS, OPPONENT } from '../../agents/index.ts';
import type { Case } from '../../model/index.ts';
import type { Play } from '../../protocol/index.ts';
import { transcript } from '../../report/index.ts';
import { type Cast, castOf, finish, type Playout } from '../../sim/index.ts';
import { storyOfPlayout } from '../narrate.ts';
import { type Claim, defaultName, nameGame, type SavedGame, shelf } from '../saved-game.ts';
import { WriteTrouble } from '../write.ts';
import { refuseIdle } from './needs.ts';
import { loadCase, readCast, readSeats } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { openRecord } from './records.ts';
import { runOnce } from './run.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

export interface PlayFlags {
  readonly as?: string;
  readonly seed: string;
  readonly resume?: string;
  readonly save?: string;
  readonly force?: boolean;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

/** Goes on with a play by agents to its end. */
const playOn = (start: Play, cast: Cast): Playout =>
  finish(start.position.copy(), castOf(start.world.case, cast), [...start.acts]);

/** The other seats, unless --agents says otherwise. */
const against = (cast: Cast): Cast => {
  const agent = AGENTS[OPPONENT];
  return agent ? { default: agent, ...cast } : cast;
};

/** A game read from its file: where it stands, who sat where. */
interface Resumed {
  readonly c: Case;
  readonly play: Play;
  readonly seats: Readonly<Record<string, string>>;
  /** Party ids of the seats that people had. */
  readonly humans: readonly string[];
  /** The agents that played the other seats, with what `--agents` says now over them. */
  readonly cast: Cast;
}

async function resumeGame(file: string, scenario: string | undefined, agents?: string): Promise<Resumed> {
  const { case: c, play, record } = await openRecord(file, scenario);
  const before = Object.entries(record.seats).flatMap(([seat, by]) => {
    const agent = Object.hasOwn(AGENTS, by) ? AGENTS[by] : undefined;
    return agent ? [[seat, agent] as const] : [];
  });
  const humans = Object.entries(record.seats).flatMap(([seat, by]) => (by === 'human' ? [seat] : []));
  const cast = { ...Object.fromEntries(before), ...readCast(c, agents).cast };
  return { c, play, seats: record.seats, humans, cast };
}

async function withoutTerminal(
  scenario: string | undefined,
  flags: PlayFlags,
  seeded: boolean,
): Promise<number> {
  // What is named is looked up before anything is announced.
  if (flags.resume === undefined) {
    const c = await loadCase(scenario, flags.reading);
    readSeats(c, flags.as);
    readCast(c, flags.agents);
    check(flags, seeded, false);
    note('No terminal: agents play every seat. The game itself needs a terminal for input and output.');
    return runOnce(c, { ...flags, run: 0 });
  }
  const { c, play, seats, cast } = await resumeGame(flags.resume, scenario, flags.agents);
  readSeats(c, flags.as);
  check(flags, seeded, false);
  note('No terminal: agents go on from where the record stands.');
  const story = storyOfPlayout(playOn(play, cast), seats);
  if (flags.json) outJson(outcomeOf(story, false));
  else out(transcript(story));
  return EXIT.fine;
}

/** Where the game is to be kept, and how that may be claimed. */
function wantedPlace(
  c: Case,
  saved: Resumed | null,
  flags: PlayFlags,
): { file: string; claim: Claim | null } {
  const { resume, save, force } = flags;
  if (save !== undefined) return { file: save, claim: { as: save === resume ? 'resume' : 'new', force } };
  // The record of a run by agents is left as it is: a game that goes on from it gets a file of its own.
  if (resume !== undefined && saved !== null && saved.humans.length > 0)
    return { file: resume, claim: { as: 'resume' } };
  const seed = saved?.play.world.chance.root.seed ?? flags.seed;
  return { file: defaultName(c.scenario.id, seed), claim: null };
}

/**
 * Takes the file that the game is kept in, so that no two terminals write to one. Null when nothing can be kept there:
 * the game says so on its screen, and goes on.
 * @throws WriteTrouble when there is a file of that name and nobody said `--force`
 */
function take(file: string, claim: Claim | null): SavedGame | null {
  try {
    return nameGame(claim === null ? shelf.claimFree(file) : shelf.claim(file, claim));
  } catch (error) {
    if (error instanceof WriteTrouble && !error.taken) return null;
    throw error;
  }
}

async function inTerminal(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  const { resume, agents, as, seed } = flags;
  let saved = resume === undefined ? null : await resumeGame(resume, scenario, agents);
  const c = saved?.c ?? (await loadCase(scenario, flags.reading));
  const wanted = readSeats(c, as);
  const casting = readCast(c, agents);
  const { file, claim } = wantedPlace(c, saved, flags);
  const place = take(file, claim);
  try {
    if (place && place.notice !== '') note(place.notice);
    // Read again now that nobody else can write to it: what was read before may be a move behind.
    if (resume !== undefined && place?.file === resume) saved = await resumeGame(resume, scenario, agents);
    // The screen is loaded only here: it takes half a second.
    const { playInTerminal } = await import('../ui/index.ts');
    return await playInTerminal({
      case: saved?.c ?? c,
      seed,
      seats: wanted.length > 0 ? wanted : (saved?.humans ?? []),
      cast: against(saved?.cast ?? casting.cast),
      play: saved?.play,
      saveFile: place?.file ?? file,
    });
  } finally {
    place?.close();
  }
}

/** Refuses what a record decides already, and what is for a terminal only. */
function check(flags: PlayFlags, seeded: boolean, terminal: boolean): void {
  const { resume, save, force, as, reading } = flags;
  const fresh = resume === undefined;
  refuseIdle(
    { flag: '--seed', given: seeded, met: fresh, why: 'with --resume: the record has its seed' },
    {
      flag: '--reading',
      given: reading !== undefined,
      met: fresh,
      why: 'with --resume: the record has its readings',
    },
    { flag: '--force', given: force === true, met: save !== undefined, why: 'without --save' },
    {
      flag: '--as',
      given: as !== undefined,
      met: terminal,
      why: 'without a terminal: agents play every seat',
    },
    {
      flag: '--save',
      given: save !== undefined,
      met: terminal,
      why: 'without a terminal: demarche run --out writes a record',
    },
  );
  if (save === '') throw new UsageError('--save names no file.');
}

/** `seeded`: `--seed` was given. */
export async function playGame(
  scenario: string | undefined,
  flags: PlayFlags,
  seeded: boolean,
): Promise<number> {
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true && !flags.json;
  if (terminal) {
    check(flags, seeded, true);
    return inTerminal(scenario, flags);
  }
  return withoutTerminal(scenario, flags, seeded);
}
