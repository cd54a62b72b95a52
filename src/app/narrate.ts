import type { Act, ActType, Package, World } from '../model/index.ts';
import { isOver, openPlay, type Play, playHash, send } from '../protocol/index.ts';
import type { Ground, Opinion, Step, Story } from '../report/index.ts';
import {
  bar,
  endingOf,
  failedDependence,
  judge,
  points,
  situationOf,
  smallestChange,
} from '../rules/index.ts';
import type { Playout } from '../sim/index.ts';

/** Clauses named as costly when a text falls short of points. */
const MOST_COSTLY = 2;

/** What a seat thinks of a text at a table: points, bar, objections, and the smallest change that would win it. */
export function opinionOf(play: Play, seat: number, text: Package): Opinion {
  const { world, table } = play;
  const verdict = judge(world, table, seat, text);
  const now = situationOf(table, seat);
  const firm = verdict.reasons.filter((r) => r.code !== 'clause-costs' && r.code !== 'points-short');
  const short = verdict.reasons.filter((r) => r.code === 'points-short');
  const costly = verdict.reasons.filter((r) => r.code === 'clause-costs').slice(0, MOST_COSTLY);
  const named = world.case.parties[seat]?.guarantor?.dependsOn ?? [];
  const depends = failedDependence(world, seat, text, now).flatMap((i): Ground[] => {
    const d = named[i];
    return d ? [{ code: 'depends-on', clause: -1, text: d.text, source: d.source }] : [];
  });
  const refused = verdict.verdict !== 'accept';
  const change = refused
    ? smallestChange(
        world,
        seat,
        text,
        (d) => bar(world, table, seat, d),
        () => now,
      )
    : null;
  return {
    score: points(verdict.score),
    bar: points(verdict.reservation),
    grounds: [...firm, ...depends, ...(short.length > 0 ? costly : [])],
    change: change?.package ?? null,
  };
}

/** The text that an act is a judgement on, or null. */
function textAtIssue(play: Play, act: Act): Package | null {
  const { open, own } = play.table;
  switch (act.type) {
    case 'offer.make':
    case 'text.table':
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

function stepOf(before: Play, after: Play, act: Act): Step {
  const text = textAtIssue(before, act);
  const judged = text !== null && act.seat >= 0 && act.type !== 'text.table';
  const opinion = judged ? opinionOf(before, act.seat, text) : null;
  return { act, phase: before.phase, before: before.table, after: after.table, opinion };
}

/** Marks the red lines that a seat has named before. */
function marked(steps: readonly Step[]): Step[] {
  const said = new Set<string>();
  return steps.map((step) => {
    const { opinion, act } = step;
    if (!opinion) return step;
    const grounds = opinion.grounds.map((g): Ground => {
      const key = `${act.seat} ${g.text}`;
      if (g.code !== 'red-line') return g;
      const again = said.has(key);
      if (SPOKEN.has(act.type)) said.add(key);
      return again ? { ...g, again } : g;
    });
    return { ...step, opinion: { ...opinion, grounds } };
  });
}

/** Acts whose grounds a transcript prints. */
const SPOKEN: ReadonlySet<ActType> = new Set<ActType>([
  'offer.reject',
  'sounding.answer',
  'accession.answer',
  'accession.leave',
  'treaty.reopen',
  'treaty.abandon',
]);

/** A play's story from its first act, finished or not. `seats` says who played, by party id. */
export function storyOf(play: Play, seats: Readonly<Record<string, string>>): Story {
  const steps: Step[] = [];
  for (let at = play; at.before; at = at.before) {
    const act = at.acts.at(-1);
    if (act) steps.push(stepOf(at.before, at, act));
  }
  return {
    world: play.world,
    seats,
    steps: marked(steps.reverse()),
    phase: play.phase,
    table: play.table,
    ending: isOver(play) ? endingOf(play.world, play.table, play.phase) : null,
    hash: playHash(play.world, play.acts, play.table),
  };
}

/** A playout's acts on the statechart again, so that every step can be told. */
export function playOf({ world, acts }: { readonly world: World; readonly acts: readonly Act[] }): Play {
  let play = openPlay(world.case, world.chance.root.seed, world.chance.run);
  for (const act of acts) {
    const next = send(play, act);
    if (!next.ok) throw new Error(`a finished playout cannot be played again: ${next.error.reason}`);
    play = next.value;
  }
  return play;
}

/** A playout's story. */
export const storyOfPlayout = (p: Playout, seats: Readonly<Record<string, string>>): Story =>
  storyOf(playOf(p), seats);
