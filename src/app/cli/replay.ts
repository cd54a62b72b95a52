import { transcript } from '../../report/index.ts';
import { exportFor, recordOfSession } from '../../session/index.ts';
import { plural } from '../../telling/index.ts';
import { refuseIdle } from './needs.ts';
import { readSeats } from './options.ts';
import { knownOutcome, outcomeOf } from './outcome.ts';
import { checkOut, checkRecordName, STDOUT, writeOut } from './outputs.ts';
import { checkPage, DEFAULT_GAMES, writePage } from './page.ts';
import { type Opened, openGame, outRefusal, recordText } from './records.ts';
import { RecordRefused } from './refused.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

export interface ReplayFlags {
  readonly json?: boolean;
  readonly trace?: boolean;
  readonly as?: string;
  readonly all?: boolean;
  readonly out?: string;
  readonly page?: string;
  readonly games?: number;
  readonly force?: boolean;
}

const UNFINISHED =
  'The game is not over: only what is public is shown. --as SEAT adds what that seat knows; --all shows everything, every secret included.';

/** Who reads: everybody knows everything of a finished game; of another one, what is said on the command line. */
function readerOf({ case: c, session }: Opened, { as, all }: ReplayFlags): number | 'public' | 'host' {
  const [seat, more] = readSeats(c, as);
  if (more !== undefined)
    throw new UsageError('--as takes one seat: what two of them know, neither does alone.');
  if (seat !== undefined) return c.parties.findIndex((p) => p.id === seat);
  return all === true || session.play.position.over ? 'host' : 'public';
}

function check({ trace, json, as, all, out: path, page, games, force }: ReplayFlags): void {
  const filed = (path !== undefined && path !== STDOUT) || page !== undefined;
  refuseIdle(
    { flag: '--trace', given: trace === true, met: json === true, why: 'without --json' },
    { flag: '--force', given: force === true, met: filed, why: 'without a file in --out or --page' },
    { flag: '--as', given: as !== undefined, met: all !== true, why: 'with --all: that shows everything' },
    { flag: '--games', given: games !== undefined, met: page !== undefined, why: 'without --page' },
  );
  if (path === STDOUT && json === true)
    throw new UsageError('--out - and --json both write to standard output: leave one out, or name a file.');
  checkRecordName(path);
  checkOut(path, force);
  if (page !== undefined && as !== undefined)
    throw new UsageError(
      '--page tells everything of a finished game, --as what one seat knows: leave one out.',
    );
  checkPage(page, force);
}

/** Writes the game as a record, for other programs. */
function writeRecord(opened: Opened, path: string, { all, force }: ReplayFlags): void {
  const { session } = opened;
  if (!session.play.position.over && all !== true)
    throw new UsageError(
      'The game is not over, and a record holds its seed, from which everything secret follows. Add --all to write it all the same.',
    );
  writeOut(path, recordText(recordOfSession(session)), force);
  if (path !== STDOUT) note(`Record written to ${path}.`);
}

export async function replayFile(
  file: string,
  scenario: string | undefined,
  options: ReplayFlags,
): Promise<number> {
  const { trace, json, out: path } = options;
  check(options);
  try {
    const opened = await openGame(file, scenario);
    const { session, story, kind } = opened;
    const reader = readerOf(opened, options);
    if (path !== undefined) writeRecord(opened, path, options);
    if (options.page !== undefined) {
      const { page, force, games = DEFAULT_GAMES } = options;
      const code = await writePage(opened, page, { force, games });
      if (code !== EXIT.fine) return code;
    }
    if (path === STDOUT) return EXIT.fine;
    const acts = session.play.count;
    if (reader === 'host') {
      if (json) outJson({ ok: true, ...outcomeOf(story, trace === true) });
      else {
        note(`The ${kind} is sound: ${plural(acts, 'act')}, hash ${story.hash}.`);
        out(transcript(story));
      }
      return EXIT.fine;
    }
    const { over } = session.play.position;
    if (json) outJson({ ok: true, ...knownOutcome(session, exportFor(session, reader), trace === true) });
    else {
      note(`The ${kind} is sound.`);
      out(transcript(story, reader === 'public' ? reader : { seat: reader }));
    }
    if (!over && reader === 'public') note(UNFINISHED);
    return EXIT.fine;
  } catch (error) {
    if (error instanceof RecordRefused && json === true) {
      outRefusal(error);
      return EXIT.no;
    }
    throw error;
  }
}
