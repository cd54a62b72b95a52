/**
 * A small immutable set of indices, 0 to 30, kept as the bits of a whole number so that it costs nothing to copy,
 * compare or write down. Use the operations below; never its digits.
 */
export type IndexSet<Kind extends string> = number & { readonly __set?: Kind };

/** A set of parties. */
export type Seats = IndexSet<'seat'>;

export const NOBODY: Seats = 0;

/** The largest index a set can hold. */
export const LARGEST_MEMBER = 30;

const bit = (member: number): number => (member >= 0 && member <= LARGEST_MEMBER ? 1 << member : 0);

export const setOf = <K extends string = 'seat'>(members: readonly number[]): IndexSet<K> =>
  members.reduce((bits, m) => bits | bit(m), 0);

export const has = <K extends string>(set: IndexSet<K>, member: number): boolean =>
  member >= 0 && member <= LARGEST_MEMBER && ((set >>> member) & 1) === 1;

export const plus = <K extends string>(set: IndexSet<K>, member: number): IndexSet<K> => set | bit(member);

export const minus = <K extends string>(set: IndexSet<K>, member: number): IndexSet<K> => set & ~bit(member);

export const union = <K extends string>(a: IndexSet<K>, b: IndexSet<K>): IndexSet<K> => a | b;

export const within = <K extends string>(a: IndexSet<K>, b: IndexSet<K>): IndexSet<K> => a & b;

export const without = <K extends string>(a: IndexSet<K>, b: IndexSet<K>): IndexSet<K> => a & ~b;

/** How many members. */
export function sizeOf<K extends string>(set: IndexSet<K>): number {
  let n = 0;
  for (let bits: number = set; bits !== 0; bits &= bits - 1) n++;
  return n;
}

/** The members in rising order. */
export function membersOf<K extends string>(set: IndexSet<K>): number[] {
  const found: number[] = [];
  for (let bits: number = set; bits !== 0; bits &= bits - 1) found.push(31 - Math.clz32(bits & -bits));
  return found;
}
