import { fileURLToPath } from 'node:url';
import { ownLines } from '../line-reader.ts';
import { inLines } from '../linear/mode.ts';
import { headOfSave, savesIn } from '../saves.ts';
import { fileTrouble } from '../trouble.ts';
import type { MenuOptions } from '../ui/menu/menu.ts';
import type { MenuSources } from '../ui/menu/sources.ts';
import type { Read, SaveFacts } from '../ui/menu/state.ts';
import { drawSeed } from './seed.ts';

/** Everything that takes time to load is loaded when it is needed: the menu is on the screen before. */

function glance(file: string): Read<SaveFacts> {
  try {
    return { facts: { ...headOfSave(file), stands: null } };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it does not begin as one' : fileTrouble(error);
    return { trouble: `"${file}" is no saved game: ${why}.` };
  }
}

/** The thread on which scenarios and games are read, so that keys are heard meanwhile. */
type Reader = typeof import('./menu-worker.ts');

interface Reading {
  readonly read: <K extends keyof Reader>(kind: K, name: string) => ReturnType<Reader[K]>;
  readonly close: () => void;
}

/** Opens the thread when something is read first. Node 20 starts no TypeScript file: from source it is done in this one. */
function readingApart(): Reading {
  let pool: import('piscina').Piscina | null = null;
  const read = async (kind: keyof Reader, name: string): Promise<unknown> => {
    if (!import.meta.url.endsWith('.js')) return (await import('./menu-worker.ts'))[kind](name);
    const { Piscina } = await import('piscina');
    pool ??= new Piscina({
      filename: fileURLToPath(new URL('./menu-worker.js', import.meta.url)),
      minThreads: 1,
      maxThreads: 1,
    });
    return pool.run(name, { name: kind });
  };
  return {
    read: read as Reading['read'],
    close: () => {
      pool?.destroy().catch(() => undefined);
      pool = null;
    },
  };
}

const apart = readingApart();

/** Mistakes that the menu can tell, and go on; anything else is a fault of ours. */
async function told(error: unknown): Promise<string> {
  const [{ UsageError }, { RecordRefused }, { WriteTrouble }] = await Promise.all([
    import('./say.ts'),
    import('./refused.ts'),
    import('../write.ts'),
  ]);
  if (error instanceof UsageError || error instanceof RecordRefused || error instanceof WriteTrouble)
    return error.message;
  throw error;
}

/** Opens what was chosen; `lines`: in lines, as the menu itself. */
const opening =
  (lines: boolean): MenuSources['open'] =>
  async (choice, { ascii, colour }, curtain) => {
    let begun = false;
    const taken = (): void => {
      begun = true;
      curtain();
    };
    const flags =
      choice.kind === 'play'
        ? {
            ...(choice.seats.length === 0 ? {} : { as: choice.seats.join(',') }),
            ...(choice.seed === null ? {} : { seed: choice.seed }),
          }
        : { resume: choice.file };
    try {
      const { playGame } = await import('./play.ts');
      const scenario = choice.kind === 'play' ? choice.scenario : undefined;
      return await playGame(scenario, flags, { ascii, colour, curtain: taken, lines });
    } catch (error) {
      if (begun) throw error;
      return told(error);
    }
  };

const sources: MenuSources = {
  names: async () => (await import('../files.ts')).bundledScenarios(),
  readCase: (name) => apart.read('readCase', name),
  glance,
  readSave: (file) => apart.read('readSave', file),
  close: apart.close,
  warm: async () => {
    await import('./play.ts');
    const { warmGame } = await import('../ui/index.ts');
    await warmGame();
  },
  open: opening(false),
};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0';

/**
 * The menu, in lines where these are asked for; without a terminal or lines one negotiation by agents, as `play` has it.
 * Resolves to the exit code.
 */
export async function openStart(): Promise<number> {
  const lines = await inLines(false);
  if (!lines && !(process.stdin.isTTY && process.stdout.isTTY))
    return (await import('./play.ts')).playGame(undefined, {});
  const options: MenuOptions = {
    sources: lines ? { ...sources, open: opening(true) } : sources,
    saves: savesIn('.'),
    draw: drawSeed,
    ascii: isSet(process.env.DEMARCHE_ASCII),
  };
  if (lines) return (await import('../ui/menu/lines.ts')).runLines(options, ownLines());
  return (await import('../ui/menu/menu.ts')).runMenu(options);
}
