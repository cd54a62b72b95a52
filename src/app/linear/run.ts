import { writeSync } from 'node:fs';
import { printable } from '../../model/index.ts';
import {
  heldSeats,
  JournalKeeper,
  type Programs,
  type Session,
  type Study,
  type StudyKind,
  seedShown,
  studyOf,
} from '../../session/index.ts';
import { plural } from '../../telling/index.ts';
import type { LineReader } from '../line-reader.ts';
import type { SavedGame } from '../saved-game.ts';
import { WriteTrouble, writer } from '../write.ts';
import { answer, opening, reached, studied } from './converse.ts';
import { headLine, promptOf } from './desk-pages.ts';
import { workingLine } from './ending-pages.ts';
import { folded } from './say.ts';
import { fresh, type Job, type Linear, type Reply } from './state.ts';

/** A game to be played in lines. */
export interface LinesGame {
  readonly session: Session;
  readonly cast: Programs;
  /** Where it is kept, and the session that stands there already. */
  readonly place: SavedGame;
  readonly known: Session | null;
  /** Something to say first. */
  readonly notice: string;
  readonly lines: LineReader;
  /** Every question is taken as answered with yes. */
  readonly sure: boolean;
  /** Columns to fold lines at, 0 for none; absent: the terminal's, or 80. */
  readonly width?: number | undefined;
}

/** Exit codes: as all of the program's; 1 is "some line was not taken". */
const FINE = 0;
const NOT_ALL_TAKEN = 1;
const NOT_SAVED = 3;

const SIGNALS = {
  SIGINT: 130,
  SIGTERM: 143,
  SIGHUP: 129,
  ...(process.platform === 'win32' ? {} : { SIGQUIT: 131 }),
};

/** Columns where neither a terminal nor the player says otherwise. */
const USUAL_WIDTH = 80;
/** Rows of a terminal that does not say how many it has. */
const USUAL_ROWS = 24;
/** Milliseconds of work before those who wait are told how far it is. */
const PATIENCE = 5000;

/** Lets signals have their turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs the game line by line until it is left or the input ends. Resolves to the exit code. */
export async function runLines(game: LinesGame): Promise<number> {
  const { place, lines, sure } = game;
  const { case: c, chance } = game.session.play.world;
  const keeper = new JournalKeeper(place, game.known);
  const terminal = process.stdout.isTTY === true;
  let written = game.known;
  let troubled = '';
  let state = fresh(game.session, game.cast, { file: place.file, sure });
  const width = (): number => game.width ?? (terminal ? process.stdout.columns || USUAL_WIDTH : USUAL_WIDTH);
  const write = (said: readonly string[]): void => {
    if (said.length > 0) process.stdout.write(printable(`${folded(said, width()).join('\n')}\n`));
  };
  const farewell = (): string => {
    const played = seedShown(state.session) ? `${c.scenario.id}, seed ${chance.root.seed}` : c.scenario.id;
    const kept =
      written === null
        ? ''
        : `${played}\nSaved in ${place.file}\nGo on with: demarche play --linear --resume ${place.file}\n`;
    return printable(`${troubled === '' ? '' : `${troubled}\n`}${kept}`);
  };
  const say = (text: string): void => {
    try {
      writeSync(2, text);
    } catch {
      // Nobody is left to read it.
    }
  };
  /** Keeps what is new on the disk, before anything else is told. */
  const keep = (): string[] => {
    if (state.session === written || heldSeats(state.session).length === 0) return [];
    try {
      keeper.keep(state.session);
      written = state.session;
      troubled = '';
      state = { ...state, file: place.file };
      const said = place.said();
      return said === '' ? [] : [said];
    } catch (error) {
      troubled = `The game as it stands could not be saved: ${error instanceof Error ? error.message : String(error)}`;
      return [troubled];
    }
  };
  const signals = Object.entries(SIGNALS).map(([name, code]) => {
    const end = (): void => {
      say(`\n${farewell()}`);
      process.exit(code);
    };
    process.on(name, end);
    return [name, end] as const;
  });
  /** Tells what a line led to. Was it taken? */
  const follow = async (reply: Reply): Promise<boolean> => {
    const handing = reply.state.place === 'handover' && state.place !== 'handover';
    state = reply.state;
    const saved = keep();
    // What stands on a screen is moved off it before the next seat looks; a pipe has no screen.
    if (handing && terminal && lines.keyboard)
      process.stdout.write('\n'.repeat(process.stdout.rows || USUAL_ROWS));
    write([...reply.said, ...saved]);
    if (!reply.job) return reply.taken;
    const { done, said } = await jobDone(state, reply.job, write);
    write(said);
    return done;
  };
  const missed: number[] = [];
  try {
    write([headLine(state), ...(game.notice === '' ? [] : [game.notice]), '']);
    await follow(opening(state));
    for (let n = 1; !state.left; ) {
      const prompt = promptOf(state);
      process.stdout.write(printable(lines.keyboard ? `\n${prompt}` : ''));
      const given = await lines.next();
      await breathe();
      if (given.kind === 'end') {
        if (lines.keyboard) process.stdout.write('\n');
        break;
      }
      if (given.kind === 'paste') {
        write(['Several lines came at once, as in a paste: none of them was taken.']);
        continue;
      }
      const { text } = given;
      if (!lines.keyboard && text.trim() !== '') process.stdout.write(`\n${printable(`${prompt}${text}`)}\n`);
      if (!(await follow(answer(state, text)))) missed.push(n);
      n += 1;
    }
    if (state.pending) {
      write([`"${state.pending.line}" is not done: no yes followed.`]);
    }
  } catch (error) {
    // Whatever went wrong, what was done is kept, and it is said where.
    say(farewell());
    throw error;
  } finally {
    lines.rest();
    for (const [name, end] of signals) process.off(name, end);
  }
  if (!lines.keyboard && missed.length > 0)
    say(`${plural(missed.length, 'line was', 'lines were')} not taken: ${missed.join(', ')}.\n`);
  say(farewell());
  if (troubled !== '') return NOT_SAVED;
  const all = missed.length === 0 && state.pending === null;
  return lines.keyboard || all ? FINE : NOT_ALL_TAKEN;
}

/** Does what a line asked for beyond the game itself, and tells how it went. */
async function jobDone(
  s: Linear,
  job: Job,
  write: (said: readonly string[]) => void,
): Promise<{ readonly done: boolean; readonly said: readonly string[] }> {
  switch (job.kind) {
    case 'export':
      try {
        writer.whole(job.file, job.text, { force: job.force });
        return { done: true, said: [`It is written to "${job.file}".`] };
      } catch (error) {
        if (error instanceof WriteTrouble) return { done: false, said: [error.message] };
        throw error;
      }
    case 'reach':
      return { done: true, said: reached(s) };
    case 'study':
      return { done: true, said: studied(s, await worked(s.session, job.study, write)) };
    default: {
      const never: never = job;
      return never;
    }
  }
}

/** Works a study out, a piece at a time, so that it can be stopped. */
async function worked(s: Session, kind: StudyKind, write: (said: readonly string[]) => void): Promise<Study> {
  const work = studyOf(kind, s);
  let last = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await breathe();
    if (process.stdout.isTTY && performance.now() - last > PATIENCE) {
      last = performance.now();
      write([workingLine(step.value)]);
    }
  }
}
