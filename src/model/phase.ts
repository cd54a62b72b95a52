/** How a negotiation can end. A treaty is in force in the last four. */
export const ENDINGS = [
  'no-deal',
  'refused-by-guarantors',
  'lost-at-ratification',
  'collapsed',
  'agreed',
  'held',
  'deterred',
  'honoured',
  'failed-when-tested',
] as const;
/** How a negotiation ended. */
export type EndingKind = (typeof ENDINGS)[number];

/** The states of the statechart in which somebody's act is awaited. */
export const WAITING = [
  'talks.floor',
  'talks.sounding',
  'talks.caucus',
  'talks.answer',
  'talks.mediation',
  'talks.interval',
  'accession.invitation',
  'accession.review',
  'signature.signing',
  'recess.deciding',
  'ratification.campaign',
  'ratification.voting',
  'ratification.review',
  'implementation.stage',
  'force.year',
  'crisis.request',
  'crisis.convening',
  'crisis.gate',
  'crisis.findings',
  'crisis.decision',
  'crisis.council',
  'crisis.plea',
  'crisis.hours',
  'crisis.delivery',
] as const;

/** Where a negotiation stands: a state that waits, or an ending. */
export type Phase = (typeof WAITING)[number] | EndingKind;

export type Area =
  | 'talks'
  | 'accession'
  | 'signature'
  | 'recess'
  | 'ratification'
  | 'implementation'
  | 'force'
  | 'crisis'
  | 'ended';

export const isEnding = (phase: Phase): phase is EndingKind => (ENDINGS as readonly string[]).includes(phase);

/** The part of a treaty's life that a phase belongs to. */
export const areaOf = (phase: Phase): Area =>
  isEnding(phase) ? 'ended' : (phase.slice(0, phase.indexOf('.')) as Exclude<Area, 'ended'>);

/** Is a treaty in force at this ending? */
export const inForce = (kind: EndingKind): boolean =>
  kind === 'held' || kind === 'deterred' || kind === 'honoured' || kind === 'failed-when-tested';
