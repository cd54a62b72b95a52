import type { Crisis } from '../model/index.ts';
import type { Step, Story } from './story.ts';
import { who } from './tell.ts';
import { wrap } from './words.ts';

const FOUND = {
  attack: 'finds an armed attack',
  unclear: 'finds the matter unclear',
  'no-attack': 'finds no attack',
} as const;

const at = (crisis: Crisis, text: string): string[] =>
  wrap(`${`T+${crisis.hour} h`.padEnd(8, '\u00a0')} ${text}`, 2, 11).map((l) => l.replaceAll('\u00a0', ' '));

function bySeats(story: Story, bits: number): string {
  return story.world.case.parties
    .flatMap((p, seat) => (((bits >>> seat) & 1) === 1 ? [p.short] : []))
    .join(', ');
}

/** What changed by itself: the guarantee comes to life, a panel reports, somebody blocks, the crisis closes. */
function consequences(story: Story, before: Crisis | null, after: Crisis): string[] {
  const { treaty } = story.world.case;
  const lines: string[] = [];
  if (after.panelReported && !before?.panelReported) lines.push(...at(after, 'The fact-finders report.'));
  if (after.blockedBy >= 0 && before?.blockedBy !== after.blockedBy)
    lines.push(...at(after, `${who(story, after.blockedBy)} blocks the decision.`));
  if (after.live !== (before?.live ?? 0))
    lines.push(...at(after, `The guarantee is live for: ${bySeats(story, after.live) || 'nobody'}.`));
  if (!after.closed || before?.closed) return lines;
  const truth = treaty?.incidents[after.truth];
  const what = truth ? ` It was: ${truth.text}` : '';
  const help =
    after.helped === null
      ? ''
      : after.helped
        ? ' Adequate help came inside the window.'
        : ' No adequate help came inside the window.';
  return [...lines, ...at(after, `The crisis closes.${what}${help}`)];
}

function ownWords(story: Story, step: Step, crisis: Crisis): string {
  const { act, before } = step;
  const { treaty } = story.world.case;
  const name = who(story, act.seat);
  switch (act.type) {
    case 'crisis.request':
      return `${name} calls on its guarantors.`;
    case 'crisis.refrain':
      return `${name} does not call on its guarantors.`;
    case 'nature.convene':
      return act.convened ? 'The guarantors are convened.' : 'Nobody convenes the guarantors.';
    case 'clock.advance': {
      if (act.beliefs.length === 0) return '';
      const some = act.beliefs.filter(
        (_, seat) => seat !== treaty?.attacker && story.world.case.parties[seat]?.guarantor,
      );
      const low = Math.round(Math.min(...some) / 10);
      const high = Math.round(Math.max(...some) / 10);
      return some.length === 0
        ? ''
        : `New evidence: the guarantors hold an attack ${low} to ${high} per cent likely.`;
    }
    case 'crisis.find':
      return `${name} ${FOUND[act.finding]}.`;
    case 'crisis.respond':
      return `${name} decides: ${treaty?.responses[act.response]?.text ?? ''}`;
    case 'nature.gate': {
      const seat = who(story, before.open.crisis?.gate ?? -1);
      return act.passed
        ? `${seat}: let through at home; it arrives at T+${act.arrives} h.`
        : `${seat}: stopped at home.`;
    }
    case 'nature.council':
      return act.vetoed
        ? 'The Security Council is kept from acting by a veto.'
        : 'The Security Council takes it up.';
    default:
      return crisis.closed ? '' : act.type;
  }
}

/** An act of the crisis, under its hour. */
export function tellCrisis(story: Story, step: Step): string[] {
  const { crisis } = step.after.open;
  if (!crisis) return [];
  const words = ownWords(story, step, crisis);
  return [
    ...(words === '' ? [] : at(crisis, words)),
    ...consequences(story, step.before.open.crisis, crisis),
  ];
}
