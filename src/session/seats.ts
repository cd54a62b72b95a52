import { AGENTS, type Agent, DEFAULT_AGENT } from '../agents/index.ts';
import type { AgentSettings, Case, Holder, Seat } from '../model/index.ts';

/** Whose a seat is, and who stands in for that holder; null when nobody does. */
export interface Chair {
  readonly owner: Holder;
  readonly standIn: Holder | null;
}

/** Agents by party id; `default` serves the rest. */
export type Programs = Readonly<Record<string, Agent>>;

/** Finds an agent by name and settings; null when there is none such. */
export type FindAgent = (name: string, settings?: AgentSettings) => Agent | null;

const PERSON: Holder = { kind: 'person' };

/** The built-in agents, after those that are given. None of the built-in ones takes settings. */
export const findAmong =
  (given: readonly Agent[] = []): FindAgent =>
  (name, settings = {}) => {
    if (Object.keys(settings).length > 0) return null;
    return given.find((a) => a.name === name) ?? (Object.hasOwn(AGENTS, name) ? AGENTS[name] : null) ?? null;
  };

/** One agent for each seat. */
export function agentsFor(c: Case, programs: Programs): Agent[] {
  const spare = programs.default ?? AGENTS[DEFAULT_AGENT];
  return c.parties.map((p) => {
    const agent = programs[p.id] ?? spare;
    if (!agent) throw new Error(`nobody plays "${p.id}"`);
    return agent;
  });
}

/** Who holds each seat when a game begins: people the seats they take, agents the others. */
export const holdersFor = (agents: readonly Agent[], people: readonly Seat[]): Holder[] =>
  agents.map((agent, seat) => (people.includes(seat) ? PERSON : { kind: 'agent', name: agent.name }));

/** Does it act through the session's `act`, rather than being moved by the session? */
export const actsItself = (holder: Holder | null | undefined): boolean =>
  holder?.kind === 'person' || holder?.kind === 'program';

/** Who plays a seat now. */
export const playing = (chair: Chair | undefined): Holder | null => chair?.standIn ?? chair?.owner ?? null;

/** Who did an act, and whose seat it was: two different holders where somebody stood in. */
export interface Hand {
  readonly by: Holder;
  readonly of: Holder;
}

/** The hand that acts for a seat now; null for nature. */
export const handOf = (chair: Chair | undefined): Hand | null =>
  chair ? { by: chair.standIn ?? chair.owner, of: chair.owner } : null;

/** Are the reasons of this hand its own affair? A person's and a program's are, also while somebody stands in. */
export const isPersonal = (hand: Hand | null | undefined): boolean =>
  actsItself(hand?.by) || actsItself(hand?.of);

/** Did somebody stand in? */
export const stoodIn = (hand: Hand | null | undefined): boolean => !!hand && !sameHolder(hand.by, hand.of);

/** An agent that a journal names and nobody here knows. It can be read about, not played. */
export const absent = (name: string): Agent => ({
  name,
  about: '',
  act: () => {
    throw new Error(`there is no agent "${name}" here to play on`);
  },
});

export const sameHolder = (a: Holder, b: Holder): boolean => JSON.stringify(a) === JSON.stringify(b);
