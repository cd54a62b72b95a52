import { type Act, NATURE } from '../../../model/index.ts';
import type { Play } from '../../../protocol/index.ts';
import { nameOf } from '../../../rules/index.ts';
import type { Why } from './reasons.ts';
import { plain, type Told } from './told.ts';
import { FINDINGS } from './words.ts';

/** A crisis in words, from what everybody can see; null for any other act. */
export function tellCrisis(before: Play, act: Act, after: Play): Told | null {
  const c = before.world.case;
  const who = nameOf(c, act.seat);
  const responses = c.treaty?.responses ?? [];
  const crisis = after.table.open.crisis;
  switch (act.type) {
    case 'crisis.request':
      return { text: `${who} calls on its guarantors.`, weight: 2 };
    case 'crisis.refrain':
      return { text: `${who} does not call on its guarantors.`, weight: 2 };
    case 'nature.convene':
      return {
        text: act.convened ? 'The guarantors meet.' : 'Nobody convenes the guarantors.',
        weight: act.convened ? 1 : 2,
      };
    case 'clock.advance': {
      const was = before.table.open.crisis;
      const news: Why[] = [];
      if (crisis && was && crisis.panelReported && !was.panelReported)
        news.push(plain('The fact-finders report.'));
      if (crisis && was && crisis.live !== was.live) news.push(plain('The guarantee is live.'));
      if (act.beliefs.length > 0) news.push(plain('New evidence has reached the capitals.'));
      const text = news.map((w) => w.text).join(' ') || `The clock moves to T+${crisis?.hour ?? 0} h.`;
      return { text, weight: 0 };
    }
    case 'crisis.find': {
      const live = (before.table.open.crisis?.live ?? 0) === 0 && (crisis?.live ?? 0) !== 0;
      return {
        text: `${who} finds: ${FINDINGS[act.finding]}.`,
        weight: live ? 2 : 1,
        why: live ? [plain('With this the guarantee is live under the signed rule.')] : [],
      };
    }
    case 'crisis.respond':
      return {
        text:
          act.response === 0
            ? `${who} gives nothing.`
            : `${who} decides to give: ${responses[act.response]?.text ?? ''}`,
        weight: 2,
      };
    case 'nature.gate': {
      const gate = nameOf(c, before.table.open.crisis?.gate ?? NATURE);
      return {
        text: act.passed
          ? `${gate}: released at home; help arrives at T+${act.arrives} h.`
          : `${gate}: stopped at home; nothing will come.`,
        weight: 2,
      };
    }
    case 'nature.council':
      return {
        text: act.vetoed
          ? 'The Security Council is kept from acting by a veto.'
          : 'The Security Council takes the matter up.',
        weight: 1,
      };
    default:
      return null;
  }
}
