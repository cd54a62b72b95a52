import { type CaseLock, type LockResult, number } from '../model/index.ts';
import type { Step, Story } from './story.ts';
import { against, clauseTitle, pts, say, who } from './tell.ts';
import { cite, percent } from './words.ts';

function lockOf(story: Story, result: LockResult): CaseLock | null {
  const { treaty, parties } = story.world.case;
  if (result.lock >= 0) return treaty?.locks[result.lock] ?? null;
  return parties[result.of]?.guarantor?.legislature ?? null;
}

/** A vote: how many said yes, how many were needed, and what cost it most when it was lost. */
export function tellLock(story: Story, step: Step): string[] {
  const result = step.after.open.locks.at(-1);
  const lock = result ? lockOf(story, result) : null;
  if (!result || !lock) return [];
  const { world } = story;
  const needed = percent(number(world, lock.threshold));
  const day = ` Day ${result.day}.`;
  if (!result.held) return say(`${lock.text}: not held. ${lock.barredText}${cite(lock.source)}${day}`);
  const verdict = result.passed ? 'passed' : 'lost';
  const lines = say(
    `${lock.text}: ${percent(result.yes / 1000)} yes, ${needed} needed: ${verdict}.${cite(lock.source)}${day}`,
  );
  const sway = lock.sways[result.sway];
  if (sway && !result.passed) {
    const clause = result.clause < 0 ? '' : ` (${clauseTitle(world.case, result.clause)})`;
    lines.push(...say(`  Most costly: ${sway.text}${clause}${cite(sway.source)}`));
  }
  return lines;
}

export function tellStage(story: Story, step: Step): string[] {
  const result = step.after.open.stages.at(-1);
  const stage = story.world.case.treaty?.stages[result?.stage ?? -1];
  if (!result || !stage) return [];
  const how = !result.breached ? 'done' : result.repaired ? 'broken and repaired' : 'broken, not repaired';
  return say(`${stage.text}: ${how}. Day ${result.day}.${cite(stage.source)}`);
}

export function tellYear(story: Story, step: Step): string[] {
  const { act, after } = step;
  if (act.type !== 'nature.year') return [];
  const { year, crisis } = after.open;
  const { treaty } = story.world.case;
  switch (act.kind) {
    case 'quiet':
      return say(`Year ${year}: quiet.`);
    case 'deterred':
      return say(`Year ${year}: an attack is considered, and dropped.`);
    case 'incident': {
      const incident = treaty?.incidents[crisis?.incident ?? act.incident];
      const place = treaty?.places[act.place]?.text ?? '';
      const covered = crisis?.covered ? 'The place is covered' : 'The place is outside the guarantee';
      const counted = crisis?.counted ? 'the wording counts it' : 'the wording does not count it';
      return say(`Year ${year}: reported as "${incident?.text ?? ''}" ${place}. ${covered}; ${counted}.`);
    }
    default: {
      const never: never = act.kind;
      return never;
    }
  }
}

/** Signature, recess, and guarantors who leave or stay. */
export function tellTreaty(story: Story, step: Step): string[] {
  const name = who(story, step.act.seat);
  const { open } = step.before;
  switch (step.act.type) {
    case 'treaty.sign':
      return say(`${name} signs.`);
    case 'treaty.reopen':
      return [
        ...say(
          open.recess === 'none'
            ? `${name} will not sign and reopens the text.`
            : `${name} goes back to the table.`,
        ),
        ...against(story, open.recess === 'none' ? step.opinion : null, open.agreed, 4),
      ];
    case 'treaty.abandon':
      return [...say(`${name} gives the text up.`), ...against(story, step.opinion, open.agreed, 4)];
    case 'accession.leave':
      return [
        ...say(`${name} leaves: what it depended on is gone.`),
        ...against(story, step.opinion, open.agreed, 4),
      ];
    case 'accession.stay':
      return say(`${name} stays although others have left.`);
    default:
      return [];
  }
}

/** Where each guarantor stood, in a line. */
export function standingsLine(story: Story, step: Step): string {
  const { parties } = story.world.case;
  return parties
    .flatMap((p, seat) => {
      const standing = step.after.open.standings[seat];
      return p.guarantor && standing && standing !== 'not-asked' ? [`${p.short} ${standing}`] : [];
    })
    .join(', ');
}

/** Reservation values that an act moved, for guarantors asked late. */
export function tellAskedLate(story: Story, step: Step): string[] {
  const late = step.after.own.flatMap((own, seat) => {
    const moved = own.moves.find((m) => m.cause === 'asked-late');
    const before = step.before.own[seat]?.moves.some((m) => m.cause === 'asked-late');
    return moved && !before ? [`${who(story, seat)} +${pts(moved.units)}`] : [];
  });
  return late.length === 0
    ? []
    : say(`Named without having been asked; they now want more: ${late.join(', ')}.`);
}
