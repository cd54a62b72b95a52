import seedrandom from 'seedrandom';

/** The root key of all chance in a study: 64 bits made from the user's seed text. */
export interface Root {
  readonly seed: string;
  readonly a: number;
  readonly b: number;
}

/** The chance of one run. Every draw is a pure function of (root, run, round, seat, purpose, index). */
export interface Chance {
  readonly root: Root;
  readonly run: number;
}

/** Turns seed text into a root key. The same text gives the same key on every machine. */
export function rootOf(seed: string): Root {
  const source = seedrandom(seed);
  return { seed, a: source.int32() | 0, b: source.int32() | 0 };
}

const purposes = new Map<string, number>();

/** FNV-1a over the purpose's UTF-16 units, remembered: purposes are few and named in the code or the scenario. */
function purposeKey(purpose: string): number {
  const known = purposes.get(purpose);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193);
  purposes.set(purpose, hash);
  return hash;
}

/** MurmurHash3's 32-bit finaliser: every input bit reaches every output bit. */
function scramble(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A uniform draw in [0, 1) with 53 bits. `seat` is a party's index, or −1 for nature.
 * No draw depends on any other, so a new draw elsewhere shifts nothing.
 */
export function uniform(chance: Chance, round: number, seat: number, purpose: string, index = 0): number {
  let a = chance.root.a;
  let b = chance.root.b;
  const p = purposeKey(purpose);
  a = scramble(a ^ Math.imul(chance.run + 1, 0x9e3779b1));
  b = scramble((b + chance.run) ^ a);
  a = scramble(a ^ Math.imul(round + 2, 0x85ebca77));
  b = scramble((b + seat + 7) ^ a);
  a = scramble((a + p) ^ b);
  b = scramble((b ^ p) + Math.imul(index + 1, 0xc2b2ae3d));
  a = scramble(a + b);
  b = scramble(b ^ a);
  return ((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992;
}

/** A standard normal draw (Box and Muller 1958), from two uniform draws of the same key. */
export function normal(chance: Chance, round: number, seat: number, purpose: string, index = 0): number {
  const u = 1 - uniform(chance, round, seat, purpose, index * 2 + 1_000_000);
  const v = uniform(chance, round, seat, purpose, index * 2 + 1_000_001);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

/** The inverse distribution function of the triangular distribution on (low, mode, high). */
export function triangular(u: number, low: number, mode: number, high: number): number {
  if (high <= low) return mode;
  const cut = (mode - low) / (high - low);
  return u < cut
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}
