import { type Case, type NamedPackage, nameAct, namePackage, type Package } from '../../model/index.ts';
import { playHash } from '../../protocol/index.ts';
import type { Story } from '../../report/index.ts';
import { opinionOf, points, type Realised, realisedBy, scoreOf, situationOf } from '../../rules/index.ts';
import { publicPhase, type SeatExport, type Session } from '../../session/index.ts';
import { type GuarantorState, guarantorsOf } from '../../sim/index.ts';
import { causeTold, type Heard, reasonText, type Step, sourceOf } from '../../telling/index.ts';

/** One reason of an ending. */
export interface OutcomeReason {
  readonly code: string;
  readonly party?: string;
  readonly clause?: string;
  readonly text: string;
  readonly source?: readonly string[];
}

/** What `run --json` prints: a stable shape. */
export interface Outcome {
  readonly scenario: string;
  readonly seed: string;
  readonly run: number;
  /** Readings other than the base, by question; absent when there are none. */
  readonly readings?: Readonly<Record<string, string>>;
  readonly outcome: {
    readonly kind: string;
    readonly phase: string;
    readonly day: number;
    readonly reasons: readonly OutcomeReason[];
  };
  /** The text agreed last; null where none was. */
  readonly package: NamedPackage | null;
  /** What that text, or without one the last offer, is worth to each party at the end, 0 to 100; empty without both. */
  readonly scores: Readonly<Record<string, number>>;
  /** What no deal is worth to each party at the end, 0 to 100. */
  readonly reservations: Readonly<Record<string, number>>;
  /** What it all came to for each party, with its parts, in points; empty while it is not over. */
  readonly realised: Readonly<Record<string, Realised>>;
  readonly guarantors: Readonly<Record<string, GuarantorState>>;
  readonly acts: number;
  readonly hash: string;
  readonly trace?: readonly TraceEntry[];
}

/** One act of a trace, with names for numbers, the phase it was done in, and objections where it judged a text. */
export type TraceEntry = { readonly seat: string; readonly act: string } & Readonly<Record<string, unknown>>;

const rounded = (x: number): number => Math.round(x * 1e4) / 1e4;

/** The readings a case was compiled under, for JSON; nothing when it is the scenario as written. */
export const readingsOf = (c: Case): { readonly readings?: Readonly<Record<string, string>> } =>
  c.scenario.chosen ? { readings: c.scenario.chosen } : {};

/** A cause by name; what is absent is left out. */
function named(c: Case, cause: { code: string; party: number; clause: number }, told: Heard): OutcomeReason {
  const party = c.parties[cause.party]?.id;
  const clause = c.clauses[cause.clause]?.id;
  return {
    code: cause.code,
    ...(party === undefined ? {} : { party }),
    ...(clause === undefined ? {} : { clause }),
    text: told.text,
    ...(told.source.length > 0 ? { source: told.source } : {}),
  };
}

/** The text that an act is a judgement on, or null. */
function textAtIssue({ act, before }: Step): Package | null {
  const { open, own } = before;
  switch (act.type) {
    case 'offer.make':
      return act.package;
    case 'offer.accept':
    case 'offer.reject':
      return open.offers[open.standing]?.package ?? null;
    case 'sounding.answer':
      return own[open.asked?.by ?? -1]?.soundings.at(-1)?.package ?? null;
    case 'accession.answer':
    case 'accession.leave':
    case 'treaty.reopen':
    case 'treaty.abandon':
      return open.agreed;
    default:
      return null;
  }
}

function traced(c: Case, step: Step): TraceEntry {
  const { type, seat, ...rest } = nameAct(c, step.act);
  const text = textAtIssue(step);
  const opinion = text ? opinionOf(step.world, step.before, step.act.seat, text) : null;
  const against =
    opinion?.verdict === 'accept' ? opinion.reasons.filter((r) => r.code === 'depends-on') : opinion?.reasons;
  const reasons = (against ?? []).map((r) => {
    const { party: _, ...reason } = named(c, r, { text: reasonText(c, r), source: sourceOf(c, r) });
    return reason;
  });
  return {
    seat,
    act: type,
    phase: step.phase,
    round: step.before.open.round,
    day: step.before.open.day,
    ...rest,
    ...(opinion ? { score: rounded(points(opinion.score)), bar: rounded(points(opinion.reservation)) } : {}),
    ...(reasons.length > 0 ? { reasons } : {}),
  };
}

/** What a negotiation that is over came to for a seat, rounded. */
const roundedParts = (r: Realised): Realised => ({
  total: rounded(r.total),
  text: rounded(r.text),
  outside: rounded(r.outside),
  harm: rounded(r.harm),
  war: rounded(r.war),
  help: rounded(r.help),
  broken: rounded(r.broken),
  campaign: rounded(r.campaign),
  plea: rounded(r.plea),
});

/** The same of a story that is over. */
const parts = ({ world, table, phase }: Story, seat: number): Realised =>
  roundedParts(realisedBy(world, table, phase, seat));

/** The outcome of a finished (or unfinished) negotiation as `run --json` prints it. */
export function outcomeOf(story: Story, trace: boolean): Outcome {
  const { world, steps, ending, table } = story;
  const { case: c, chance } = world;
  const { open, own } = table;
  const text = open.agreed;
  const scored = text ?? open.offers.at(-1)?.package ?? null;
  const byParty = (value: (seat: number) => number): Record<string, number> =>
    Object.fromEntries(c.parties.map((p) => [p.id, rounded(value(p.index))]));
  const worth = (seat: number, of: Package): number =>
    points(scoreOf(world, seat, of, situationOf(table, seat)));
  return {
    scenario: c.scenario.id,
    seed: chance.root.seed,
    run: chance.run,
    ...readingsOf(c),
    outcome: {
      kind: ending?.kind ?? 'unfinished',
      phase: ending?.phase ?? story.phase,
      day: open.day,
      reasons: ending?.causes.map((cause) => named(c, cause, causeTold(world, cause))) ?? [],
    },
    package: text ? namePackage(c, text) : null,
    scores: scored ? byParty((seat) => worth(seat, scored)) : {},
    reservations: byParty((seat) => points(own[seat]?.reservation ?? 0)),
    realised: ending ? Object.fromEntries(c.parties.map((p) => [p.id, parts(story, p.index)])) : {},
    guarantors: guarantorsOf(c, open.standings),
    acts: story.acts,
    hash: story.hash,
    ...(trace ? { trace: Array.from(steps, (step) => traced(c, step)) } : {}),
  };
}

/** What a seat or the public may know of a game, in the shape of `outcomeOf`: what it may not know is null or left out. */
export function knownOutcome(s: Session, known: SeatExport, trace: boolean): Record<string, unknown> {
  const { world, table, position } = s.play;
  const { case: c, chance } = world;
  const { open, own } = table;
  const text = open.agreed;
  const scored = text ?? open.offers.at(-1)?.package ?? null;
  const seat = c.parties.findIndex((p) => p.id === known.seat);
  const ofSeat = (value: () => number): Record<string, number> =>
    known.seat === null ? {} : { [known.seat]: rounded(value()) };
  return {
    reader: known.seat ?? 'public',
    scenario: c.scenario.id,
    // The seed tells everything: it is said when the game is over.
    seed: position.over ? chance.root.seed : null,
    run: chance.run,
    ...readingsOf(c),
    outcome: {
      kind: position.ending?.kind ?? 'unfinished',
      phase: publicPhase(s),
      day: open.day,
      reasons: position.ending?.causes.map((cause) => named(c, cause, causeTold(world, cause))) ?? [],
    },
    package: text ? namePackage(c, text) : null,
    scores: scored ? ofSeat(() => points(scoreOf(world, seat, scored, situationOf(table, seat)))) : {},
    reservations: ofSeat(() => points(own[seat]?.reservation ?? 0)),
    realised:
      position.over && known.seat !== null
        ? { [known.seat]: roundedParts(realisedBy(world, table, s.play.phase, seat)) }
        : {},
    guarantors: guarantorsOf(c, open.standings),
    acts: known.log.length,
    hash: position.over ? playHash(world, s.play.acts, table) : null,
    ...(trace ? { trace: known.log } : {}),
  };
}
