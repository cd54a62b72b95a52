import { AGENTS, OPPONENT } from '../../agents/index.ts';
import type { Case } from '../../model/index.ts';
import { transcript } from '../../report/index.ts';
import { note as noteIn, playOut, type Session } from '../../session/index.ts';
import type { Cast } from '../../sim/index.ts';
import { command } from '../command.ts';
import { inLines } from '../linear/mode.ts';
import { storyOfSession } from '../narrate.ts';
import { besideRecord, type Claim, defaultName, type SavedGame, shelf, wantedGame } from '../saved-game.ts';
import { WriteTrouble } from '../write.ts';
import { DEFAULT_SEED } from './flags.ts';
import { refuseIdle } from './needs.ts';
import { loadCase, readCast, readSeats } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { type Opened, openGame, TORN } from './records.ts';
import { runOnce } from './run.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';
import { seatAgain, seatingOf } from './seating.ts';
import { drawSeed } from './seed.ts';

export interface PlayFlags {
  readonly as?: string;
  /** Absent: a drawn one in a terminal, `DEFAULT_SEED` without. */
  readonly seed?: string;
  readonly resume?: string;
  readonly standIn?: string;
  readonly save?: string;
  readonly force?: boolean;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
  /** In lines, whatever the terminal is. */
  readonly linear?: boolean;
  /** In lines: every question is taken as answered with yes. */
  readonly yes?: boolean;
  /** In lines: columns to fold at, 0 for none. */
  readonly width?: number;
}

/** How the game is shown where its player has said so; what is absent the environment decides. */
export interface Stage {
  readonly ascii?: boolean;
  readonly colour?: boolean;
  /** Called when the game is ready to take the screen, from whatever was on it. */
  readonly curtain?: () => void;
  /** In lines, as what led here was. */
  readonly lines?: boolean;
}

/** The other seats, unless --agents says otherwise. */
const against = (cast: Cast): Cast => {
  const agent = AGENTS[OPPONENT];
  return agent ? { default: agent, ...cast } : cast;
};

/** A game as its file has it, and with everybody seated as the command line says. */
interface Resumed extends Opened {
  readonly seated: Session;
}

/** Opens a game again and seats those who play on. Nothing is written, whatever is wrong. */
async function resumeGame(file: string, scenario: string | undefined, flags: PlayFlags): Promise<Resumed> {
  const opened = await openGame(file, scenario);
  return { ...opened, seated: seatAgain(opened.session, seatingOf(opened.case, flags, OPPONENT)) };
}

async function withoutTerminal(scenario: string | undefined, flags: PlayFlags): Promise<number> {
  // What is named is looked up before anything is announced.
  if (flags.resume === undefined) {
    const c = await loadCase(scenario, flags.reading);
    readSeats(c, flags.as);
    readCast(c, flags.agents);
    check(flags, false);
    note('No terminal: agents play every seat. The game itself needs a terminal for input and output.');
    return runOnce(c, { ...flags, seed: flags.seed ?? DEFAULT_SEED, run: 0 });
  }
  const opened = await openGame(flags.resume, scenario);
  readSeats(opened.case, flags.as);
  check(flags, false);
  const seated = seatAgain(opened.session, seatingOf(opened.case, flags, OPPONENT), false);
  note('No terminal: agents go on from where the game stands. Nothing of it is saved.');
  const story = storyOfSession(playOut(seated));
  if (flags.json) outJson(outcomeOf(story, false));
  else out(transcript(story));
  return EXIT.fine;
}

/** Where the game is to be kept, and how that may be claimed. */
function wantedPlace(
  c: Case,
  saved: Resumed | null,
  flags: PlayFlags,
  seed: string,
  people: number,
): { file: string; claim: Claim | null } {
  const { resume, save, force } = flags;
  const goesOn = resume !== undefined && saved?.kind === 'journal';
  if (save !== undefined)
    return { file: save, claim: { as: goesOn && save === resume ? 'resume' : 'new', force } };
  if (goesOn) return { file: resume, claim: { as: 'resume' } };
  // A record is left as it is: a game that goes on from it gets a file of its own.
  if (resume !== undefined) return { file: besideRecord(resume), claim: null };
  return { file: defaultName(c.scenario.id, seed, people), claim: null };
}

/**
 * Takes the file that the game is kept in, so that no two terminals write to one. Where nothing can be kept there the
 * game says so on its screen, and goes on.
 * @throws WriteTrouble when there is a file of that name and nobody said `--force`
 */
function take(file: string, claim: Claim | null): SavedGame {
  try {
    return claim === null ? shelf.claimFree(file) : shelf.claim(file, claim);
  } catch (error) {
    if (error instanceof WriteTrouble && !error.taken) return wantedGame(file);
    throw error;
  }
}

/** Opens a game for the people of this place and lets them play, on a screen or in lines. */
async function withPeople(
  scenario: string | undefined,
  flags: PlayFlags,
  { lines = false, ...stage }: Stage,
): Promise<number> {
  const { resume, agents, as } = flags;
  const seed = flags.seed ?? (process.stdin.isTTY ? drawSeed() : DEFAULT_SEED);
  let saved = resume === undefined ? null : await resumeGame(resume, scenario, flags);
  const c = saved?.case ?? (await loadCase(scenario, flags.reading));
  const wanted = readSeats(c, as);
  const casting = readCast(c, agents);
  const { file, claim } = wantedPlace(c, saved, flags, seed, wanted.length);
  const place = take(file, claim);
  try {
    const notices = place.notice === '' ? [] : [place.notice];
    const own = saved?.kind === 'journal' && place.file === resume;
    // Read again now that nobody else can write to it: what was read before may be a move behind.
    if (resume !== undefined && own) saved = await resumeGame(resume, scenario, flags);
    if (saved?.kind === 'record')
      notices.push(`"${resume}" is a record and stays as it is: the game goes on in "${place.file}".`);
    if (!lines) for (const notice of notices) note(notice);
    if (saved?.torn) notices.push(TORN);
    if (own && saved?.mended) place.replace(saved.mended);
    const seated = saved && (saved.torn ? noteIn(saved.seated, TORN) : saved.seated);
    const game = {
      case: saved?.case ?? c,
      seed,
      seats: wanted,
      agents: against(casting.cast),
      session: seated ?? undefined,
      known: own ? saved?.session : undefined,
      place,
      notice: notices.join(' '),
    };
    if (lines) {
      const { playInLines } = await import('../linear/play.ts');
      return await playInLines({ ...game, sure: flags.yes === true, width: flags.width });
    }
    // The screen is loaded only here: it takes half a second.
    const { playInTerminal } = await import('../ui/index.ts');
    return await playInTerminal({ ...game, ...stage });
  } finally {
    place.close();
  }
}

/** Refuses what a record decides already, and what is for a terminal only. */
function check(flags: PlayFlags, terminal: boolean): void {
  const { resume, save, force, as, reading, standIn } = flags;
  const fresh = resume === undefined;
  refuseIdle(
    {
      flag: '--seed',
      given: flags.seed !== undefined,
      met: fresh,
      why: 'with --resume: the record has its seed',
    },
    {
      flag: '--reading',
      given: reading !== undefined,
      met: fresh,
      why: 'with --resume: the record has its readings',
    },
    { flag: '--force', given: force === true, met: save !== undefined, why: 'without --save' },
    {
      flag: '--stand-in',
      given: standIn !== undefined,
      met: !fresh,
      why: 'without --resume: agents play every seat that --as does not take',
    },
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
      why: `without a terminal: ${command('run', '--out', 'FILE.json')} writes a record`,
    },
  );
  if (save === '') throw new UsageError('--save names no file.');
}

/** Is the game to be played in lines, and may what is for lines only be said? */
async function wantsLines({ linear, json, yes, width }: PlayFlags, stage: Stage): Promise<boolean> {
  if (linear === true && json === true)
    throw new UsageError('--linear and --json both say how the game is told: leave one out.');
  const lines = json !== true && (stage.lines === true || (await inLines(linear === true)));
  const why = 'without the game in lines (--linear)';
  refuseIdle(
    { flag: '--yes', given: yes === true, met: lines, why },
    { flag: '--width', given: width !== undefined, met: lines, why },
  );
  return lines;
}

/** The game in a terminal or in lines; without either, agents play and it is told. */
export async function playGame(
  scenario: string | undefined,
  flags: PlayFlags,
  stage: Stage = {},
): Promise<number> {
  const lines = await wantsLines(flags, stage);
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true && !flags.json;
  if (!terminal && !lines) return withoutTerminal(scenario, flags);
  check(flags, true);
  return withPeople(scenario, flags, { ...stage, lines });
}
