import { createHash } from 'node:crypto';
import seedrandom from 'seedrandom';
import type { Seat } from './indices.ts';
import type { Purpose } from './purposes.ts';

/** The root key of all chance in a study: 64 bits made from the user's seed text. */
export interface Root {
  readonly seed: string;
  readonly a: number;
  readonly b: number;
}

/** The chance of one run. Every draw is a pure function of (root, run, round, seat, purpose, id, index). */
export interface Chance {
  readonly root: Root;
  readonly run: number;
}

/**
 * Turns seed text into a root key. The same text gives the same key on every machine, and different texts different
 * keys, whatever their length or script: seedrandom repeats a short key and keeps the low byte of each character only,
 * so it is given a digest of the text (as JSON, which tells every code unit from every other) and never the text itself.
 */
export function rootOf(seed: string): Root {
  const digest = createHash('sha256').update(JSON.stringify(seed)).digest('hex');
  const source = seedrandom(digest);
  return { seed, a: source.int32() | 0, b: source.int32() | 0 };
}

/** 64 bits of a purpose and the id it belongs to. */
export interface Key {
  readonly a: number;
  readonly b: number;
}

const keys = new Map<Purpose, Map<string, Key>>();

/** The key of a purpose, remembered: purposes are few, and ids are those of the scenarios at hand. */
export function keyOf(purpose: Purpose, id: string): Key {
  let ids = keys.get(purpose);
  if (!ids) {
    ids = new Map();
    keys.set(purpose, ids);
  }
  const known = ids.get(id);
  if (known) return known;
  const digest = createHash('sha256')
    .update(JSON.stringify([purpose, id]))
    .digest();
  const made = { a: digest.readInt32LE(0), b: digest.readInt32LE(4) };
  ids.set(id, made);
  return made;
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
 * A uniform draw in [0, 1) with 53 bits. `id`: whose draw it is where the purpose is one of several that an author named.
 * No draw depends on any other, so a new draw elsewhere shifts nothing.
 */
export const uniform = (
  chance: Chance,
  round: number,
  seat: Seat,
  purpose: Purpose,
  index = 0,
  id = '',
): number => uniformBy(chance, round, seat, keyOf(purpose, id), index);

/** The same with the key of purpose and id at hand, for those who draw under it again and again. */
export function uniformBy(chance: Chance, round: number, seat: Seat, key: Key, index: number): number {
  let a = chance.root.a;
  let b = chance.root.b;
  a = scramble(a ^ Math.imul(chance.run + 1, 0x9e3779b1));
  b = scramble((b + chance.run) ^ a);
  a = scramble(a ^ Math.imul(round + 2, 0x85ebca77));
  b = scramble((b + seat + 7) ^ a);
  a = scramble((a + key.a) ^ b);
  b = scramble((b ^ key.b) + Math.imul(index + 1, 0xc2b2ae3d));
  a = scramble(a + b);
  b = scramble(b ^ a);
  return ((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992;
}

/** A standard normal draw (Box and Muller 1958), from two uniform draws of the same key. */
export function normal(
  chance: Chance,
  round: number,
  seat: Seat,
  purpose: Purpose,
  index = 0,
  id = '',
): number {
  const u = 1 - uniform(chance, round, seat, purpose, index * 2 + 1_000_000, id);
  const v = uniform(chance, round, seat, purpose, index * 2 + 1_000_001, id);
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
