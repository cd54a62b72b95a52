import {
  type ActOf,
  type Case,
  has,
  type IncidentIndex,
  number,
  plus,
  type Refusal,
  type Seat,
  type Seats,
  sizeOf,
  type Table,
  type World,
} from '../model/index.ts';
import { canHelp, hoursAwaited, type Scene, sceneOf, update } from './crisis.ts';
import { beliefOf, lastMark, shownClarity } from './evidence.ts';
import { notYourTurn, type Rule } from './rule.ts';
import type { Terms } from './terms.ts';
import { effectOf, inclination, meansOf } from './will.ts';
import { modeWorld } from './world.ts';

/** What a program in the attacked state's seat does in a crisis, whatever happens in it. Gains in points. */
export interface PleaPlan {
  readonly show: boolean;
  /** What laying its evidence open is expected to spare it. */
  readonly showGain: number;
  /** Whom it asks, in this order. */
  readonly appeals: readonly Seat[];
  /** What asking each capital is expected to spare it, by seat; 0 for whoever cannot help. */
  readonly appealGains: readonly number[];
}

/** The tenth, third, fifth, seventh and ninth tenth of a standard normal draw: what a capital's resolve may be. */
const RESOLVES = [-1.2816, -0.5244, 0, 0.5244, 1.2816] as const;

const plans = new WeakMap<Case, Map<string, PleaPlan>>();

/**
 * What the attacked state does by the published figures (their modes), for a crisis of a reported kind: it lays its
 * evidence open, and asks the capitals that it gains most by, as long as each is worth more to it than its price.
 *
 * `gain = harm · Δ help / size`, `harm` its stake in the whole harm, `size` that of the reported attack, and `help` what
 * the capitals would give of their own accord at the hour at which each would be ready, the mean over five draws of their
 * resolve. A kind that is no attack brings no gain. Ours.
 */
export function pleaPlan(c: Case, terms: Terms | null, joined: Seats, reported: IncidentIndex): PleaPlan {
  const barred = (terms?.barred ?? 0) & ~1;
  const key = `${reported} ${barred} ${barred === 0 ? 0 : joined}`;
  const known = plans.get(c) ?? new Map<string, PleaPlan>();
  plans.set(c, known);
  const found = known.get(key);
  if (found) return found;
  const made = plan(modeWorld(c), terms, joined, reported);
  known.set(key, made);
  return made;
}

function plan(base: World, terms: Terms | null, joined: Seats, reported: IncidentIndex): PleaPlan {
  const { treaty, parties } = base.case;
  const none: PleaPlan = { show: false, showGain: 0, appeals: [], appealGains: parties.map(() => 0) };
  const kind = treaty?.incidents[reported];
  if (!treaty || !kind || kind.size < 0 || (!treaty.evidence && !treaty.appeals)) return none;
  const harm = treaty.stakes[treaty.victim]?.harm ?? -1;
  const perUnit = harm < 0 ? 0 : number(base, harm) / Math.max(0.01, number(base, kind.size));
  const spread = number(base, treaty.resolve);
  const helpers = parties.filter((p) => canHelp(base, treaty, p.index)).map((p) => p.index);
  const help = (seat: Seat, shown: boolean, appealed: boolean): number => {
    const g = parties[seat]?.guarantor;
    if (!g) return 0;
    const mark = lastMark(Math.round(number(base, g.hours)));
    const { mean } = beliefOf(base, seat, kind, mark, shownClarity(base, shown));
    const belief = mark === 0 ? 0.5 : Math.min(1, Math.max(0, mean));
    if (belief <= 1 - number(base, g.threshold)) return 0;
    const means = meansOf(base, terms, seat, has(joined, seat));
    const given = RESOLVES.map((z) => {
      const on = {
        belief,
        resolve: spread * z,
        acting: 0,
        finding: 'unclear',
        basis: 'own',
        appealed,
      } as const;
      return effectOf(base, seat, inclination(base, null, seat, means, on));
    });
    return given.reduce((a, b) => a + b, 0) / RESOLVES.length;
  };
  const { evidence, appeals } = treaty;
  const showGain = evidence
    ? perUnit * helpers.reduce((sum, seat) => sum + help(seat, true, false) - help(seat, false, false), 0)
    : 0;
  const show = evidence !== null && showGain > number(base, evidence.price);
  const gains = parties.map((p) =>
    appeals && helpers.includes(p.index)
      ? perUnit * (help(p.index, show, true) - help(p.index, show, false))
      : 0,
  );
  const price = appeals ? number(base, appeals.price) : 0;
  const asked = helpers
    .filter((seat) => (gains[seat] ?? 0) > price)
    .sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0) || a - b)
    .slice(0, appeals?.most ?? 0);
  return { show, showGain, appeals: asked, appealGains: gains };
}

/** What the attacked state may still do before hours pass, and at what price, by the published figures. Points. */
export interface Plea {
  /** Null where it has no evidence of its own to show, or has shown it. */
  readonly evidence: { readonly clarity: number; readonly price: number; readonly gain: number } | null;
  /** Null where no appeal is left. */
  readonly appeals: {
    readonly interest: number;
    readonly price: number;
    readonly left: number;
    /** Capitals not yet asked. */
    readonly open: readonly { readonly seat: Seat; readonly gain: number }[];
  } | null;
  /** What a program would do now. */
  readonly advised:
    | { readonly act: 'show' }
    | { readonly act: 'appeal'; readonly to: Seat }
    | { readonly act: 'wait' };
}

const appealsLeft = (s: Scene): number =>
  Math.max(0, (s.terms.treaty.appeals?.most ?? 0) - sizeOf(s.crisis.appealed));

/** Capitals that may still be asked: those that can help and have not been. */
const unasked = (world: World, s: Scene): Seat[] =>
  s.capitals.filter((seat) => canHelp(world, s.terms.treaty, seat) && !has(s.crisis.appealed, seat));

/** The attacked state's choices in a crisis. */
export function pleaOf(world: World, s: Scene): Plea {
  const { crisis, terms } = s;
  const { evidence, appeals } = terms.treaty;
  const base = modeWorld(world.case);
  const planned = pleaPlan(world.case, terms, s.joined, crisis.incident);
  const left = appealsLeft(s);
  const open = unasked(world, s).map((seat) => ({ seat, gain: planned.appealGains[seat] ?? 0 }));
  const next = planned.appeals.find((seat) => !has(crisis.appealed, seat));
  return {
    evidence:
      evidence && !crisis.shown
        ? {
            clarity: number(base, evidence.clarity),
            price: number(base, evidence.price),
            gain: planned.showGain,
          }
        : null,
    appeals:
      appeals && left > 0 && open.length > 0
        ? { interest: number(base, appeals.interest), price: number(base, appeals.price), left, open }
        : null,
    advised:
      planned.show && !crisis.shown
        ? { act: 'show' }
        : next !== undefined && left > 0
          ? { act: 'appeal', to: next }
          : { act: 'wait' },
  };
}

/** May the attacked state still do something before hours pass? */
export function mayPlead(world: World, table: Table, s: Scene): boolean {
  const { crisis, terms } = s;
  if (!crisis.pleading || crisis.closed || crisis.convened === null || !hoursAwaited(s, table)) return false;
  const evidence = terms.treaty.evidence !== null && !crisis.shown;
  return evidence || (appealsLeft(s) > 0 && unasked(world, s).length > 0);
}

/** The scene, where it is the attacked state's to plead in; else the refusal. */
function pleading(world: World, table: Table, seat: Seat): Scene | Refusal {
  const s = sceneOf(world, table);
  return s && s.terms.treaty.victim === seat && mayPlead(world, table, s) ? s : notYourTurn(seat);
}

export const crisisShow: Rule<ActOf<'crisis.show'>> = {
  check: (world, table, act) => {
    const s = pleading(world, table, act.seat);
    if ('code' in s) return s;
    return s.terms.treaty.evidence && !s.crisis.shown ? null : { code: 'no-evidence-left' };
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    crisis.shown = true;
    table.open.outlays.push({ seat: act.seat, kind: 'evidence' });
    update(world, table);
  },
};

export const crisisAppeal: Rule<ActOf<'crisis.appeal'>> = {
  check: (world, table, act) => {
    const s = pleading(world, table, act.seat);
    if ('code' in s) return s;
    if (!canHelp(world, s.terms.treaty, act.to)) return { code: 'cannot-help', seat: act.to };
    if (has(s.crisis.appealed, act.to)) return { code: 'asked-before', seat: act.to };
    if (appealsLeft(s) > 0) return null;
    return { code: 'no-appeals-left', most: s.terms.treaty.appeals?.most ?? 0 };
  },
  apply: (_, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    crisis.appealed = plus(crisis.appealed, act.to);
    table.open.outlays.push({ seat: act.seat, kind: 'appeal' });
  },
};

export const crisisWait: Rule<ActOf<'crisis.wait'>> = {
  check: (world, table, act) => {
    const s = pleading(world, table, act.seat);
    return 'code' in s ? s : null;
  },
  apply: (_, table) => {
    if (table.open.crisis) table.open.crisis.pleading = false;
  },
};
