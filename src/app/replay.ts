import { type Case, err, type PlayRecord, type Result } from '../model/index.ts';
import { type Play, type ReplayProblem, replay } from '../protocol/index.ts';
import { type RecordFault, readActs } from '../scenario/index.ts';
import { nameOf, refusalText } from '../telling/index.ts';

/** Why a record does not replay, in words. */
function problemText(c: Case, record: PlayRecord, p: ReplayProblem): string {
  switch (p.code) {
    case 'other-scenario': {
      const which = record.scenario === c.scenario.id ? 'another version of it' : `"${record.scenario}"`;
      return `The record was made on ${which}, not on this "${c.scenario.id}" (${p.hash.slice(0, 12)}…).`;
    }
    case 'stranger':
      return `The record seats "${p.seat}", who is no party of "${c.scenario.id}".`;
    case 'chance':
      return 'Chance did not fall so under this seed.';
    case 'unlawful':
      return `${nameOf(c, p.seat)} could not do this: ${refusalText(c, p.refusal)}`;
    case 'other-end':
      return 'The acts do not lead to the state that the record claims.';
    default: {
      const never: never = p;
      return never;
    }
  }
}

/** Reads a record's acts and plays them again: the play, or where and why it does not hold. */
export function replayRecord(c: Case, record: PlayRecord): Result<Play, RecordFault> {
  const acts = readActs(c, record);
  if (!acts.ok) return acts;
  const play = replay(c, record, acts.value);
  return play.ok ? play : err({ act: play.error.act, message: problemText(c, record, play.error) });
}
