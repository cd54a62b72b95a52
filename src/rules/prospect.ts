import {
  at,
  type CaseTreaty,
  type ClauseIndex,
  NOBODY,
  number,
  type Package,
  type Seats,
  type World,
} from '../model/index.ts';
import { holds, PEACE } from './conditions.ts';
import { travelHours } from './crisis-window.ts';
import { BestOfEach, type Defence, defenceOf, type Given } from './defence.ts';
import { course, type Foreseen, type Frame, frameOf, isBindable, luckOf, outcome } from './outlook.ts';
import { Terms } from './terms.ts';
import { modeWorld, openWorld } from './world.ts';

/** Crises of each kind that a prospect is the mean of: judged, a standard error of at most 0.1 for one kind, and about 0.06 over all, the draws being shared. */
export const SAMPLE = 24;

/** The chances that an attack is held off, and with help, and the mean share of its harm done. All 0 to 1. */
export interface Prospect {
  readonly held: number;
  readonly helped: number;
  readonly harm: number;
}

const NOTHING: Prospect = { held: 0, helped: 0, harm: 0 };

/** What is known of one case's prospects; each part is cleared when it holds `MOST_KNOWN`. */
interface Known {
  /** The sample's worlds: figures drawn from the published ranges, each with a chance of its own; no run's truth. */
  readonly worlds: readonly World[];
  /** The clauses on which a crisis can depend. */
  readonly clauses: readonly ClauseIndex[];
  /** The sample's frames under the words that a course of events depends on. */
  readonly frames: Map<string, readonly Frame[]>;
  /** What is given in the sample's crises, by everything but the state's own strength, warning and readiness. */
  readonly courses: Map<string, readonly (readonly number[])[]>;
  readonly defences: Map<string, readonly Defence[]>;
  readonly prospects: Map<string, Prospect>;
  readonly overall: Map<string, Prospect>;
}

const MOST_KNOWN = 50_000;
/** Frames are large, and asked for again at once or not at all. */
const MOST_FRAMES = 200;
const knowns = new WeakMap<World['case'], Known>();

function knownOf(world: World, treaty: CaseTreaty): Known {
  const found = knowns.get(world.case);
  if (found) return found;
  const base = modeWorld(world.case);
  const { defence } = treaty;
  const swaying = [defence.strength, defence.growth, defence.warning, defence.readiness].flatMap((f) =>
    f.sways.flatMap((s) => s.clauses),
  );
  const { dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause } = treaty;
  const words = [dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause];
  const made: Known = {
    worlds: Array.from({ length: SAMPLE }, (_, run) => openWorld(world.case, base.chance.root, run)),
    clauses: [...new Set([...words, treaty.barredClause, ...swaying])].filter((clause) => clause >= 0),
    frames: new Map(),
    courses: new Map(),
    defences: new Map(),
    prospects: new Map(),
    overall: new Map(),
  };
  knowns.set(world.case, made);
  return made;
}

/** Looks a thing up, or makes it and keeps it. */
function keep<T>(map: Map<string, T>, key: string, make: () => T, most = MOST_KNOWN): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (map.size >= most) map.clear();
  map.set(key, made);
  return made;
}

/** Readiness at which courses are kept: none. */
const NO_READINESS = 0;

/** What was given and arrives, three numbers each: the giver, the effect, and the hour from which it travels. */
function packed(given: readonly Given[], world: World): number[] {
  const pack: number[] = [];
  for (const { seat, effect, arrives } of given)
    if (arrives >= 0 && effect > 0) pack.push(seat, effect, arrives - travelHours(world, seat, NO_READINESS));
  return pack;
}

const best = new BestOfEach();

/** What of it had arrived by an hour, coming at a readiness. */
function arrivedOf(pack: readonly number[], world: World, readiness: number, hour: number): number {
  for (let i = 0; i < pack.length; i += 3) {
    const seat = pack[i] ?? 0;
    const arrives = (pack[i + 2] ?? 0) + travelHours(world, seat, readiness);
    if (arrives <= hour) best.add(seat, pack[i + 1] ?? 0);
  }
  return best.take();
}

/** Part of a key: the options of some clauses. */
function optionsKey(clauses: readonly ClauseIndex[], text: Package | null): string {
  if (text === null) return ' none';
  let key = '';
  for (const clause of clauses) key += ` ${text[clause]}`;
  return key;
}

/** All of a text that the course of a crisis hangs on: what it means, not which words say so. */
function wordsKey(terms: Terms | null, bindable: boolean): string {
  if (terms === null) return 'none';
  const { duty, rule, decideBy, consentAt, attackerSeat, barred } = terms;
  // Where the duty cannot come alive, it matters only when capitals are due and what the text forbids them.
  if (!bindable) return `${duty.consult} ${decideBy} ${barred}`;
  const owed = `${duty.consult} ${duty.owed} ${duty.precision} ${duty.authorised}`;
  const decided = `${rule.kind} ${rule.panelHours} ${rule.suspendHours} ${rule.eachUpTo} ${attackerSeat}`;
  return `${owed} ${decided} ${decideBy} ${consentAt} ${barred}`;
}

/** All of a text that the state's own defence hangs on: which of the sways hold. */
function swaysKey({ defence }: CaseTreaty, text: Package | null, joined: Seats): string {
  if (text === null) return 'none';
  const now = { ...PEACE, joined };
  let key = '';
  for (const figure of [defence.strength, defence.growth, defence.warning, defence.readiness])
    for (const sway of figure.sways) key += holds(sway.when, text, now) ? '1' : '0';
  return key;
}

/** How a crisis of a kind in a place may go under a text, or without one, over the published ranges. */
export function prospectOf(world: World, ahead: Foreseen): Prospect {
  const { treaty } = world.case;
  if (!treaty) return NOTHING;
  const { text, joined, incident, year } = ahead;
  const known = knownOf(world, treaty);
  const { worlds } = known;
  const terms = text === null ? null : new Terms(treaty, text);
  const bindable = isBindable(terms, ahead);
  const words = `${joined} ${wordsKey(terms, bindable)}`;
  const sways = `${joined} ${year} ${swaysKey(treaty, text, joined)}`;
  return keep(known.prospects, `${incident} ${words} ${sways}`, () => {
    const courses = keep(known.courses, `${incident} ${words}`, () =>
      keep(known.frames, words, () => worlds.map((w) => frameOf(w, treaty, text, joined)), MOST_FRAMES).map(
        (frame) => {
          // The draws of year 1 whatever the year: the same crises, in a later one.
          const { given } = course(frame, luckOf(frame.world, 1), incident, bindable, NO_READINESS);
          return packed(given, frame.world);
        },
      ),
    );
    const defences = keep(known.defences, sways, () => worlds.map((w) => defenceOf(w, text, joined, year)));
    let held = 0;
    let helped = 0;
    let harm = 0;
    for (const [i, w] of worlds.entries()) {
      const defence = at(defences, i, 'defence');
      const pack = at(courses, i, 'course');
      const arrived = (hour: number): number => arrivedOf(pack, w, defence.readiness, hour);
      const went = outcome(w, incident, defence, luckOf(w, 1), arrived);
      if (went.held) held++;
      if (went.helped) helped++;
      harm += went.harm;
    }
    return { held: held / SAMPLE, helped: helped / SAMPLE, harm: harm / SAMPLE };
  });
}

/** Prospects over the kinds of attack, weighted by how often they come, their places alike. */
export function underAttack(
  world: World,
  text: Package | null,
  joined: Seats,
  year = 1,
  unbound = false,
): Prospect {
  const { treaty } = world.case;
  if (!treaty) return NOTHING;
  const known = knownOf(world, treaty);
  return keep(known.overall, `${joined} ${year} ${unbound}${optionsKey(known.clauses, text)}`, () => {
    const sum = { held: 0, helped: 0, harm: 0 };
    let total = 0;
    const base = modeWorld(world.case);
    for (const [incident, kind] of treaty.incidents.entries()) {
      if (kind.truth !== 'attack') continue;
      const weight = number(base, kind.weight);
      total += weight;
      for (const place of kind.places) {
        const p = prospectOf(world, { text, joined, incident, place, year, unbound });
        const share = weight / kind.places.length;
        sum.held += share * p.held;
        sum.helped += share * p.helped;
        sum.harm += share * p.harm;
      }
    }
    if (total === 0) return NOTHING;
    return { held: sum.held / total, helped: sum.helped / total, harm: sum.harm / total };
  });
}

/**
 * What a guarantee is worth under attack: how much likelier an attack is held off with the text and those in than without a
 * text, −1 to 1, over the published ranges and in the treaty's first year. Below 0 the text is a trap.
 */
export const guaranteeWorth = (world: World, text: Package, joined: Seats): number =>
  underAttack(world, text, joined).held - underAttack(world, null, NOBODY).held;
