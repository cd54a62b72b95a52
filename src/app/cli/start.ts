import type { Scenario } from '../../model/index.ts';
import { headOfSave, savesIn } from '../saves.ts';
import type { MenuOptions } from '../ui/menu/menu.ts';
import type { MenuSources } from '../ui/menu/sources.ts';
import type { CaseFacts, Read, SaveFacts } from '../ui/menu/state.ts';
import { drawSeed } from './seed.ts';

/** Everything that takes time to load is loaded when it is needed: the menu is on the screen before. */

function factsOf(s: Scenario): CaseFacts {
  const seats = Object.entries(s.parties).map(([id, p]) => ({
    id,
    name: p.name,
    role: s.principals.includes(id)
      ? ('principal' as const)
      : p.guarantor
        ? ('guarantor' as const)
        : ('mediator' as const),
    mediates: s.mediator === id && (s.principals.includes(id) || p.guarantor !== undefined),
    summary: p.summary,
  }));
  return {
    title: s.title,
    summary: s.summary,
    level: s.about?.level ?? null,
    minutes: s.about?.minutes.mode ?? null,
    rounds: s.talks.rounds,
    daysPerRound: s.talks.daysPerRound,
    closed: s.about?.closed !== undefined,
    seats,
  };
}

async function readCase(name: string): Promise<Read<CaseFacts>> {
  const { readScenario } = await import('../files.ts');
  const read = await readScenario(name);
  return read.ok ? { facts: factsOf(read.value) } : { trouble: read.error.message };
}

function glance(file: string): Read<SaveFacts> {
  try {
    return { facts: { ...headOfSave(file), stands: null } };
  } catch (error) {
    return {
      trouble: `"${file}" is no saved game: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

async function readSave(file: string): Promise<Read<SaveFacts>> {
  const [{ readInput, LARGEST_RECORD }, { readJournal, caseOfRecord }, { replayJournal }, { lastRoundOf }] =
    await Promise.all([
      import('./inputs.ts'),
      import('../../scenario/index.ts'),
      import('../replay.ts'),
      import('../../rules/index.ts'),
    ]);
  const journal = readJournal(await readInput(file, LARGEST_RECORD));
  if (!journal.ok) return { trouble: journal.error.message };
  const c = caseOfRecord(journal.value.head);
  if (!c.ok) return { trouble: c.error.message };
  const session = replayJournal(c.value, journal.value);
  if (!session.ok) return { trouble: session.error.message };
  const { table, phase, position } = session.value.play;
  const { open } = table;
  return {
    facts: {
      ...headOfSave(file),
      stands: {
        day: open.day,
        round: open.round,
        rounds: lastRoundOf(c.value.scenario.talks, open),
        talks: phase.startsWith('talks.'),
        over: position.over,
      },
    },
  };
}

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

const open: MenuSources['open'] = async (choice, { ascii, colour }, curtain) => {
  let begun = false;
  const taken = (): void => {
    begun = true;
    curtain();
  };
  const flags =
    choice.kind === 'play' ? { as: choice.seats.join(','), seed: choice.seed } : { resume: choice.file };
  try {
    const { playGame } = await import('./play.ts');
    const scenario = choice.kind === 'play' ? choice.scenario : undefined;
    return await playGame(scenario, flags, { ascii, colour, curtain: taken });
  } catch (error) {
    if (begun) throw error;
    return told(error);
  }
};

const sources: MenuSources = {
  names: async () => (await import('../files.ts')).bundledScenarios(),
  readCase,
  glance,
  readSave,
  warm: async () => {
    await import('./play.ts');
    const { warmGame } = await import('../ui/index.ts');
    await warmGame();
  },
  open,
};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0';

/** The menu; without a terminal one negotiation by agents, as `play` has it. Resolves to the exit code. */
export async function openStart(): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    return (await import('./play.ts')).playGame(undefined, {});
  const options: MenuOptions = {
    sources,
    saves: savesIn('.'),
    draw: drawSeed,
    ascii: isSet(process.env.DEMARCHE_ASCII),
  };
  if (process.env.TERM === 'dumb') return (await import('../ui/menu/lines.ts')).runLines(options);
  return (await import('../ui/menu/menu.ts')).runMenu(options);
}
