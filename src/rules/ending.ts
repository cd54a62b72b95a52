import { type EndingKind, number, type Package, type Table, type World } from '../model/index.ts';
import { judge } from './accept.ts';
import { situationOf } from './conditions.ts';
import { sceneOf } from './crisis.ts';
import { isCounted, isCovered, knownWorth, windowOf } from './guarantee.ts';
import { lockOf } from './ratification.ts';
import { has } from './rule.ts';
import { enough, failedDependence } from './standing.ts';
import { modeWorld } from './world.ts';

/** One cause of an ending. */
export interface Cause {
  /** Stable, for counting: `red-line`, `points-short`, `walked-out`, `lock-lost`, `barred`, `not-convened`… */
  readonly code: string;
  /** The party whose doing it is, or −1. */
  readonly party: number;
  /** The clause it hangs on, or −1. */
  readonly clause: number;
  /** A plain sentence. */
  readonly text: string;
  readonly source: readonly string[];
}

/** How a negotiation ended, and why. */
export interface Ending {
  readonly kind: EndingKind;
  /** The phase it ended in: talks, signature, accession, ratification, implementation, force, crisis. */
  readonly phase: string;
  readonly day: number;
  /** Most weighty first. */
  readonly causes: readonly Cause[];
  /** The text agreed last, or null. */
  readonly package: Package | null;
}

const PHASE: Readonly<Record<EndingKind, string>> = {
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

const plain = (code: string, text: string, party = -1, clause = -1): Cause => ({
  code,
  party,
  clause,
  text,
  source: [],
});

/** Why a party would not take a text: its red lines first, else the points it falls short with the dearest clause. */
export function objections(world: World, table: Table, party: number, text: Package): Cause[] {
  const name = world.case.parties[party]?.name ?? '';
  const { reasons, verdict } = judge(world, table, party, text);
  if (verdict === 'accept') return [];
  const lines = reasons.filter((r) => r.code === 'red-line' || r.code === 'broken-line');
  const short = reasons.find((r) => r.code === 'points-short');
  const dear = reasons.find((r) => r.code === 'clause-costs');
  const causes = lines.map((r) => ({
    code: r.code,
    party,
    clause: r.clause,
    text: `${name}: ${r.text}`,
    source: r.source,
  }));
  if (short) {
    const why = dear ? ` ${dear.text}` : '';
    causes.push({
      code: short.code,
      party,
      clause: dear?.clause ?? -1,
      text: `${name}: ${short.text}${why}`,
      source: dear?.source ?? [],
    });
  }
  return causes;
}

/** The table as it stood for a party when it last refused, in what its judgement depends on. */
function tableThen(table: Table, party: number): Table {
  const mine = table.own[party];
  const then = mine?.refused;
  if (!mine || !then) return table;
  const own = table.own.map((o, i) =>
    i === party ? { ...o, reservation: then.reservation, front: then.front } : o,
  );
  const open = { ...table.open, drivers: [...then.drivers], lines: table.open.lines.slice(0, then.lines) };
  return { ...table, own, open };
}

/** Why a principal refused last: the reasons it had then, or that it held out for more. */
function lastRefusal(world: World, table: Table, party: number): Cause[] {
  const then = table.own[party]?.refused;
  const offer = table.open.offers[then?.offer ?? -1];
  if (!offer) return [];
  const { parties } = world.case;
  const why = objections(world, tableThen(table, party), party, offer.package);
  if (why.length > 0) return why;
  const by = parties[offer.seat]?.name ?? '';
  return [
    plain(
      'held-out',
      `${parties[party]?.name} held out for more than ${by} offered in round ${offer.round}.`,
      party,
    ),
  ];
}

/** A text agreed and enough guarantors in, but a principal would not sign: what speaks against the text for it now. */
function signatureCauses(world: World, table: Table, party: number, text: Package): Cause[] {
  const name = world.case.parties[party]?.name ?? '';
  const why = objections(world, table, party, text);
  const { treaty } = world.case;
  const least =
    treaty && treaty.victim === party && treaty.worthSigning >= 0 ? number(world, treaty.worthSigning) : 0;
  const help = knownWorth(modeWorld(world.case), text, table.open.joined);
  const slight =
    help < least
      ? [
          plain(
            'not-worth-signing',
            `${name}: the guarantee would bring help under attack with a chance of ${(100 * help).toFixed(0)} %; it wants ${(100 * least).toFixed(0)} %.`,
            party,
            treaty?.decisionClause ?? -1,
          ),
        ]
      : [];
  return [plain('not-signed', `${name} would not sign what had been agreed.`, party), ...slight, ...why];
}

function talksCauses(world: World, table: Table): Cause[] {
  const { open } = table;
  const { principals, parties } = world.case;
  const left = parties[open.walkedOut]?.name;
  if (left && open.agreed) return signatureCauses(world, table, open.walkedOut, open.agreed);
  const first = left
    ? plain('walked-out', `${left} walked out in round ${open.round}.`, open.walkedOut)
    : plain('lapsed', `The talks lapsed after ${open.round - 1} rounds.`);
  return [first, ...principals.flatMap((party) => lastRefusal(world, table, party))];
}

function accessionCauses(world: World, table: Table): Cause[] {
  const { open } = table;
  const { treaty, parties } = world.case;
  const { agreed } = open;
  if (!treaty || !agreed) return [];
  const causes = enough(world, table) ? [] : [plain('too-few', treaty.enoughText)];
  for (const seat of treaty.members[agreed[treaty.guarantorsClause] ?? -1] ?? []) {
    if (has(open.joined, seat)) continue;
    const depends = failedDependence(world, seat, agreed, situationOf(table, seat));
    for (const i of depends) {
      const d = parties[seat]?.guarantor?.dependsOn[i];
      if (d)
        causes.push({
          code: 'depends-on',
          party: seat,
          clause: -1,
          text: `${parties[seat]?.name}: ${d.text}`,
          source: d.source,
        });
    }
    causes.push(...objections(world, table, seat, agreed));
  }
  return causes;
}

function ratificationCauses(world: World, table: Table): Cause[] {
  const causes: Cause[] = [];
  for (const result of table.open.locks) {
    if (result.passed) continue;
    const lock = lockOf(world, result.lock >= 0 ? result.lock : -1 - result.of);
    if (!lock) continue;
    const sway = lock.sways[result.sway];
    const votes = result.held ? `${(result.yes / 10).toFixed(1)} % yes` : lock.barredText;
    const why = sway ? ` Most costly: ${sway.text}` : '';
    const code = result.held ? 'lock-lost' : 'barred';
    causes.push({
      code,
      party: result.of,
      clause: result.clause,
      text: `${lock.text}: ${votes}.${why}`,
      source: sway?.source ?? lock.source,
    });
  }
  return causes.length > 0 ? causes : accessionCauses(world, table);
}

function implementationCauses(world: World, table: Table): Cause[] {
  const last = table.open.stages.at(-1);
  const stage = world.case.treaty?.stages[last?.stage ?? -1];
  return stage
    ? [
        {
          code: 'stage-broken',
          party: -1,
          clause: -1,
          text: `${stage.text}: broken, and not repaired.`,
          source: stage.source,
        },
      ]
    : [];
}

/** The last incident that the treaty slept through: an attack on ground or of a kind that the text leaves out. */
function slept(world: World, table: Table): Cause[] {
  const s = sceneOf(world, table);
  if (!s?.crisis.closed || s.incident.truth !== 'attack' || (s.crisis.covered && s.crisis.counted)) return [];
  const { crisis, treaty, incident } = s;
  const clause = crisis.covered ? treaty.wordingClause : treaty.coverageClause;
  const why = crisis.covered ? 'the wording does not count it' : 'the place lies outside the guarantee';
  return [
    plain('slept', `Year ${crisis.year}: ${sentence(incident.text)} The treaty slept: ${why}.`, -1, clause),
  ];
}

/** A text as a sentence of its own, with exactly one full stop. */
const sentence = (text: string): string => `${text.replace(/[.\s]+$/, '')}.`;

function forceCauses(world: World, table: Table): Cause[] {
  const { open } = table;
  const causes = [plain('years', `The treaty stood for ${open.year} years.`)];
  if (open.deterred > 0)
    causes.push(plain('deterred', `${open.deterred} attack(s) were considered and dropped.`));
  if (open.falseAlarms > 0)
    causes.push(plain('false-alarm', `${open.falseAlarms} false alarm(s) brought the guarantee to life.`));
  return [...causes, ...slept(world, table)];
}

function crisisCauses(world: World, table: Table): Cause[] {
  const s = sceneOf(world, table);
  if (!s) return [];
  const { crisis, treaty, text, rule, incident } = s;
  const { parties } = world.case;
  const place = treaty.places[crisis.place];
  const causes = [
    plain(
      'incident',
      `Year ${crisis.year}: ${sentence(incident.text)} Place: ${sentence(place?.text ?? '')}`,
    ),
  ];
  if (!isCovered(treaty, text, crisis.place))
    causes.push(plain('not-covered', 'The place was outside the guarantee.', -1, treaty.coverageClause));
  if (!isCounted(treaty, text, crisis.incident))
    causes.push(plain('not-counted', 'The wording does not count it.', -1, treaty.wordingClause));
  if (crisis.convened === false)
    causes.push(plain('not-convened', 'Nobody convened the guarantors.', -1, treaty.dutyClause));
  const blocker = parties[crisis.blockedBy];
  if (blocker)
    causes.push(
      plain('blocked', `${blocker.name} blocked the decision.`, crisis.blockedBy, treaty.decisionClause),
    );
  const { help } = windowOf(treaty, text);
  for (const d of crisis.deliveries) {
    const who = parties[d.seat]?.name ?? '';
    const what = treaty.responses[d.response]?.text ?? '';
    if (d.arrives < 0 && d.response > 0) causes.push(plain('gate', `${who}: stopped at home.`, d.seat));
    else if (d.response < incident.adequate)
      causes.push(
        plain('too-little', `${who} gave "${what}", short of adequate.`, d.seat, treaty.dutyClause),
      );
    else if (d.arrives > help)
      causes.push(
        plain(
          'too-late',
          `${who}: "${what}" at T+${d.arrives} h, after the window.`,
          d.seat,
          treaty.windowClause,
        ),
      );
    else causes.push(plain('helped', `${who}: "${what}" at T+${d.arrives} h.`, d.seat));
  }
  if (crisis.live === 0 && !blocker && crisis.convened) {
    const found = crisis.findings.filter((f) => f === 'attack').length;
    causes.push(
      plain(
        'not-carried',
        `${found} finding(s) of an attack were not enough under "${rule.kind}".`,
        -1,
        treaty.decisionClause,
      ),
    );
  }
  return causes;
}

function causesOf(world: World, table: Table, kind: EndingKind): Cause[] {
  switch (kind) {
    case 'agreed':
      return [plain('agreed', `All principals agreed in round ${table.open.round}.`)];
    case 'no-deal':
      return talksCauses(world, table);
    case 'refused-by-guarantors':
      return accessionCauses(world, table);
    case 'lost-at-ratification':
      return ratificationCauses(world, table);
    case 'collapsed':
      return implementationCauses(world, table);
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

/** How and why a negotiation ended. `state` is the statechart's final state, as `ended.no-deal`. */
export function endingOf(world: World, table: Table, state: string): Ending {
  const kind = state.replace('ended.', '') as EndingKind;
  const { open } = table;
  const causes = causesOf(world, table, kind);
  const phase = kind === 'no-deal' && open.agreed ? 'signature' : PHASE[kind];
  return { kind, phase, day: open.day, causes, package: open.agreed };
}

/** Is a treaty in force at this ending? */
export const inForce = (kind: EndingKind): boolean =>
  kind === 'held' || kind === 'deterred' || kind === 'honoured' || kind === 'failed-when-tested';
