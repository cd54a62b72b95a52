import type { World } from '../model/index.ts';
import {
  areaOf,
  type Case,
  has,
  NOBODY,
  type Package,
  type Phase,
  type Seat,
  type Seats,
} from '../model/index.ts';
import { lockOf, termsOf, type View } from '../rules/index.ts';
import { partsTold, tenthsOf } from './account.ts';
import { shortName } from './names.ts';
import { carriedTold } from './needed.ts';
import { type Heard, heard } from './told.ts';
import { listed, plural, pts, sentence, signed, type Words, words } from './words.ts';

/** The goal of a seat: what counts as success for it, and what that still takes. */

/** What a seat's goal is told of: its own view, the text it works on, and how its reservation value came about. */
export interface GoalFacts {
  readonly world: World;
  readonly phase: Phase;
  readonly view: View;
  readonly text: Package;
  /** Is it this seat's move? */
  readonly turn: boolean;
}

/** The guarantors that a text names. */
const namedIn = (c: Case, text: Package): Seats => termsOf(c, text)?.named ?? NOBODY;

/** While a text is being negotiated or signed, the bar of a seat is what it aims above. */
const stillDeciding = (phase: Phase): boolean =>
  ['talks', 'accession', 'signature', 'recess'].includes(areaOf(phase));

/** What a guarantor is asked now; briefly before a figure. */
function askedTold({ world, phase, view, text, turn }: GoalFacts, brief = false): Words {
  const { joined, queue, agreed } = view.open;
  const say = (short: string, long: string): Words => words(brief ? short : long);
  if (turn && phase === 'talks.sounding')
    return say('Asked in private.', 'You are asked in private whether you would join.');
  if (agreed && has(joined, view.seat)) return words('You are in.');
  if (agreed && queue.includes(view.seat)) return words('You are asked to join.');
  if (!has(namedIn(world.case, text), view.seat)) return say('Not named.', 'The text does not name you.');
  if (agreed) return words('You are not in.');
  return say('Named, not asked yet.', 'The text names you: once it is agreed, you are asked.');
}

/** What leads to a seat's figure, as its client says it before the figure itself; empty where it has no aim of its own. */
export function aimTold(facts: GoalFacts, brief = false): { readonly lead: Words; readonly figure: boolean } {
  const { world, phase, view } = facts;
  const c = world.case;
  const role = c.parties[view.seat]?.role;
  const deciding = stillDeciding(phase);
  if (role === 'guarantor') {
    const asked = askedTold(facts, brief);
    return deciding
      ? { lead: words(`${asked} You join from`), figure: true }
      : { lead: asked, figure: false };
  }
  if (!deciding) return { lead: words(''), figure: false };
  if (role === 'mediator') {
    const names = listed(c.principals.map((p) => shortName(c, p)));
    return { lead: words(`Goal: one text that ${names} can both sign.`), figure: false };
  }
  return { lead: words(brief ? 'Goal: above' : 'Goal: a text above your walk-away,'), figure: true };
}

/** A figure of a seat's own, and the parts that make it: in tenths of a point, so that they add up as shown. */
export interface BarTold {
  /** What a text must be worth to the seat now, and what it was at first, in score units. */
  readonly bar: number;
  readonly first: number;
  readonly parts: readonly (Heard & { readonly tenths: number })[];
}

/** The bar of a seat for a text, and how it came about. `account`: its own reservation value at first, now, and the moves. */
export function barTold(
  { world, view, text }: GoalFacts,
  account: { readonly first: number; readonly now: number; readonly moves: Parameters<typeof partsTold>[4] },
): BarTold {
  const { first, now, moves } = account;
  const bar = view.bar(text);
  const broken = tenthsOf(bar) - tenthsOf(now);
  return {
    bar,
    first,
    parts: [
      ...(broken === 0 ? [] : [{ ...heard('for public lines of yours that it breaks'), tenths: broken }]),
      ...partsTold(world.case, view.seat, first, now, moves),
    ],
  };
}

/** The same in one line: "60.4 = 58.0 at first; +2.4 another round of war". */
export function barLine({ bar, first, parts }: BarTold): Words {
  if (parts.length === 0) return words(`${pts(bar)}, as at first`);
  const list = parts.map((p) => `${signed(p.tenths / 10)} ${p.text}`);
  return words([`${pts(bar)} = ${pts(first)} at first`, ...list].join('; '));
}

/** Who is still needed, of whom, and how many of them there are; empty once nothing is needed of anybody. */
export function neededTold({ world, phase, view, text }: GoalFacts, brief = false): Words {
  const c = world.case;
  const { agreed, joined, queue, signed: signatures, pending } = view.open;
  const others = c.principals.filter((p) => p !== view.seat);
  const names = (seats: readonly Seat[]): string => seats.map((p) => shortName(c, p)).join(' and ');
  const carried = carriedTold(
    c,
    text,
    agreed ? { seats: joined, as: 'in' } : { seats: namedIn(c, text), as: 'named' },
    brief,
  );
  const circles: readonly string[] = carried === null || carried.circles === '' ? [] : [carried.circles];
  switch (areaOf(phase)) {
    case 'talks': {
      const yes = others.map((p) => `${shortName(c, p)}'s yes`).join(' and ');
      return words(`Needed: ${[yes, ...circles].join('; ')}`);
    }
    case 'accession': {
      const left = queue.length > 0 ? [`${plural(queue.length, 'guarantor')} still to answer`] : [];
      return words(`${carried?.met ? 'Enough are in' : 'Needed'}: ${[...circles, ...left].join('; ')}`);
    }
    case 'signature': {
      const missing = c.principals.filter((p) => !has(signatures, p));
      return words(`Needed: the signature of ${names(missing)}.`);
    }
    case 'recess':
      return words(`Not carried as it stands. Needed: ${circles.join('; ')}`);
    case 'ratification': {
      const [next] = pending;
      const lock = next ? lockOf(world, next) : null;
      const votes = next ? `${plural(pending.length, 'approval')} to come, next: ${lock?.text ?? ''}` : '';
      return words(`Needed: ${[votes, ...circles].filter((x) => x !== '').join('; ')}`);
    }
    case 'implementation':
    case 'force':
    case 'crisis':
    case 'ended':
      return words('');
    default: {
      const never: never = areaOf(phase) as never;
      return never;
    }
  }
}

/** The same as a sentence of its own. */
export function neededLine(facts: GoalFacts): Words {
  const needed = neededTold(facts);
  return needed === '' ? needed : words(sentence(needed));
}
