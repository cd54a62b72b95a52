import { isPiped, ownLines } from '../line-reader.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const OFF = ['', '0', 'false', 'no', 'off'];

const isOn = (value: string | undefined): boolean =>
  value !== undefined && !OFF.includes(value.trim().toLowerCase());

/**
 * Variables by which people say that they want no screen that is drawn. No program can find out by itself whether a
 * screen reader is at work (over ssh it runs on another machine), so all of them ask:
 *
 * - `ACCESSIBLE`, the one that is no program's own: the prompts of charmbracelet/huh are switched by it as their manual
 *   advises, and others follow. Not empty, and neither 0 nor false.
 * - `INK_SCREEN_READER`, read by ink, which draws this game's screen and those of many programs for Node.js.
 * - `DEMARCHE_LINEAR`, for this game alone.
 * - `TERM=dumb`, a terminal that cannot move its cursor, as Emacs's shell has it; some set it for their screen reader.
 */
const WISHES: readonly string[] = ['ACCESSIBLE', 'INK_SCREEN_READER', 'DEMARCHE_LINEAR'];

/** Does the environment ask for lines? A variable of this game's own that says no outweighs the others. */
export function asksForLines(env: Environment): boolean {
  const own = env.DEMARCHE_LINEAR;
  if (own !== undefined && own !== '') return isOn(own);
  return env.TERM === 'dumb' || WISHES.some((name) => isOn(env[name]));
}

/**
 * Is the game to be played in lines? When that is said, when the environment asks for it in a terminal, and when input is
 * piped and holds a line at all.
 * @param said `--linear` was given
 */
export async function inLines(said: boolean): Promise<boolean> {
  if (said) return true;
  if (process.stdin.isTTY) return process.stdout.isTTY === true && asksForLines(process.env);
  return isPiped() && ownLines().any();
}
