import {
  type Case,
  type ClauseIndex,
  NATURE,
  type Package,
  type Seat,
  setOf,
  type Table,
} from '../model/index.ts';
import { judgingAs, type Opinion, opinionOf, samePackage, scoreOf } from '../rules/index.ts';
import { walkAwayTold } from './moves.ts';
import {
  ANSWER_WORDS,
  clauseTitle,
  differences,
  differing,
  nameOf,
  optionShort,
  shortName,
} from './names.ts';
import { objectionsTold } from './reasons.ts';
import {
  all,
  aloud,
  aside,
  none,
  nothing,
  type Sentence,
  type Step,
  type StepOf,
  says,
  type Teller,
  type Why,
} from './told.ts';
import { clipped, gap, plural, pts, shy, signed } from './words.ts';

const who = (s: Step): string => nameOf(s.world.case, s.act.seat);

/** The text on the table that an answer is about. */
const standing = (t: Table): Package => t.open.offers[t.open.standing]?.package ?? [];

/** The text that a sounding of a seat is about. */
const sounded = (s: Step): Package => s.before.own[s.act.seat]?.soundings.at(-1)?.package ?? [];

/** Who asked the private question at hand. */
const asker = (s: Step): Seat => s.before.open.asked?.by ?? NATURE;

/** What the acting seat thinks of a text. */
export const opinion = (s: Step, text: Package): Opinion => opinionOf(s.world, s.before, s.act.seat, text);

/** A seat's figures on a text: known to it and the host. */
export function figuresOf(o: Opinion): string {
  const [score, needed] = shy(o.score, o.reservation);
  return `${score} points, ${needed} needed`;
}

/** One line for each clause in which a conditional answer wants the text changed. */
export const asksFor = (c: Case, from: Package, to: Package | null, heard?: readonly Seat[]): Why[] =>
  (to === null ? [] : differences(c, from, to)).map(({ text }) =>
    heard ? aside(heard, `It asks: ${text}`) : aloud(`It asks: ${text}`),
  );

const commitment = (c: Case, clause: ClauseIndex, option: number): string =>
  `on "${clauseTitle(c, clause)}", nothing worse than "${optionShort(c, clause, option)}"`;

/** What a new text is compared with: the same seat's last one, else the last one on the table. */
function basis(s: Step): { readonly text: Package; readonly name: string } | null {
  const { offers } = s.before.open;
  const own = offers.findLast((o) => o.seat === s.act.seat);
  const last = own ?? offers.at(-1);
  if (!last) return null;
  return { text: last.package, name: own ? 'its last text' : `${shortName(s.world.case, last.seat)}'s text` };
}

/** A text put on the table, as a sentence. */
function textPut(s: Step, text: Package, verb: string): Sentence {
  const { offers } = s.before.open;
  const last = offers.at(-1);
  const from = basis(s);
  if (!from) return says(`${who(s)} ${verb}, the first text on the table`, ':');
  const other = last && last.seat !== s.act.seat && from.text !== last.package ? last : null;
  const whose = other ? `${shortName(s.world.case, other.seat)}'s` : '';
  const alike = other !== null && samePackage(other.package, text);
  const far = other && !alike ? `, ${differing(other.package, text)} away from ${whose}` : '';
  if (samePackage(from.text, text))
    return says(`${who(s)} ${verb}: ${from.name} again${alike ? `, the same as ${whose}` : far}`);
  return says(`${who(s)} ${verb}, changing ${from.name}${alike ? ` into ${whose}` : far}`, ':');
}

/** What a new text changes; the whole of it where it is the first. */
function textWhy(s: Step, text: Package): Why[] {
  const c = s.world.case;
  const from = basis(s);
  if (from) return differences(c, from.text, text).map((d) => aloud(d.text));
  return c.clauses.map(({ title }, i) => aloud(`${title}: ${optionShort(c, i, text[i])}`));
}

/** What is said with an offer that is a trade: if you move here, we move there. */
function tradeWhy(s: StepOf<'offer.make'>): Why[] {
  const c = s.world.case;
  const { asks = [], gives = [], package: text } = s.act;
  if (asks.length + gives.length === 0) return [];
  const named = (clauses: readonly ClauseIndex[]): string =>
    clauses.map((i) => `"${optionShort(c, i, text[i])}" on ${clauseTitle(c, i)}`).join(' and ');
  const name = shortName(c, s.act.seat);
  const line =
    asks.length === 0
      ? `${name} moves to ${named(gives)}.`
      : gives.length === 0
        ? `${name} asks for ${named(asks)}.`
        : `If the other side takes ${named(asks)}, then ${name} takes ${named(gives)}.`;
  return [aloud(line)];
}

const worthToItself = (s: Step, text: Package): string =>
  `${pts(scoreOf(s.world, s.act.seat, text, judgingAs(s.world, s.before, s.act.seat, text)))} points to itself`;

/** Guarantors named in an agreed text without having been asked: what they want more, for their own ears. */
function askedLate(s: StepOf<'offer.accept'>): Why[] {
  return s.after.own.flatMap((own, seat) => {
    const late = (list: readonly { readonly cause: unknown; readonly units: number }[]) =>
      list.findLast((m) => m.cause === 'asked-late');
    const moved = late(own.moves);
    if (!moved || moved.units === 0 || late(s.before.own[seat]?.moves ?? [])) return [];
    const name = shortName(s.world.case, seat);
    return [aside([seat], `${name} was named without having been asked: it wants ${gap(moved.units)} more.`)];
  });
}

/** How the war moved what no agreement is worth to the principals, each for the ears of that seat alone. */
function walkAways(s: StepOf<'nature.round'>): Why[] {
  const c = s.world.case;
  return c.principals.flatMap((seat) => {
    const own = s.after.own[seat];
    if (!own) return [];
    const from = s.before.own[seat]?.reservation ?? own.reservation;
    const told = walkAwayTold(c, seat, from, own.reservation, own.moves);
    if (!told) return [];
    return [aside([seat], `${shortName(c, seat)}'s walk-away: ${told.text}`, told.source)];
  });
}

function frontLine(s: StepOf<'nature.round'>): Why[] {
  const c = s.world.case;
  if (!c.war) return [];
  const moved = s.act.front - s.before.hidden.front;
  const by = signed(moved, 0);
  const to = Number(by) === 0 ? 'The front stands still' : `The front moves by ${by}`;
  const side = shortName(c, c.principals[0] ?? NATURE);
  return [aside([], `${to}, to ${signed(s.act.front, 0)} (positive favours ${side}).`)];
}

export const OFFER_MAKE: Teller<'offer.make'> = {
  text: (s) => textPut(s, s.act.package, 'makes an offer'),
  figures: (s) => worthToItself(s, s.act.package),
  why: (s) => [...tradeWhy(s), ...textWhy(s, s.act.package)],
  after: none,
  heard: all,
  weight: () => 0,
};

export const OFFER_ACCEPT: Teller<'offer.accept'> = {
  text: (s) => says(`${who(s)} accepts the text`),
  figures: (s) => figuresOf(opinion(s, standing(s.before))),
  why: none,
  after: askedLate,
  heard: all,
  weight: (s) => (s.after.open.answering.length === 0 ? 2 : 1),
};

export const OFFER_REJECT: Teller<'offer.reject'> = {
  text: (s) => says(`${who(s)} refuses the text`),
  figures: (s) => figuresOf(opinion(s, standing(s.before))),
  why: (s) => objectionsTold(s.world, opinion(s, standing(s.before)), s.person),
  after: none,
  heard: all,
  weight: () => 1,
};

export const WALK_OUT: Teller<'talks.walk-out'> = {
  text: (s) => says(`${who(s)} walks out. The talks are over`),
  figures: nothing,
  why: none,
  after: none,
  heard: all,
  weight: () => 2,
};

export const SOUNDING_ASK: Teller<'sounding.ask'> = {
  text: (s) => {
    const last = s.before.open.offers.at(-1)?.package;
    const how =
      last && samePackage(last, s.act.package)
        ? 'as it stands'
        : last
          ? `${differing(last, s.act.package)} changed`
          : '';
    const text = last ? `: the last text, ${how}` : '';
    return says(`${who(s)} sounds out ${nameOf(s.world.case, s.act.guarantor)} in private${text}`);
  },
  figures: nothing,
  why: none,
  after: none,
  heard: (s) => setOf([s.act.seat, s.act.guarantor]),
  weight: () => 0,
};

export const SOUNDING_ANSWER: Teller<'sounding.answer'> = {
  text: (s) => says(`Asked in private, ${who(s)} ${ANSWER_WORDS[s.act.answer]}`),
  figures: (s) => figuresOf(opinion(s, sounded(s))),
  why: (s) => [
    ...(s.act.answer === 'join' ? [] : objectionsTold(s.world, opinion(s, sounded(s)), s.person)),
    ...asksFor(s.world.case, sounded(s), s.act.change, [asker(s), s.act.seat]),
  ],
  after: none,
  heard: (s) => setOf([asker(s), s.act.seat]),
  weight: () => 1,
};

export const CAUCUS_ASK: Teller<'caucus.ask'> = {
  text: (s) =>
    says(
      `${who(s)} asks ${nameOf(s.world.case, s.act.with)} in private how far it could go on "${clauseTitle(s.world.case, s.act.clause)}"`,
    ),
  figures: nothing,
  why: none,
  after: none,
  heard: (s) => setOf([s.act.seat, s.act.with]),
  weight: () => 0,
};

export const CAUCUS_ANSWER: Teller<'caucus.answer'> = {
  text: (s) => {
    const { clause, option } = s.act;
    const title = clauseTitle(s.world.case, clause);
    return says(
      option < 0
        ? `${who(s)} gives no answer on "${title}"`
        : `${who(s)} says in private how far it could go on "${title}": "${optionShort(s.world.case, clause, option)}"`,
    );
  },
  figures: nothing,
  why: none,
  after: none,
  heard: (s) => setOf([asker(s), s.act.seat]),
  weight: () => 1,
};

export const LINE_DRAW: Teller<'line.draw'> = {
  text: (s) =>
    says(`${who(s)} commits itself in public: ${commitment(s.world.case, s.act.clause, s.act.option)}`),
  figures: nothing,
  why: none,
  after: none,
  heard: all,
  weight: () => 1,
};

export const TEXT_TABLE: Teller<'text.table'> = {
  text: (s) => textPut(s, s.act.package, 'tables a single text as mediator'),
  figures: nothing,
  why: (s) => textWhy(s, s.act.package),
  after: none,
  heard: all,
  weight: () => 1,
};

export const TEXT_PASS: Teller<'text.pass'> = {
  text: (s) => says(`${who(s)}, as mediator, tables no text`),
  figures: nothing,
  why: none,
  after: none,
  heard: all,
  weight: () => 0,
};

export const NATURE_ROUND: Teller<'nature.round'> = {
  text: (s) => {
    const { round } = s.before.open;
    return s.act.events.length === 0
      ? says(`Between rounds ${round} and ${round + 1} nothing is reported`)
      : says(`Between rounds ${round} and ${round + 1}, ${plural(s.act.events.length, 'report')}`, ':');
  },
  figures: nothing,
  why: (s) =>
    s.act.events.flatMap((e) => {
      const event = s.world.case.war?.deck[e];
      return event ? [aloud(`${clipped(event.text)}.`, event.source)] : [];
    }),
  after: (s) => [...frontLine(s), ...walkAways(s)],
  heard: all,
  weight: (s) => (s.act.events.length > 0 ? 1 : 0),
};
