import type { SampleGame } from '../analysis/index.ts';
import { type Case, membersOf, POINT, type Seat, type Test, type World } from '../model/index.ts';
import { modeWorld } from '../rules/index.ts';
import { filled, type PackKey, type PackWords } from '../telling/index.ts';
import { proseBlocks } from './prose.ts';
import { type Block, joined, type Line, type Sheet } from './sheet.ts';

/** What printed packs are made of. */
export interface PackFacts {
  /** In the language of the packs, as far as it is translated. */
  readonly case: Case;
  readonly words: PackWords;
  /** BCP 47 tag. */
  readonly lang: string;
  /** The scenario's texts that stayed in English. */
  readonly english: ReadonlySet<string>;
  /** The one world that is played; null: published modes and ranges. */
  readonly drawn: { readonly world: World; readonly seed: string; readonly run: number } | null;
  /** Games among agents, for the teaching note: runs from 0 under a seed. */
  readonly games: { readonly seed: string; readonly list: readonly SampleGame[] } | null;
  /** The scenario as the command line names it. */
  readonly named: string;
}

/** Words with strings put in. */
export const word = (
  p: PackFacts,
  key: PackKey,
  values: Readonly<Record<string, string | number>> = {},
): string => filled(p.words[key], values);

/** Words with lines put in, each in its own language. */
export function wording(p: PackFacts, key: PackKey, values: Readonly<Record<string, Line>>): Line {
  const parts: readonly string[] = p.words[key].split(/\{([a-z]+)\}/);
  // Every second part is a name in braces.
  return joined(...parts.map((part, i): Line => (i % 2 === 0 ? part : (values[part] ?? ''))));
}

/** An author's text, with its language where that is not the pack's. `shown`: the same in another dress. */
export const own = (p: PackFacts, text: string, shown: string = text): Line =>
  p.english.has(text) ? [{ text: shown, lang: 'en' }] : shown;

/** What is never translated: notes, and what documents are called. */
export const inEnglish = (p: PackFacts, text: string): Line =>
  p.lang === 'en' ? text : [{ text, lang: 'en' }];

/** An author's prose. */
export const ownProse = (p: PackFacts, text: string): Block[] =>
  proseBlocks(text, p.english.has(text) ? 'en' : undefined);

/** Lines with commas between them. */
export const listing = (items: readonly Line[], between = ', '): Line =>
  joined(...items.flatMap((item, i): Line[] => (i === 0 ? [item] : [between, item])));

export const seatName = (p: PackFacts, seat: Seat): Line => own(p, p.case.parties[seat]?.name ?? '');

/** The same where no language can be told, as in titles. */
export const seatTitle = (p: PackFacts, seat: Seat): string => p.case.parties[seat]?.name ?? '';

/** A number without needless zeros, with a true minus. */
export const plain = (x: number, digits = 6): string => {
  const size = String(Number(Math.abs(x).toFixed(digits)));
  return x < 0 && size !== '0' ? `−${size}` : size;
};

const ranged = (p: PackFacts, index: number, say: (x: number) => string): string => {
  const f = p.case.figures[index];
  if (!f) return '–';
  if (p.drawn) return say(p.drawn.world.numbers[index] ?? f.mode);
  if (f.low === f.high) return say(f.mode);
  return word(p, 'mode-of', { mode: say(f.mode), low: say(f.low), high: say(f.high) });
};

/** A figure as the pack gives it: that of its world, or mode and range. */
export const figure = (p: PackFacts, index: number): string => ranged(p, index, (x) => plain(x));

/** A share, 0 to 1, as a percentage. */
export const shareFigure = (p: PackFacts, index: number): string =>
  ranged(p, index, (x) => `${plain(100 * x)} %`);

export const worldOf = (p: PackFacts): World => p.drawn?.world ?? modeWorld(p.case);

/** Score units as points, to a hundredth. */
export const hundredths = (units: number): string => (units / POINT).toFixed(2);

/** Whether a condition holds with only one clause known: null where that is not settled. */
export function settled(test: Test, clause: number, option: number): boolean | null {
  const inner = (of: readonly Test[]): (boolean | null)[] => of.map((t) => settled(t, clause, option));
  switch (test.op) {
    case 'in':
      return test.clause === clause ? membersOf(test.mask).includes(option) : null;
    case 'all': {
      const found = inner(test.of);
      return found.includes(false) ? false : found.includes(null) ? null : true;
    }
    case 'any': {
      const found = inner(test.of);
      return found.includes(true) ? true : found.includes(null) ? null : false;
    }
    case 'not': {
      const found = settled(test.of, clause, option);
      return found === null ? null : !found;
    }
    case 'front':
    case 'lasting':
    case 'driver':
    case 'joined':
      return null;
    default: {
      const never: never = test;
      return never;
    }
  }
}

/** What a seat has to do. */
export type Part = Extract<
  PackKey,
  'does-principal' | 'does-guarantor' | 'does-mediator' | 'does-vote' | 'does-victim' | 'does-crisis'
>;

/** The parts a seat has to play; none where no text names it, it votes on nothing and mediates nothing. */
export function partsOf(c: Case, seat: Seat): Part[] {
  const { treaty } = c;
  const inForce = treaty?.opens ?? null;
  const named = treaty?.members.some((members) => members.includes(seat)) === true;
  const guarantor = c.parties[seat]?.guarantor != null && named;
  return [
    ...(c.principals.includes(seat) && inForce === null ? (['does-principal'] as const) : []),
    ...(guarantor && inForce === null ? (['does-guarantor'] as const) : []),
    ...(c.mediator === seat ? (['does-mediator'] as const) : []),
    ...(inForce === null && treaty?.locks.some((lock) => lock.of === seat) ? (['does-vote'] as const) : []),
    ...(treaty?.victim === seat ? (['does-victim'] as const) : []),
    ...(guarantor ? (['does-crisis'] as const) : []),
  ];
}

/** The seats that have a part to play; all principals among them. */
export const seatsWithParts = (c: Case): Seat[] =>
  c.parties
    .map((party) => party.index)
    .filter((seat) => partsOf(c, seat).length > 0 || c.principals.includes(seat));

/** A sheet of a pack; what it says of its language and its world stands at its head. */
export function sheetOf(
  p: PackFacts,
  title: string,
  blocks: readonly Block[],
  { secret = null, onePage = false }: { readonly secret?: string | null; readonly onePage?: boolean } = {},
): Sheet {
  return { title, of: p.case.scenario.title, secret, lang: p.lang, onePage, blocks };
}
