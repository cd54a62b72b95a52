/**
 * What chance is asked for: every purpose of a draw, in one list. A draw that belongs to something an author named
 * carries that id beside its purpose, in a field of its own, so that a lock called `fog` and the fog of war cannot meet.
 */
export const PURPOSES = [
  // The world
  'figure',
  'estimate',
  'estimated-reservation',
  'belief',
  'belief-reservation',
  // The talks
  'order',
  // The war
  'event',
  'front',
  'fog',
  // Ratification and implementation
  'lock',
  'legislature',
  'stage',
  'repair',
  // Years in force
  'occasion',
  'incident',
  'place',
  'deterred',
  // A crisis
  'convene',
  'pace',
  'comply',
  'holds',
  'resolve',
  'evidence',
  'gate',
  'council',
  // An agent's own
  'character',
  'luck',
] as const;

export type Purpose = (typeof PURPOSES)[number];
