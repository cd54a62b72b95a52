import { type Case, err, ok, type PlayRecord, playedHash, type Result } from '../model/index.ts';
import { type Play, type ReplayProblem, replay } from '../protocol/index.ts';
import { type Journal, type RecordFault, readActs, readEvents } from '../scenario/index.ts';
import { type EventFault, type FindAgent, restoreSession, type Session } from '../session/index.ts';
import { nameOf, refusalText } from '../telling/index.ts';

const otherScenario = (c: Case, scenario: string, hash: string): string => {
  const which = scenario === c.scenario.id ? 'another version of it' : `"${scenario}"`;
  return `It was made on ${which}, not on this "${c.scenario.id}" (${hash.slice(0, 12)}…).`;
};

/** Why a record does not replay, in words. */
function problemText(c: Case, record: PlayRecord, p: ReplayProblem): string {
  switch (p.code) {
    case 'other-scenario':
      return otherScenario(c, record.scenario, p.hash);
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

/** Why an event of a journal cannot have happened, in words. */
function faultText(c: Case, f: EventFault): string {
  switch (f.code) {
    case 'unlawful':
      return `${nameOf(c, f.seat)} could not do this: ${refusalText(c, f.refusal)}`;
    case 'chance':
      return 'Chance did not fall so under this seed.';
    case 'no-stand-in':
      return `Nobody stands in for ${nameOf(c, f.seat)}.`;
    case 'not-the-holder':
      return `The seat of ${nameOf(c, f.seat)} is given back to somebody whose it is not.`;
    case 'beyond-the-end':
      return `It speaks of ${f.acts} acts, and there are ${f.most}.`;
    case 'no-such-branch':
      return `There is no branch ${f.branch}.`;
    case 'nobody-asked':
      return `${nameOf(c, f.seat)} answers without having been asked.`;
    default: {
      const never: never = f;
      return never;
    }
  }
}

/** Reads a journal's events and plays them again: the session, or where and why it does not hold. */
export function replayJournal(c: Case, journal: Journal, find?: FindAgent): Result<Session, RecordFault> {
  const { head } = journal;
  if (head.scenarioHash !== playedHash(c))
    return err({ act: 0, line: 1, message: otherScenario(c, head.scenario, playedHash(c)) });
  const events = readEvents(c, journal);
  if (!events.ok) return events;
  const s = restoreSession(c, head, events.value, find);
  return s.ok ? ok(s.value) : err({ act: 0, line: s.error.event + 1, message: faultText(c, s.error.fault) });
}
