import { extname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { endingPage, pageHtml, pageText } from '../../report/index.ts';
import { hindsightOf } from '../../session/index.ts';
import { writer } from '../write.ts';
import { interruptible } from './interrupt.ts';
import type { Opened } from './records.ts';
import { EXIT, note, UsageError } from './say.ts';

/** Games that a finished one is ranked among when nobody says how many. */
export const DEFAULT_GAMES = 20;

/** Milliseconds after which somebody who waits is told why. */
const LONG = 1000;

type Form = 'text' | 'html';

/** What a file's name promises. */
function formOf(path: string): Form {
  const end = extname(path).toLowerCase();
  if (end === '.txt') return 'text';
  if (end === '.html' || end === '.htm') return 'html';
  throw new UsageError(`A page is text or HTML: end "${path}" in .txt or .html.`);
}

/**
 * Could the page be written? For finding out before long work.
 * @throws UsageError where its name says neither text nor HTML; WriteTrouble as for every file
 */
export function checkPage(path: string | undefined, force: boolean | undefined): void {
  if (path === undefined) return;
  formOf(path);
  writer.check(path, { force });
}

/** Is an environment variable set to more than nothing? */
const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/**
 * Writes a finished game as a page to share, with everything that nobody at the table could know.
 * @returns the exit code: that of the signal where it was stopped
 * @throws UsageError while the game is not over
 */
export async function writePage(
  { session, story }: Opened,
  path: string,
  { force, games }: { readonly force?: boolean | undefined; readonly games: number },
): Promise<number> {
  const form = formOf(path);
  if (!session.play.position.over)
    throw new UsageError(
      'The game is not over: its page would tell every secret of every seat. It is written when the game has ended.',
    );
  return interruptible(async ({ signal, code }) => {
    const work = hindsightOf(session, { games });
    const started = performance.now();
    let told = false;
    let step = work.next();
    while (!step.done) {
      // Whoever wants to stop it is heard between two playouts.
      await setImmediate();
      if (signal.aborted) {
        note('Stopped before the page was written.');
        return code();
      }
      if (!told && performance.now() - started > LONG) {
        told = true;
        note('Playing what else could have been: this may take some seconds.');
      }
      step = work.next();
    }
    const blocks = endingPage(story, step.value);
    const text = form === 'html' ? pageHtml(blocks) : pageText(blocks, isSet(process.env.DEMARCHE_ASCII));
    writer.whole(path, text, { force });
    note(`Page written to ${path}.`);
    return EXIT.fine;
  });
}
