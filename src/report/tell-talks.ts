import { type Act, type Move, NATURE, type Package, POINT } from '../model/index.ts';
import type { Step, Story } from './story.ts';
import {
  against,
  changeInWords,
  clauseTitle,
  differences,
  differing,
  optionShort,
  pts,
  say,
  who,
  wholeText,
} from './tell.ts';
import { cite, point, signed } from './words.ts';

/** A text put on the table: against the same seat's last text, else against the last one there, else whole. */
export function tellText(story: Story, step: Step, text: Package): string[] {
  const c = story.world.case;
  const { offers } = step.before.open;
  const { seat } = step.act;
  const own = offers.findLast((o) => o.seat === seat);
  const last = offers.at(-1);
  const name = who(story, seat);
  const verb = seat === c.mediator ? 'tables a single text' : 'offers';
  const from = own ?? last;
  const facts = [
    ...(step.opinion ? [`${step.opinion.score.toFixed(1)} points to itself`] : []),
    ...(own && last && last.seat !== seat
      ? [`${differing(last.package, text)} from ${who(story, last.seat)}'s text`]
      : []),
  ];
  const aside = facts.length === 0 ? '' : ` (${facts.join('; ')})`;
  if (!from) return [...say(`${name} ${verb}${aside}:`), ...wholeText(c, text, 4)];
  const base = own ? 'its last text' : `${who(story, from.seat)}'s text`;
  const changes = differences(c, from.package, text, 4);
  if (changes.length === 0) return say(`${name} ${verb}${aside}: ${base} again.`);
  return [...say(`${name} ${verb}${aside}, changing ${base}:`), ...changes];
}

/** Yes or no to the text on the table, with why. */
export function tellAnswer(story: Story, step: Step, accepted: boolean): string[] {
  const { open } = step.before;
  const text = open.offers[open.standing]?.package ?? null;
  const name = who(story, step.act.seat);
  const { opinion } = step;
  const worth = opinion ? `${opinion.score.toFixed(1)} points, ${opinion.bar.toFixed(1)} needed` : '';
  if (accepted) return say(`${name} accepts: ${worth}.`);
  if (opinion && opinion.grounds.length === 0) {
    return say(`${name} holds out for more: it could live with the text (${worth}).`);
  }
  return [...say(`${name} refuses: ${worth}.`), ...against(story, opinion, text, 4)];
}

/** A guarantor's answer, in private or at accession. */
export function tellGuarantor(
  story: Story,
  step: Step,
  act: Extract<Act, { readonly type: 'sounding.answer' | 'accession.answer' }>,
  text: Package | null,
): string[] {
  const name = who(story, act.seat);
  const { opinion } = step;
  const worth = opinion ? ` (${opinion.score.toFixed(1)} points, ${opinion.bar.toFixed(1)} needed)` : '';
  const would = act.type === 'sounding.answer' ? 'would ' : '';
  const s = would === '' ? 's' : '';
  switch (act.answer) {
    case 'join':
      return say(`${name} ${would}join${s}${worth}.`);
    case 'conditional': {
      const change = act.change && text ? changeInWords(story.world.case, text, act.change) : 'a change';
      const grounds = opinion ? { ...opinion, change: null } : null;
      return [...say(`${name} ${would}join${s} if: ${change}${worth}.`), ...against(story, grounds, text, 4)];
    }
    case 'decline':
      return [...say(`${name} ${would}decline${s}${worth}.`), ...against(story, opinion, text, 4)];
    default: {
      const never: never = act.answer;
      return never;
    }
  }
}

function causeOf(story: Story, move: Move): string {
  const { cause } = move;
  if (typeof cause === 'number') return story.world.case.war?.drivers[cause]?.text ?? 'a driver';
  switch (cause) {
    case 'waiting':
      return 'another round of war.';
    case 'recovery':
      return 'earlier pushes fade.';
    case 'asked-late':
      return 'asked late.';
    case 'ended':
      return 'a lasting push ends.';
    case 'limit':
      return 'held to the limits of the scale.';
    default: {
      const never: never = cause;
      return never;
    }
  }
}

/** Moves by cause, added up. */
function pushes(story: Story, moves: readonly Move[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const move of moves) {
    const cause = causeOf(story, move);
    sums.set(cause, (sums.get(cause) ?? 0) + move.units);
  }
  return sums;
}

/** What happened between two rounds, and how it moved what no deal is worth to the principals. */
export function tellRound(story: Story, step: Step): string[] {
  const { world } = story;
  const { act, before, after } = step;
  if (act.type !== 'nature.round') return [];
  const lines: string[] = [];
  for (const event of act.events) {
    const e = world.case.war?.deck[event];
    lines.push(...say(`Event: ${e?.text ?? ''}${cite(e?.source)}`));
  }
  if (world.case.war) {
    const moved = act.front - before.hidden.front;
    const to = moved === 0 ? 'The front stands still' : `The front moves by ${signed(moved, 0)}`;
    lines.push(
      ...say(
        `${to}, to ${signed(act.front, 0)} (positive favours ${who(story, world.case.principals[0] ?? NATURE)}).`,
      ),
    );
  }
  for (const seat of world.case.principals) {
    const was = before.own[seat]?.reservation ?? 0;
    const now = after.own[seat]?.reservation ?? 0;
    if (pts(was) === pts(now)) continue;
    lines.push(...say(`${who(story, seat)}'s reservation value: ${pts(was)} → ${pts(now)}.`));
    for (const [cause, units] of pushes(story, after.own[seat]?.moves ?? [])) {
      if (Math.abs(units) < POINT / 20) continue;
      lines.push(...point(`${signed(units / POINT)}: ${cause}`, 4));
    }
  }
  return lines;
}

/** Questions, lines and exits: the moves beside the offers. */
export function tellSide(story: Story, step: Step): string[] {
  const c = story.world.case;
  const { act, before } = step;
  const name = who(story, act.seat);
  switch (act.type) {
    case 'sounding.ask': {
      const last = before.open.offers.at(-1)?.package;
      const text = last ? `: the last text, ${differing(last, act.package)} changed` : '';
      return say(`${name} sounds out ${who(story, act.guarantor)} in private${text}.`);
    }
    case 'caucus.ask':
      return say(
        `${name} asks ${who(story, act.with)} in private how far it could go on "${clauseTitle(c, act.clause)}".`,
      );
    case 'caucus.answer':
      return say(
        act.option < 0
          ? `${name} gives no answer.`
          : `${name}: as far as "${optionShort(c, act.clause, act.option)}".`,
      );
    case 'line.draw':
      return say(
        `${name} commits itself in public: "${clauseTitle(c, act.clause)}" no worse than "${optionShort(c, act.clause, act.option)}".`,
      );
    case 'talks.walk-out':
      return say(`${name} walks out.`);
    case 'text.pass':
      return say(`${name} tables no text.`);
    default:
      return [];
  }
}
