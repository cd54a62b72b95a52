/**
 * Indices of a case, flavoured by what they count: a plain number serves as any of them, but a clause's index is
 * refused where an option's is meant. Negative values stand for "none" only where a doc comment says so.
 */
type Flavoured<Kind extends string> = number & { readonly __index?: Kind };

/** A party's index, or `NATURE`. */
export type Seat = Flavoured<'seat'>;
export type ClauseIndex = Flavoured<'clause'>;
/** An option's place on its clause. */
export type OptionIndex = Flavoured<'option'>;
export type EventIndex = Flavoured<'event'>;
export type DriverIndex = Flavoured<'driver'>;
export type IncidentIndex = Flavoured<'incident'>;
export type PlaceIndex = Flavoured<'place'>;
/** A place on the ladder of responses; 0 is nothing. */
export type ResponseIndex = Flavoured<'response'>;
/** A lock of the plan. */
export type LockIndex = Flavoured<'lock'>;
export type StageIndex = Flavoured<'stage'>;
/** Index into `Case.figures` and into a run's drawn numbers. */
export type FigureIndex = Flavoured<'figure'>;

/** The seat of chance and of the clock. */
export const NATURE: Seat = -1;

/**
 * An entry that must be there.
 * @throws RangeError on an index that is not one of the list: a wrong index is an error, never a zero
 */
export function at<T>(list: ArrayLike<T>, index: number, what = 'entry'): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`there is no ${what} ${index} among ${list.length}`);
  return found;
}
