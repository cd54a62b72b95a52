import type { Case, Holder, Seat } from '../../model/index.ts';
import { giveBack, holderOf, type Session, standIn, takeSeat } from '../../session/index.ts';
import { readCast, readSeats } from './options.ts';
import { UsageError } from './say.ts';

/** Who is to sit where when a game goes on. */
export interface Seating {
  /** Seats that people take at this screen; none: those that were people's. */
  readonly people: readonly Seat[];
  /** Seats of people that an agent plays for them until they are given back. */
  readonly standIns: readonly Seat[];
  /** Agents named for seats, by party id. */
  readonly named: Readonly<Record<string, string>>;
  /** The agent that stands in where none is named. */
  readonly spare: string;
}

/** Reads `--as`, `--stand-in` and `--agents`. */
export function seatingOf(
  c: Case,
  flags: { readonly as?: string; readonly standIn?: string; readonly agents?: string },
  spare: string,
): Seating {
  const seats = (text: string | undefined, flag: string): Seat[] =>
    readSeats(c, text, flag).map((id) => c.parties.findIndex((p) => p.id === id));
  const people = seats(flags.as, '--as');
  const standIns = seats(flags.standIn, '--stand-in');
  const both = people.find((seat) => standIns.includes(seat));
  if (both !== undefined)
    throw new UsageError(
      `--as and --stand-in both name "${c.parties[both]?.id}": one person or one agent plays it.`,
    );
  const { default: general, ...named } = readCast(c, flags.agents).names;
  return { people, standIns, named, spare: general ?? spare };
}

const PERSON: Holder = { kind: 'person' };
const agent = (name: string): Holder => ({ kind: 'agent', name });

function must(done: ReturnType<typeof takeSeat>): Session {
  if (done.ok) return done.value;
  throw new UsageError(
    done.error.code === 'no-such-agent'
      ? `The game seats the agent "${done.error.name}", which is not known here: name another with --agents.`
      : 'This seat cannot change hands.',
  );
}

/** One seat as the command line has it, or null when nobody has said who plays it. */
function seatOne(
  s: Session,
  seat: Seat,
  { people, standIns, named, spare }: Seating,
  terminal: boolean,
): Session | null {
  const id = s.play.world.case.parties[seat]?.id ?? '';
  const chair = s.chairs[seat];
  const owner = chair?.owner ?? PERSON;
  const name = named[id];
  if (people.includes(seat)) {
    if (owner.kind === 'agent') return must(takeSeat(s, seat, PERSON));
    if (owner.kind === 'program') return must(standIn(s, seat, PERSON));
    return chair?.standIn ? must(giveBack(s, seat)) : s;
  }
  if (owner.kind === 'agent') {
    if (standIns.includes(seat))
      throw new UsageError(
        `"${id}" is an agent's seat: --stand-in is for people's (--agents ${id}=NAME changes the agent).`,
      );
    if (name !== undefined && name !== owner.name) return must(takeSeat(s, seat, agent(name)));
    if (!s.find(owner.name, owner.settings)) return must(takeSeat(s, seat, owner));
    return s;
  }
  if (standIns.includes(seat)) return must(standIn(s, seat, agent(name ?? spare)));
  if (chair?.standIn?.kind === 'agent') return name === undefined ? s : must(standIn(s, seat, agent(name)));
  return terminal && people.length === 0 && owner.kind === 'person' && !chair?.standIn ? s : null;
}

/**
 * Seats everybody again in a game that goes on. A seat of a person or of a program elsewhere is played by nobody else
 * unless that is said.
 * @param terminal is there a screen at which people can sit?
 * @throws UsageError saying which seats are left, and what can be done; nothing has changed then
 */
export function seatAgain(s: Session, seating: Seating, terminal = true): Session {
  let at = s;
  const left: Seat[] = [];
  for (const seat of s.chairs.keys()) {
    const next = seatOne(at, seat, seating, terminal);
    if (next) at = next;
    else left.push(seat);
  }
  if (left.length === 0) return at;
  throw new UsageError(leftWords(s, left, seating, terminal));
}

function leftWords(s: Session, left: readonly Seat[], { people }: Seating, terminal: boolean): string {
  const { parties } = s.play.world.case;
  const id = (seat: Seat): string => parties[seat]?.id ?? '';
  const whose = left.map((seat) => {
    const holder = holderOf(s, seat);
    return holder?.kind === 'program'
      ? `"${id(seat)}" belongs to "${holder.name}", who is no agent known here`
      : `"${id(seat)}" is a person's seat`;
  });
  const ids = left.map(id).join(',');
  const ways = [
    ...(terminal
      ? [`--as ${[...people.map(id), ...left.map(id)].join(',')} seats people there, at this screen`]
      : []),
    `--stand-in ${ids} lets an agent play for them until they are given back`,
  ];
  return `${whose.join('; ')} in this game, and nobody else plays it unasked. Say who does:\n${ways
    .map((way) => `  ${way}`)
    .join('\n')}\nThe game's file is as it was.`;
}
