/**
 * The largest sizes a scenario may have, each far beyond what a negotiation needs. `docs/scenario-format.md` lists
 * them; a test holds the two together.
 */
export const MOST = {
  /** Sets of options are kept as bits of one integer; so are parties, places, incidents and responses. */
  options: 31,
  parties: 31,
  places: 31,
  incidents: 31,
  responses: 31,
  clauses: 200,
  sources: 1000,
  conditions: 15_000,
  texts: 1000,
  /** Of one party. */
  redLines: 200,
  links: 200,
  dependsOn: 100,
  /** On one vote or one stage. */
  sways: 200,
  locks: 100,
  stages: 100,
  drivers: 200,
  events: 1000,
  questions: 1000,
  /** Of all questions together. */
  variants: 10_000,
  dates: 1000,
  discoveries: 1000,
  /** Entries of one list under `all` or `any`. */
  listed: 1000,
  /** Parts of one condition with all the conditions it names written out in place. */
  conditionParts: 1000,
  /** Levels of the same. */
  conditionLevels: 64,
  /** Characters of a title or a name, and of any other text. */
  line: 500,
  text: 100_000,
  files: 100,
} as const;

/** No figure is larger: sums of scaled scores must stay exact integers. */
export const LARGEST_FIGURE = 1e9;
/** No figure but 0 is smaller. */
export const SMALLEST_FIGURE = 1e-9;
/** Decimals of `daysPerRound`: days are added up in thousandths. */
export const DAY_DECIMALS = 3;
/** The last day that can be written as a date. */
export const LAST_DAY = '9999-12-31';
