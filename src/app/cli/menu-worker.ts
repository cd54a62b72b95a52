import type { Scenario } from '../../model/index.ts';
import { lastRoundOf } from '../../rules/index.ts';
import { caseOfRecord, readJournal } from '../../scenario/index.ts';
import { readScenario } from '../files.ts';
import { replayJournal } from '../replay.ts';
import { headOfSave } from '../saves.ts';
import type { CaseFacts, Read, SaveFacts } from '../ui/menu/state.ts';
import { LARGEST_RECORD, readInput } from './inputs.ts';

/** What the menu says of scenarios and saved games: read on a thread of its own, handed over as plain data. */

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

/** What is said of a bundled scenario. */
export async function readCase(name: string): Promise<Read<CaseFacts>> {
  const read = await readScenario(name);
  return read.ok ? { facts: factsOf(read.value) } : { trouble: read.error.message };
}

/** Where a saved game stands: it is played again. */
export async function readSave(file: string): Promise<Read<SaveFacts>> {
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
