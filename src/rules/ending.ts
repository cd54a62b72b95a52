import {
  type DecisionKind,
  type EndingKind,
  has,
  type IncidentIndex,
  isEnding,
  type LockEntry,
  NOBODY,
  number,
  type Package,
  type Phase,
  type PlaceIndex,
  type ResponseIndex,
  type Seat,
  type StageIndex,
  type Table,
  type World,
} from '../model/index.ts';
import { judge, type Reason } from './accept.ts';
import { situationOf } from './conditions.ts';
import { givenIn, sceneOf } from './crisis.ts';
import { crisisFacts } from './crisis-facts.ts';
import { arrivedBy, defenceOf } from './defence.ts';
import { guaranteeWorth } from './prospect.ts';
import { lockOf } from './ratification.ts';
import { enough, failedDependence } from './standing.ts';
import { termsOf } from './terms.ts';

/** What a cause says beside the party whose doing it is and the clause it hangs on. Years count from 1, hours from the incident. */
type CauseFacts =
  | { readonly code: 'agreed'; readonly round: number }
  | { readonly code: 'walked-out'; readonly round: number }
  | { readonly code: 'lapsed'; readonly rounds: number }
  /** It could have lived with the last offer, made `by` another in `round`. */
  | { readonly code: 'held-out'; readonly by: Seat; readonly round: number }
  | { readonly code: 'not-signed' }
  /** How much likelier than without a text an attack is held off, −1 to 1, and what it wants at least. */
  | { readonly code: 'not-worth-signing'; readonly help: number; readonly least: number }
  | { readonly code: 'too-few' }
  /** `yes` in thousandths; `sway`: the push that cost most, or −1. */
  | { readonly code: 'lock-lost'; readonly entry: LockEntry; readonly yes: number; readonly sway: number }
  | { readonly code: 'barred'; readonly entry: LockEntry }
  | { readonly code: 'stage-broken'; readonly stage: StageIndex }
  | {
      readonly code: 'slept';
      readonly year: number;
      readonly incident: IncidentIndex;
      readonly by: 'wording' | 'coverage';
    }
  | { readonly code: 'years'; readonly years: number }
  | { readonly code: 'deterred'; readonly times: number }
  | { readonly code: 'false-alarm'; readonly times: number }
  | {
      readonly code: 'incident';
      readonly year: number;
      readonly incident: IncidentIndex;
      readonly place: PlaceIndex;
    }
  | { readonly code: 'not-covered' }
  | { readonly code: 'not-counted' }
  | { readonly code: 'not-convened' }
  | { readonly code: 'blocked' }
  | { readonly code: 'gate'; readonly response: ResponseIndex }
  /** It was bound to more than it gave. */
  | { readonly code: 'defaulted'; readonly owed: ResponseIndex; readonly response: ResponseIndex }
  /** Its help came when the defence could hold no longer, at `until`. */
  | {
      readonly code: 'too-late';
      readonly response: ResponseIndex;
      readonly hour: number;
      readonly until: number;
    }
  /** Strengths in the unit of strength: what the attack took to stop, own forces, and help by hour `until`. */
  | {
      readonly code: 'balance';
      readonly size: number;
      readonly strength: number;
      readonly help: number;
      readonly until: number;
      /** The share of its harm that was done, 0 to 1. */
      readonly harm: number;
    }
  | { readonly code: 'helped'; readonly response: ResponseIndex; readonly hour: number }
  | { readonly code: 'not-carried'; readonly found: number; readonly rule: DecisionKind };

/** One cause of an ending: a stable code with its facts. `party` and `clause` are −1 where none is meant. */
export type Cause = Reason | ({ readonly party: Seat; readonly clause: number } & CauseFacts);

/** How a negotiation ended, and why. */
export interface Ending {
  readonly kind: EndingKind;
  /** The part of a treaty's life it ended in. */
  readonly phase: EndingPhase;
  readonly day: number;
  /** Most weighty first. */
  readonly causes: readonly Cause[];
  /** The text agreed last, or null. */
  readonly package: Package | null;
}

export type EndingPhase =
  | 'talks'
  | 'signature'
  | 'accession'
  | 'ratification'
  | 'implementation'
  | 'force'
  | 'crisis';

const PHASE: Readonly<Record<EndingKind, EndingPhase>> = {
  agreed: 'talks',
  'no-deal': 'talks',
  'refused-by-guarantors': 'accession',
  'lost-at-ratification': 'ratification',
  collapsed: 'implementation',
  held: 'force',
  deterred: 'force',
  honoured: 'crisis',
  'failed-when-tested': 'crisis',
};

const cause = (facts: CauseFacts, party: Seat = -1, clause = -1): Cause => ({ ...facts, party, clause });

/** Why a party would not take a text: its red lines first, else the points it falls short with the dearest clause. */
export function objections(world: World, table: Table, party: Seat, text: Package): Reason[] {
  const { reasons, verdict } = judge(world, table, party, text);
  if (verdict === 'accept') return [];
  const dear = reasons.find((r) => r.code === 'clause-costs');
  return reasons.flatMap((r): Reason[] => {
    if (r.code === 'red-line' || r.code === 'broken-line') return [r];
    return r.code === 'points-short' ? [{ ...r, clause: dear?.clause ?? -1 }] : [];
  });
}

/** The table as it stood for a party when it last refused, in what its judgement depends on. */
function tableThen(table: Table, party: Seat): Table {
  const mine = table.own[party];
  const then = mine?.refused;
  if (!mine || !then) return table;
  const own = table.own.map((o, i) =>
    i === party ? { ...o, reservation: then.reservation, front: then.front } : o,
  );
  const open = {
    ...table.open,
    drivers: [...then.drivers],
    lasting: [...then.lasting],
    lines: table.open.lines.slice(0, then.lines),
  };
  return { ...table, own, open };
}

/** Why a principal refused last: the reasons it had then, or that it held out for more. */
function lastRefusal(world: World, table: Table, party: Seat): Cause[] {
  const then = table.own[party]?.refused;
  const offer = table.open.offers[then?.offer ?? -1];
  if (!offer) return [];
  const why = objections(world, tableThen(table, party), party, offer.package);
  if (why.length > 0) return why;
  return [cause({ code: 'held-out', by: offer.seat, round: offer.round }, party)];
}

/** A text agreed and enough guarantors in, but a principal would not sign: what speaks against the text for it now. */
function signatureCauses(world: World, table: Table, party: Seat, text: Package): Cause[] {
  const { treaty } = world.case;
  const least =
    treaty && treaty.victim === party && treaty.worthSigning >= 0 ? number(world, treaty.worthSigning) : 0;
  const help = treaty && least > 0 ? guaranteeWorth(world, text, table.open.joined) : 0;
  const slight =
    treaty && help < least
      ? [cause({ code: 'not-worth-signing', help, least }, party, treaty.decisionClause)]
      : [];
  return [cause({ code: 'not-signed' }, party), ...slight, ...objections(world, table, party, text)];
}

function talksCauses(world: World, table: Table): Cause[] {
  const { open } = table;
  const left = open.walkedOut;
  if (left >= 0 && open.agreed) return signatureCauses(world, table, left, open.agreed);
  const first =
    left >= 0
      ? cause({ code: 'walked-out', round: open.round }, left)
      : cause({ code: 'lapsed', rounds: open.round - 1 });
  return [first, ...world.case.principals.flatMap((party) => lastRefusal(world, table, party))];
}

function accessionCauses(world: World, table: Table): Cause[] {
  const { open } = table;
  const { agreed } = open;
  const terms = agreed && termsOf(world.case, agreed);
  if (!terms || !agreed) return [];
  const causes: Cause[] = enough(world, table) ? [] : [cause({ code: 'too-few' })];
  for (const seat of terms.members) {
    if (has(open.joined, seat)) continue;
    for (const condition of failedDependence(world, seat, agreed, situationOf(table, seat)))
      causes.push({ code: 'depends-on', party: seat, clause: -1, condition });
    causes.push(...objections(world, table, seat, agreed));
  }
  return causes;
}

function ratificationCauses(world: World, table: Table): Cause[] {
  const causes: Cause[] = [];
  for (const result of table.open.locks) {
    if (result.passed || !lockOf(world, result.entry)) continue;
    const { entry, of, clause, yes, sway } = result;
    causes.push(
      result.held
        ? cause({ code: 'lock-lost', entry, yes, sway }, of, clause)
        : cause({ code: 'barred', entry }, of, clause),
    );
  }
  return causes.length > 0 ? causes : accessionCauses(world, table);
}

function implementationCauses(table: Table): Cause[] {
  const last = table.open.stages.at(-1);
  return last ? [cause({ code: 'stage-broken', stage: last.stage })] : [];
}

/** The last incident that the treaty slept through: an attack on ground or of a kind that the text leaves out. */
function slept(world: World, table: Table): Cause[] {
  const s = sceneOf(world, table);
  if (!s?.crisis.closed || s.incident.truth !== 'attack' || (s.crisis.covered && s.crisis.counted)) return [];
  const { treaty } = s.terms;
  const by = s.crisis.covered ? 'wording' : 'coverage';
  const clause = s.crisis.covered ? treaty.wordingClause : treaty.coverageClause;
  const { year } = s.crisis;
  return [cause({ code: 'slept', year, incident: table.hidden.incident, by }, -1, clause)];
}

function forceCauses(world: World, table: Table): Cause[] {
  const { open } = table;
  const causes = [cause({ code: 'years', years: open.year })];
  if (open.deterred > 0) causes.push(cause({ code: 'deterred', times: open.deterred }));
  if (open.falseAlarms > 0) causes.push(cause({ code: 'false-alarm', times: open.falseAlarms }));
  return [...causes, ...slept(world, table)];
}

function crisisCauses(world: World, table: Table): Cause[] {
  const s = sceneOf(world, table);
  if (!s) return [];
  const { crisis, terms, incident } = s;
  const { treaty } = terms;
  const { year, place } = crisis;
  const causes = [cause({ code: 'incident', year, incident: table.hidden.incident, place })];
  if (!crisis.covered) causes.push(cause({ code: 'not-covered' }, -1, treaty.coverageClause));
  if (!crisis.counted) causes.push(cause({ code: 'not-counted' }, -1, treaty.wordingClause));
  if (crisis.convened === false) causes.push(cause({ code: 'not-convened' }, -1, treaty.dutyClause));
  const blocker = crisis.blockedBy;
  if (blocker >= 0) causes.push(cause({ code: 'blocked' }, blocker, treaty.decisionClause));
  const until = crisis.heldUntil;
  if (incident.size >= 0) {
    const { strength } = defenceOf(world, table.open.agreed, table.open.joined, crisis.year);
    const size = number(world, incident.size);
    const help = arrivedBy(givenIn(world, crisis), until);
    causes.push(cause({ code: 'balance', size, strength, help, until, harm: crisis.harm }));
  }
  for (const { seat, response, arrives } of crisis.deliveries) {
    if (response === 0) continue;
    if (arrives < 0) causes.push(cause({ code: 'gate', response }, seat));
    else if (arrives > until)
      causes.push(cause({ code: 'too-late', response, hour: arrives, until }, seat, treaty.windowClause));
    else causes.push(cause({ code: 'helped', response, hour: arrives }, seat));
  }
  for (const g of crisisFacts(world, table)?.guarantors ?? [])
    if (g.defaulted)
      causes.push(cause({ code: 'defaulted', owed: g.owed, response: g.given }, g.party, treaty.dutyClause));
  if (crisis.live === NOBODY && blocker < 0 && crisis.convened) {
    const found = crisis.findings.filter((f) => f === 'attack').length;
    causes.push(cause({ code: 'not-carried', found, rule: terms.rule.kind }, -1, treaty.decisionClause));
  }
  return causes;
}

function causesOf(world: World, table: Table, kind: EndingKind): Cause[] {
  switch (kind) {
    case 'agreed':
      return [cause({ code: 'agreed', round: table.open.round })];
    case 'no-deal':
      return talksCauses(world, table);
    case 'refused-by-guarantors':
      return accessionCauses(world, table);
    case 'lost-at-ratification':
      return ratificationCauses(world, table);
    case 'collapsed':
      return implementationCauses(table);
    case 'held':
    case 'deterred':
      return forceCauses(world, table);
    case 'honoured':
    case 'failed-when-tested':
      return crisisCauses(world, table);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/**
 * How and why a negotiation ended.
 * @throws RangeError for a phase that is no ending
 */
export function endingOf(world: World, table: Table, phase: Phase): Ending {
  if (!isEnding(phase)) throw new RangeError(`"${phase}" is no ending`);
  const { open } = table;
  const causes = causesOf(world, table, phase);
  const where = phase === 'no-deal' && open.agreed ? 'signature' : PHASE[phase];
  return { kind: phase, phase: where, day: open.day, causes, package: open.agreed };
}
