import type { Package } from './case.ts';
import type {
  ClauseIndex,
  EventIndex,
  IncidentIndex,
  OptionIndex,
  PlaceIndex,
  ResponseIndex,
  Seat,
} from './indices.ts';

export const ANSWERS = ['join', 'conditional', 'decline'] as const;
export type Answer = (typeof ANSWERS)[number];
export const FINDINGS = ['attack', 'unclear', 'no-attack'] as const;
export type Finding = (typeof FINDINGS)[number];
/** What a year under the treaty brings. `deterred`: an attack was considered and dropped. */
export const YEAR_KINDS = ['quiet', 'deterred', 'incident'] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

/** What a field of an act may hold, by kind. Each kind is named, read and documented in one place. */
export interface FieldValues {
  readonly seat: Seat;
  readonly package: Package;
  /** A text, or null. */
  readonly 'package?': Package | null;
  readonly clause: ClauseIndex;
  /** Some clauses; the field may be left out. */
  readonly 'clauses?': readonly ClauseIndex[];
  /** An option of the clause that the same act names. */
  readonly option: OptionIndex;
  /** The same, or −1 for none. */
  readonly 'option?': OptionIndex;
  /** Events of the deck. */
  readonly events: readonly EventIndex[];
  /** An incident of the treaty, or −1 for none. */
  readonly 'incident?': IncidentIndex;
  /** A place of the treaty, or −1 for none. */
  readonly 'place?': PlaceIndex;
  readonly response: ResponseIndex;
  readonly answer: Answer;
  readonly finding: Finding;
  readonly year: YearKind;
  readonly flag: boolean;
  readonly whole: number;
  /** A whole number for each party. */
  readonly wholes: readonly number[];
}
export type FieldKind = keyof FieldValues;

interface ActShape {
  /** One line for documents: what the act is. */
  readonly about: string;
  /** Fields beside type and seat, in order, by kind. */
  readonly fields: Readonly<Record<string, FieldKind>>;
}

/**
 * Every act, described once, in the order of a treaty's life. The type, the list, naming, reading and the documents
 * derive from this table. Chance outcomes are acts of nature, so that a record holds everything.
 */
export const ACTS = {
  'offer.make': {
    about:
      'A principal puts a whole text on the table. It may say that it is a trade: if the others move on `asks`, it moves on `gives`',
    fields: { package: 'package', asks: 'clauses?', gives: 'clauses?' },
  },
  'offer.accept': { about: 'A principal takes the text on the table', fields: {} },
  'offer.reject': { about: 'A principal refuses the text on the table', fields: {} },
  'talks.walk-out': { about: 'A principal leaves, and the talks are over', fields: {} },
  'sounding.ask': {
    about: 'A private question to a candidate guarantor: would you join this text?',
    fields: { guarantor: 'seat', package: 'package' },
  },
  'sounding.answer': {
    about: 'Its private answer; `change` is the text it would join, with a conditional answer only',
    fields: { answer: 'answer', change: 'package?' },
  },
  'caucus.ask': {
    about: 'A private question: how far could you go on this clause?',
    fields: { with: 'seat', clause: 'clause' },
  },
  'caucus.answer': {
    about: 'The furthest option the asked party says it could live with, or none for no answer',
    fields: { clause: 'clause', option: 'option?' },
  },
  'line.draw': {
    about: 'A public commitment to nothing worse than this option on a clause',
    fields: { clause: 'clause', option: 'option' },
  },
  'text.table': { about: 'The mediator tables a single text', fields: { package: 'package' } },
  'text.pass': { about: 'The mediator tables none', fields: {} },
  'nature.round': {
    about: "Between rounds: the deck's events, the true front, and what each party sees of it",
    fields: { events: 'events', front: 'whole', seen: 'wholes' },
  },
  'accession.answer': {
    about: 'A named guarantor joins, joins if, or declines',
    fields: { answer: 'answer', change: 'package?' },
  },
  'accession.leave': { about: 'After others have dropped out, a guarantor leaves as well', fields: {} },
  'accession.stay': { about: 'After others have dropped out, a guarantor stays all the same', fields: {} },
  'treaty.sign': { about: 'A principal signs', fields: {} },
  'treaty.reopen': {
    about: 'A principal wants to go back to the table with what has been learnt',
    fields: {},
  },
  'treaty.abandon': { about: 'A principal gives the agreed text up', fields: {} },
  'vote.hold': { about: 'Whose people or parliament decide lets the vote come as it stands', fields: {} },
  'vote.campaign': { about: 'Whose people or parliament decide campaigns for a yes', fields: {} },
  'nature.lock': {
    about: 'A vote: the yes share in thousandths, and whether it could be held',
    fields: { yes: 'whole', held: 'flag' },
  },
  'nature.stage': {
    about: 'A stage of implementation is carried out, or broken and perhaps repaired',
    fields: { breached: 'flag', repaired: 'flag' },
  },
  'nature.year': {
    about: 'A year under the treaty, with the incident it brings',
    fields: { kind: 'year', incident: 'incident?', place: 'place?' },
  },
  'crisis.request': { about: 'The protected state calls on its guarantors', fields: {} },
  'crisis.refrain': { about: 'The protected state does not call on them', fields: {} },
  'crisis.show': { about: 'The attacked state lays its evidence open, once', fields: {} },
  'crisis.appeal': {
    about: 'The attacked state asks one capital for help, from government to government',
    fields: { to: 'seat' },
  },
  'crisis.wait': { about: 'The attacked state waits for what the capitals find', fields: {} },
  'nature.convene': {
    about:
      'Somebody convenes the guarantors, or nobody does; the hour to which the defence will hold, the hours at which capitals are due and at which they would be by themselves, and their resolve in thousandths',
    fields: { convened: 'flag', holds: 'whole', dueAt: 'wholes', ownAt: 'wholes', resolve: 'wholes' },
  },
  'clock.advance': {
    about: 'Hours pass; at a mark of evidence, what each party now makes of it (0 to 1000), else nothing',
    fields: { hours: 'whole', beliefs: 'wholes' },
  },
  'crisis.find': { about: 'A capital says what it finds', fields: { finding: 'finding' } },
  'crisis.respond': { about: 'A guarantor decides what to give', fields: { response: 'response' } },
  'crisis.defer': {
    about: 'A guarantor lets its decision wait for the next evidence, and for what the others give',
    fields: {},
  },
  'nature.gate': {
    about: 'Parliament or cabinet at home lets help through or not, and the hour it would arrive',
    fields: { passed: 'flag', arrives: 'whole' },
  },
  'nature.council': { about: 'The report to the Security Council', fields: { vetoed: 'flag' } },
} as const;

export type ActType = keyof typeof ACTS;

type Fields<T extends ActType> = (typeof ACTS)[T]['fields'];
/** Kinds of field that an act may leave out. */
type Spare = 'clauses?';
type Value<K> = K extends FieldKind ? FieldValues[K] : never;

type FieldsOf<T extends ActType> = {
  readonly [F in keyof Fields<T> as Fields<T>[F] extends Spare ? never : F]: Value<Fields<T>[F]>;
} & {
  readonly [F in keyof Fields<T> as Fields<T>[F] extends Spare ? F : never]?: Value<Fields<T>[F]> | undefined;
};

/** One move by one seat. */
export type Act = {
  readonly [T in ActType]: { readonly type: T; readonly seat: Seat } & FieldsOf<T>;
}[ActType];

/** An act of one type. */
export type ActOf<T extends ActType> = Extract<Act, { readonly type: T }>;

/** Every act type, in the order of a treaty's life. */
export const ACT_TYPES: readonly ActType[] = Object.keys(ACTS) as ActType[];

/** May an act leave a field of this kind out? */
export const mayLack = (kind: FieldKind): boolean => kind === 'clauses?';

/** The fields of an act type beside type and seat, with their kinds, in order. */
export function fieldsOf(type: ActType): readonly (readonly [string, FieldKind])[] {
  const { fields }: ActShape = ACTS[type];
  return Object.entries(fields);
}
