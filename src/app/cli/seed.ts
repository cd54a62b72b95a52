import { randomInt } from 'node:crypto';

/** Plain things that nobody is offended by, each easily said and typed. */
const WORDS =
  `acorn amber anchor apple apron arch autumn badge bamboo barley basil basket beacon bell birch bonnet bottle bridge
  bronze brook bucket button candle canoe canvas carpet cedar chalk cherry clay clover cobalt coffee copper coral cotton
  cradle crane cricket dune ember falcon feather fern fiddle flint forest fountain garden ginger granite hammer hazel
  heron honey island ivory ivy jasmine kettle lagoon lantern laurel lemon lentil lilac linen lotus magnet mango maple
  marble meadow melon mint mirror mosaic needle nickel nutmeg oak oasis olive onion opal orbit orchard otter oyster paddle
  pebble pepper piano pine plum pocket pollen poplar prism quartz quill rafter raven reed ribbon river robin saddle
  saffron sage sail sandal satin silver slate sparrow spruce stone sugar summer sunset teapot thimble thyme tulip tunnel
  velvet violet walnut willow window winter wool`.split(/\s+/);

/** Numbers beside a word: of four digits. */
const LEAST = 1000;
const PAST = 10_000;

/**
 * A seed for a game to which nobody gave one: a word and four digits, as `cedar-4821`, one of more than a million, drawn
 * by the system's chance. It can be read out, and typed again after `--seed`.
 */
export const drawSeed = (): string => `${WORDS[randomInt(WORDS.length)]}-${randomInt(LEAST, PAST)}`;
