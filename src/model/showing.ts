/**
 * What a game may show a class: how it ended, and what decided it. Endings and causes by their codes; `agreed-text`: all
 * principals agreed to a text; `bridging`: that text has a wording made to lie between two red lines.
 */
export const SHOWINGS = [
  'agreed-text',
  'bridging',
  'no-deal',
  'refused-by-guarantors',
  'lost-at-ratification',
  'collapsed',
  'held',
  'deterred',
  'honoured',
  'failed-when-tested',
  'held-out',
  'red-line',
  'points-short',
  'depends-on',
  'too-few',
  'not-worth-signing',
  'lock-lost',
  'barred',
  'slept',
  'false-alarm',
  'not-covered',
  'not-counted',
  'not-convened',
  'blocked',
  'gate',
  'defaulted',
  'too-late',
  'not-carried',
] as const;

export type Showing = (typeof SHOWINGS)[number];
