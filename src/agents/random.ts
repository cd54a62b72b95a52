import { type Act, type ActType, type Finding, membersOf } from '../model/index.ts';
import { droppedAs, type View } from '../rules/index.ts';
import type { Agent, Luck } from './agent.ts';

const pick = (luck: Luck, purpose: string, n: number): number =>
  Math.min(n - 1, Math.floor(luck(purpose) * n));

function anyPackage(view: View, luck: Luck): number[] {
  return view.board.clauses.map((clause, c) =>
    Math.min(clause.options.length - 1, Math.floor(luck('option', c) * clause.options.length)),
  );
}

/** The text, or one that differs in one clause where the very text was agreed before and dropped; null: there is none. */
function unlike(view: View, text: number[]): number[] | null {
  if (!droppedAs(view.open, text)) return text;
  for (const [c, { options }] of view.board.clauses.entries()) {
    for (const o of options.keys()) {
      const other = text.with(c, o);
      if (!droppedAs(view.open, other)) return other;
    }
  }
  return null;
}

/** Talking side moves that are lawful now; the act types alone do not say so. */
function open(view: View, type: ActType): boolean {
  const { own, open: o, board: c, seat } = view;
  const spare = o.sideMoves < c.talks.sideMoves;
  switch (type) {
    case 'offer.make':
    case 'text.table':
      return (
        unlike(
          view,
          c.clauses.map(() => 0),
        ) !== null
      );
    case 'sounding.ask':
      return spare && c.parties.some((p) => p.guarantor && p.index !== seat);
    case 'caucus.ask':
      return spare && c.parties.length > 1;
    case 'line.draw':
      return spare && o.lines.filter((l) => l.seat === seat).length < c.clauses.length;
    case 'treaty.reopen':
      return o.reopened < (c.treaty?.reopenings ?? 0);
    case 'crisis.find':
      return view.mandate().find;
    case 'crisis.respond':
      return view.mandate().respond;
    case 'crisis.defer':
      return view.mandate().until >= 0;
    case 'crisis.show':
      return view.plea()?.evidence != null;
    case 'crisis.appeal':
      return view.plea()?.appeals != null;
    case 'clock.advance':
    case 'nature.gate':
    case 'nature.council':
      return false;
    default:
      return own !== undefined;
  }
}

function fill(view: View, luck: Luck, type: ActType): Act {
  const { seat, board: c, open: o } = view;
  const answers = ['join', 'decline', 'conditional'] as const;
  const findings: readonly Finding[] = ['attack', 'unclear', 'no-attack'];
  switch (type) {
    case 'offer.make':
    case 'text.table':
      return { type, seat, package: unlike(view, anyPackage(view, luck)) ?? [] };
    case 'sounding.ask': {
      const candidates = c.parties.filter((p) => p.guarantor && p.index !== seat);
      const guarantor = candidates[pick(luck, 'guarantor', candidates.length)]?.index ?? 0;
      return { type, seat, guarantor, package: anyPackage(view, luck) };
    }
    case 'sounding.answer':
    case 'accession.answer': {
      const answer = answers[pick(luck, 'answer', answers.length)] ?? 'decline';
      return { type, seat, answer, change: answer === 'conditional' ? anyPackage(view, luck) : null };
    }
    case 'caucus.ask': {
      const others = c.parties.filter((p) => p.index !== seat);
      const other = others[pick(luck, 'other', others.length)]?.index ?? 0;
      return { type, seat, with: other, clause: pick(luck, 'clause', c.clauses.length) };
    }
    case 'caucus.answer': {
      const clause = view.askedClause();
      return {
        type,
        seat,
        clause,
        option: pick(luck, 'option', (c.clauses[clause]?.options.length ?? 0) + 1) - 1,
      };
    }
    case 'line.draw': {
      const free = c.clauses.flatMap((_, i) =>
        o.lines.some((l) => l.seat === seat && l.clause === i) ? [] : [i],
      );
      const clause = free[pick(luck, 'clause', free.length)] ?? 0;
      return { type, seat, clause, option: pick(luck, 'option', c.clauses[clause]?.options.length ?? 1) };
    }
    case 'crisis.find':
      return { type, seat, finding: findings[pick(luck, 'finding', 3)] ?? 'unclear' };
    case 'crisis.respond': {
      const means = membersOf(view.mandate().means);
      return { type, seat, response: means[pick(luck, 'response', means.length)] ?? 0 };
    }
    case 'crisis.appeal': {
      const capitals = view.plea()?.appeals?.open ?? [];
      return { type, seat, to: capitals[pick(luck, 'capital', capitals.length)]?.seat ?? 0 };
    }
    case 'offer.accept':
    case 'offer.reject':
    case 'talks.walk-out':
    case 'text.pass':
    case 'accession.leave':
    case 'accession.stay':
    case 'treaty.sign':
    case 'treaty.reopen':
    case 'treaty.abandon':
    case 'crisis.request':
    case 'crisis.refrain':
    case 'crisis.show':
    case 'crisis.wait':
    case 'crisis.defer':
    case 'vote.hold':
    case 'vote.campaign':
      return { type, seat };
    case 'nature.round':
    case 'nature.lock':
    case 'nature.stage':
    case 'nature.year':
    case 'nature.convene':
    case 'nature.gate':
    case 'nature.council':
    case 'clock.advance':
      throw new Error(`"${type}" is nature's`);
    default: {
      const never: never = type;
      return never;
    }
  }
}

/** Any lawful act, each type as likely as another: for tests, and as the floor every strategy must beat. */
export const random: Agent = {
  name: 'random',
  about: 'Any lawful act, each kind as likely as another',
  act: (view, luck) => {
    const types = view.types.filter((t) => open(view, t));
    const type = types[pick(luck, 'act', types.length)];
    if (!type) throw new Error(`no lawful act for seat ${view.seat} in ${view.phase}`);
    return fill(view, luck, type);
  },
};
