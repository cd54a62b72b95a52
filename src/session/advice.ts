import {
  areaOf,
  type ClauseIndex,
  has,
  type Learnt,
  type Move,
  NOBODY,
  type OptionIndex,
  type Package,
  plus,
  type Seat,
} from '../model/index.ts';
import { type Reason, Terms, type View } from '../rules/index.ts';
import type { HelpFacts } from '../telling/index.ts';
import { breached, type Guess, guessReservation, guessScore, ownChange } from './estimates.ts';
import { viewOf } from './session.ts';
import type { Session } from './state.ts';

/** What the words of a text do under attack. */
export type HelpAdvice = HelpFacts;

/** One clause changed. `cost`: points it costs the seat itself. */
export interface Fix {
  readonly clause: ClauseIndex;
  readonly option: OptionIndex;
  readonly cost: number;
}

/** How a text looks to another principal, as far as the seat can tell. */
export interface OtherSide {
  readonly party: Seat;
  readonly score: Guess;
  readonly reservation: Guess;
  /** Its public red lines that the text breaches, by index. */
  readonly lines: readonly number[];
}

/** What speaks for and against a text, from what one seat may know. Facts; whoever shows them finds the words. */
export interface Advice {
  readonly help: HelpAdvice | null;
  /** Why the seat's own reservation value moved of late. */
  readonly moves: readonly Move[];
  /** Side moves left before the offer, of how many; null when the seat does not have the floor. */
  readonly sideMoves: { readonly left: number; readonly most: number } | null;
  /** The seat's own red lines that the text breaches, by index. */
  readonly own: readonly number[];
  readonly others: readonly OtherSide[];
  /** The change of one clause that leaves fewer public red lines of the others breached, cheapest to the seat. */
  readonly fix: Fix | null;
  /** The smallest change that would make the seat itself take the text it is asked about; null where it would, or none does. */
  readonly change: Package | null;
  /** The seat's conditions on other guarantors that fail for that text. */
  readonly unmet: readonly Reason[];
  /** What others have told it in private. */
  readonly learnt: readonly Learnt[];
}

/** What a text's words are worth to the protected state; null without a treaty or a text. */
export function helpFor(s: Session, seat: Seat, text: Package): HelpAdvice | null {
  const { phase, table, world } = s.play;
  const { treaty } = world.case;
  if (!treaty || text.length === 0) return null;
  const view = viewOf(s, seat);
  const { agreed, joined } = table.open;
  const { named } = new Terms(treaty, text);
  const standing = agreed?.every((o, k) => o === text[k]) === true && areaOf(phase) !== 'talks';
  const asking = phase === 'accession.invitation';
  const invited = asking && has(named, seat) && !has(joined, seat);
  return {
    named,
    all: view.prospect(text, named).held,
    unbound: view.prospect(text, named, true).held,
    alone: view.prospect(null, NOBODY).held,
    now: standing ? { joined, share: view.prospect(text, joined).held } : null,
    withYou: standing && invited ? view.prospect(text, plus(joined, seat)).held : null,
    asking: standing && asking && joined !== named,
  };
}

function cheapestFix(view: View, others: readonly Seat[], text: Package): Fix | null {
  const count = (t: Package): number => others.reduce((n, p) => n + breached(view, p, t).length, 0);
  const before = count(text);
  if (before === 0) return null;
  const own = breached(view, view.seat, text).length;
  let best: Fix | null = null;
  for (const [clause, { options }] of view.board.clauses.entries()) {
    for (const option of options.keys()) {
      if (option === text[clause]) continue;
      const cost = -ownChange(view, clause, text[clause] ?? 0, option);
      if (best && cost >= best.cost) continue;
      const changed = text.map((x, i) => (i === clause ? option : x));
      if (count(changed) < before && breached(view, view.seat, changed).length <= own)
        best = { clause, option, cost };
    }
  }
  return best;
}

/**
 * Advice to a seat on a text.
 * @param asked the text that the seat must judge now, or null
 * @param draft may the seat change the text? Only then a fix is looked for
 */
export function adviceFor(
  s: Session,
  seat: Seat,
  text: Package,
  { asked, draft }: { readonly asked: Package | null; readonly draft: boolean },
): Advice {
  const { world, table, position } = s.play;
  const view = viewOf(s, seat);
  const others = world.case.principals.filter((p) => p !== seat);
  const most = world.case.scenario.talks.sideMoves;
  const floor = position.phase === 'talks.floor' && position.turn === seat;
  return {
    help: helpFor(s, seat, text),
    moves: view.own.moves,
    sideMoves: floor ? { left: most - table.open.sideMoves, most } : null,
    own: breached(view, seat, text),
    others: others.map((party) => ({
      party,
      score: guessScore(view, party, text),
      reservation: guessReservation(view, party),
      lines: breached(view, party, text),
    })),
    fix: draft ? cheapestFix(view, others, text) : null,
    change: asked && !view.acceptable(asked) ? (view.change(asked)?.package ?? null) : null,
    unmet: asked ? view.dependence(asked) : [],
    learnt: view.own.learnt,
  };
}
