import type { Package } from '../../model/index.ts';
import { askedText, caseOf, ownBest } from '../ui/state/state.ts';
import { type Found, pick } from './naming.ts';
import { deskOf, type Linear } from './state.ts';

/** A text that can be named: read, compared, or started from. */
export interface Shelved {
  /** The words that name it, the first of them in the list. */
  readonly names: readonly string[];
  /** As it stands inside a sentence. */
  readonly called: string;
  readonly text: Package;
}

/** Every text that the seat knows of, each by its names: its draft, what is on the table, all offers, named texts. */
export function shelfOf(s: Linear): Shelved[] {
  const c = caseOf(s);
  const { open, own } = s.session.play.table;
  const { offers, agreed } = open;
  const whose = (seat: number): string =>
    seat === s.viewer ? 'your own' : `${c.parties[seat]?.name ?? 'nobody'}'s`;
  const last = offers.at(-1);
  const lastOf = c.parties.flatMap((p): Shelved[] => {
    const offer = offers.findLast((o) => o.seat === p.index);
    if (!offer) return [];
    const called = `${whose(p.index)} last text, of round ${offer.round}`;
    return [{ names: [p.index === s.viewer ? 'mine' : p.id, p.id], called, text: offer.package }];
  });
  const asked = askedText(s);
  const sounded = s.session.play.phase === 'talks.sounding' && asked !== null;
  return [
    ...(s.viewer >= 0 ? [{ names: ['draft'], called: 'your draft', text: deskOf(s).draft }] : []),
    ...(sounded ? [{ names: ['asked'], called: 'the text you are asked about', text: asked }] : []),
    ...(agreed ? [{ names: ['agreed'], called: 'the agreed text', text: agreed }] : []),
    ...(last && !agreed
      ? [{ names: ['table'], called: `${whose(last.seat)} text on the table`, text: last.package }]
      : []),
    ...lastOf,
    ...offers.map((o, i) => ({
      names: [`offer-${i + 1}`],
      called: `${whose(o.seat)} offer of round ${o.round}`,
      text: o.package,
    })),
    ...(c.opening ? [{ names: ['opening'], called: 'the opening text', text: c.opening }] : []),
    ...Object.entries(c.texts).map(([id, text]) => ({
      names: [id],
      called: `"${c.scenario.texts[id]?.title ?? id}"`,
      text,
    })),
    ...(s.viewer >= 0 && own[s.viewer]
      ? [{ names: ['best'], called: 'your own best text', text: ownBest(s) }]
      : []),
  ];
}

export const textNamed = (s: Linear, word: string): Found<Shelved> =>
  pick(
    'text',
    word,
    shelfOf(s).map((value) => ({ value, names: value.names })),
  );

/** The text that the seat has before it: the one it works on, is asked about, or that stands. */
export function textAtHand(s: Linear): Shelved {
  const { phase } = s.session.play;
  const list = shelfOf(s);
  const find = (name: string): Shelved | undefined => list.find((x) => x.names[0] === name);
  const order =
    phase === 'talks.sounding'
      ? ['asked', 'draft']
      : phase === 'talks.floor' || phase === 'talks.mediation'
        ? ['draft']
        : ['agreed', 'table', 'draft'];
  for (const name of order) {
    const found = find(name);
    if (found) return found;
  }
  return { names: ['draft'], called: 'your draft', text: deskOf(s).draft };
}
