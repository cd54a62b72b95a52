import type { Act } from '../../../model/index.ts';
import { type Play, viewFrom } from '../../../protocol/index.ts';
import { lockOf, nameOf } from '../../../rules/index.ts';
import { guarantorReasons } from './reasons.ts';
import { changed, plain, type Told } from './told.ts';
import { clauseTitle } from './words.ts';

/** Accession, votes, stages and years in words; null for any other act. */
export function tellTreaty(before: Play, act: Act, after: Play, human: boolean): Told | null {
  const { world, table } = before;
  const c = world.case;
  const who = nameOf(c, act.seat);
  const agreed = table.open.agreed ?? [];
  switch (act.type) {
    case 'accession.answer': {
      const said = {
        join: 'joins.',
        conditional: 'would join if the text were changed.',
        decline: 'declines.',
      };
      const why = act.answer === 'join' || human ? [] : guarantorReasons(viewFrom(before, act.seat), agreed);
      if (act.change)
        why.push(...changed(before, agreed, act.change).map((w) => plain(`It asks: ${w.text}`)));
      return { text: `${who} ${said[act.answer]}`, weight: 1, why };
    }
    case 'accession.leave':
      return { text: `${who} leaves: what it depended on is gone.`, weight: 2 };
    case 'accession.stay':
      return { text: `${who} stays, although what it depended on is gone.`, weight: 1 };
    case 'treaty.sign':
      return { text: `${who} signs.`, weight: 2 };
    case 'treaty.reopen':
      return { text: `${who} wants to go back to the table.`, weight: 2 };
    case 'treaty.abandon':
      return { text: `${who} gives the text up.`, weight: 2 };
    case 'nature.lock': {
      const lock = lockOf(world, table.open.pending[0] ?? 0);
      const result = after.table.open.locks.at(-1);
      const whose = (table.open.pending[0] ?? 0) < 0 && lock ? `${nameOf(c, lock.of)}: ` : '';
      const title = `${whose}${lock?.text ?? 'A vote'}`;
      if (!act.held)
        return {
          text: `${title}: not held.`,
          weight: 2,
          why: [{ text: lock?.barredText ?? '', source: lock?.source ?? [] }],
        };
      const threshold = lock ? Math.round((world.numbers[lock.threshold] ?? 0) * 1000) / 10 : 0;
      const passed = result?.passed === true;
      const sway = lock?.sways[result?.sway ?? -1];
      const hang = result && result.clause >= 0 ? ` (clause "${clauseTitle(c, result.clause)}")` : '';
      return {
        text: `${title}: ${(act.yes / 10).toFixed(1)} % yes, ${threshold} % needed: ${passed ? 'passed' : 'lost'}.`,
        weight: 2,
        why: !passed && sway ? [{ text: `Most costly: ${sway.text}${hang}`, source: sway.source }] : [],
      };
    }
    case 'nature.stage': {
      const stage = c.treaty?.stages[table.open.stages.length];
      const how = !act.breached ? 'carried out' : act.repaired ? 'broken, and repaired' : 'broken';
      return {
        text: `${(stage?.text ?? 'A stage').replace(/\.$/, '')}: ${how}.`,
        weight: act.breached ? 2 : 1,
        why: act.breached ? [{ text: 'Risk as judged for this stage.', source: stage?.source ?? [] }] : [],
      };
    }
    case 'nature.year': {
      if (act.kind === 'quiet') return { text: 'A quiet year under the treaty.', weight: 0 };
      if (act.kind === 'deterred') return { text: 'An attack is considered and dropped.', weight: 2 };
      const crisis = after.table.open.crisis;
      const incident = c.treaty?.incidents[crisis?.incident ?? -1];
      const place = c.treaty?.places[act.place]?.text ?? '';
      return {
        text: 'An incident is reported.',
        weight: 2,
        why: [
          {
            text: `${incident?.text ?? ''} ${place}.`,
            source: c.scenario.treaty?.crisis.incidents[incident?.id ?? '']?.source ?? [],
          },
        ],
      };
    }
    default:
      return null;
  }
}
