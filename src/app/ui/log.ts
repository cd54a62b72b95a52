import { type Act, NATURE, type Package } from '../../model/index.ts';
import { type Play, viewFrom } from '../../protocol/index.ts';
import { lockOf, nameOf, sceneOf } from '../../rules/index.ts';
import { guarantorReasons, publicReasons, spokenReasons, type Why } from './reasons.ts';
import { ANSWERS, clauseTitle, differences, FINDINGS, optionShort } from './words.ts';

/** One line of the log as data. */
export interface Entry {
  /** The act's place in the record, from 0. */
  readonly index: number;
  readonly round: number;
  readonly day: number;
  readonly year: number;
  readonly hour: number;
  /** The statechart's state in which it was done. */
  readonly phase: string;
  readonly seat: number;
  readonly text: string;
  /** Reasons and particulars. */
  readonly why: readonly Why[];
  /** Who may read it: all, or these seats. */
  readonly seenBy: 'all' | readonly number[];
  /** 0 routine, 1 worth a pause, 2 a turning point that the ending tells again. */
  readonly weight: 0 | 1 | 2;
}

type Told = Pick<Entry, 'text' | 'weight'> & { why?: readonly Why[]; seenBy?: 'all' | readonly number[] };

export const canSee = (entry: Entry, viewer: number): boolean =>
  entry.seenBy === 'all' || entry.seenBy.includes(viewer);

const plain = (text: string): Why => ({ text, source: [] });
const changed = (play: Play, from: Package, to: Package): Why[] =>
  differences(play.world.case, from, to).map((d) => plain(d.text));

/** What a text changes against the one on the table before it. */
function offered(before: Play, text: Package): Why[] {
  const last = before.table.open.offers.at(-1)?.package;
  if (!last) return [plain('The first text on the table.')];
  const diff = changed(before, last, text);
  return diff.length === 0 ? [plain('The same text again.')] : diff;
}

function tellTalks(before: Play, act: Act, after: Play, human: boolean): Told | null {
  const { world, table } = before;
  const c = world.case;
  const who = nameOf(c, act.seat);
  const { open } = table;
  const standing = open.offers[open.standing];
  switch (act.type) {
    case 'offer.make':
      return { text: `${who} makes an offer.`, weight: 0, why: offered(before, act.package) };
    case 'offer.accept':
      return {
        text: `${who} accepts the text.`,
        weight: after.table.open.answering.length === 0 ? 2 : 1,
      };
    case 'offer.reject': {
      const text = standing?.package ?? [];
      const reasons = human ? publicReasons : spokenReasons;
      return { text: `${who} refuses the text.`, weight: 1, why: reasons(viewFrom(before, act.seat), text) };
    }
    case 'talks.walk-out':
      return { text: `${who} walks out. The talks are over.`, weight: 2 };
    case 'sounding.ask':
      return {
        text: `${who} sounds out ${nameOf(c, act.guarantor)} in private.`,
        weight: 0,
        seenBy: [act.seat, act.guarantor],
      };
    case 'sounding.answer': {
      const by = open.asked?.by ?? NATURE;
      const text = table.own[act.seat]?.soundings.at(-1)?.package ?? [];
      const why = human ? [] : guarantorReasons(viewFrom(before, act.seat), text);
      if (act.change) why.push(...changed(before, text, act.change).map((w) => plain(`It asks: ${w.text}`)));
      return {
        text: `Asked in private, ${who} ${ANSWERS[act.answer]}.`,
        weight: 1,
        why,
        seenBy: [by, act.seat],
      };
    }
    case 'caucus.ask':
      return {
        text: `${who} asks ${nameOf(c, act.with)} in private about "${clauseTitle(c, act.clause)}".`,
        weight: 0,
        seenBy: [act.seat, act.with],
      };
    case 'caucus.answer':
      return {
        text:
          act.option < 0
            ? `${who} gives no answer on "${clauseTitle(c, act.clause)}".`
            : `${who} says in private how far it could go on "${clauseTitle(c, act.clause)}": ${optionShort(c, act.clause, act.option)}.`,
        weight: 1,
        seenBy: [open.asked?.by ?? NATURE, act.seat],
      };
    case 'line.draw':
      return {
        text: `${who} says in public: on "${clauseTitle(c, act.clause)}", nothing worse than "${optionShort(c, act.clause, act.option)}".`,
        weight: 1,
      };
    case 'text.table':
      return {
        text: `${who}, as mediator, tables a single text.`,
        weight: 0,
        why: offered(before, act.package),
      };
    case 'text.pass':
      return { text: `${who}, as mediator, tables no text.`, weight: 0 };
    case 'nature.round': {
      const deck = c.war?.deck ?? [];
      const why = act.events.flatMap((e) => {
        const event = deck[e];
        return event ? [{ text: event.text, source: event.source }] : [];
      });
      return why.length > 0
        ? { text: `Between rounds ${open.round} and ${open.round + 1}:`, weight: 1, why }
        : { text: `Between rounds ${open.round} and ${open.round + 1} nothing is reported.`, weight: 0 };
    }
    default:
      return null;
  }
}

function tellTreaty(before: Play, act: Act, after: Play, human: boolean): Told | null {
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

function tellCrisis(before: Play, act: Act, after: Play): Told | null {
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
      return { text: `The clock moves to T+${crisis?.hour ?? 0} h.`, weight: 0, why: news };
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

function entryOf(before: Play, act: Act, after: Play, humans: readonly number[]): Entry {
  const human = humans.includes(act.seat);
  const told = tellTalks(before, act, after, human) ??
    tellTreaty(before, act, after, human) ??
    tellCrisis(before, act, after) ?? { text: act.type, weight: 0 };
  const { open } = before.table;
  return {
    index: before.acts.length,
    round: open.round,
    day: after.table.open.day,
    year: after.table.open.year,
    hour: after.table.open.crisis?.hour ?? -1,
    phase: before.phase,
    seat: act.seat,
    text: told.text,
    why: told.why ?? [],
    seenBy: told.seenBy ?? 'all',
    weight: told.weight,
  };
}

const made = new WeakMap<Play, { readonly key: string; readonly entry: Entry }>();

/** Every entry of a play, oldest first, each made once. `humans`: seats whose reasons are their own affair. */
export function entriesOf(play: Play, humans: readonly number[]): Entry[] {
  const key = humans.join(',');
  const list: Entry[] = [];
  for (let at = play; at.before; at = at.before) {
    const known = made.get(at);
    const act = at.acts.at(-1);
    if (!act) break;
    const entry = known?.key === key ? known.entry : entryOf(at.before, act, at, humans);
    if (known?.key !== key) made.set(at, { key, entry });
    list.push(entry);
  }
  return list.reverse();
}

/** When an entry happened, in few letters: a round, the votes, a year, an hour. */
export function whenOf(entry: Entry): string {
  if (entry.phase.startsWith('talks')) return `R${entry.round}`;
  if (entry.phase.startsWith('crisis')) return `Y${entry.year} T+${Math.max(0, entry.hour)}`;
  if (entry.phase.startsWith('force')) return `Y${entry.year}`;
  return `day ${entry.day}`;
}

/** Is a crisis at hand in this play? It is shown on a screen of its own. */
export const inCrisis = (play: Play): boolean =>
  play.phase.startsWith('crisis.') && sceneOf(play.world, play.table) !== null;
