import type { Agent } from '../../src/agents/index.ts';
import { answer, opening, reached } from '../../src/app/linear/converse.ts';
import { headLine, promptOf } from '../../src/app/linear/desk-pages.ts';
import { studyPage } from '../../src/app/linear/ending-pages.ts';
import { folded } from '../../src/app/linear/say.ts';
import { deskOf, fresh, type Linear, type Reply } from '../../src/app/linear/state.ts';
import type { Act, Package } from '../../src/model/index.ts';
import { openSession, type Study, studyOf } from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { agentOf, seatOf } from '../session/table.ts';

export interface Setup {
  readonly scenario: string;
  readonly seed: string;
  /** Party ids of the seats that people hold. */
  readonly people: readonly string[];
  /** Who plays the others: an agent's name, by party id or `default`. */
  readonly agents?: Readonly<Record<string, string>>;
  readonly sure?: boolean;
}

/** The state before the first line. */
export function gameFor({ scenario, seed, people, agents = {}, sure = false }: Setup): Linear {
  const c = caseOf(scenario);
  const cast: Record<string, Agent> = Object.fromEntries(
    Object.entries({ default: 'linear', ...agents }).map(([id, name]) => [id, agentOf(name)]),
  );
  const session = openSession(
    [c, seed],
    cast,
    people.map((id) => seatOf(c, id)),
  );
  return fresh(session, cast, { file: 'game.demarche.jsonl', sure });
}

/** Does the job of a reply: studies are worked out; what is written to files is handed over. */
function worked(reply: Reply, files: Map<string, string>): readonly string[] {
  const { job, state } = reply;
  if (!job) return [];
  if (job.kind === 'export') {
    files.set(job.file, job.text);
    return [`It is written to "${job.file}".`];
  }
  if (job.kind === 'reach') return reached(state);
  const work = studyOf(job.study, state.session);
  let step = work.next();
  while (!step.done) step = work.next();
  const study: Study = step.value;
  return studyPage(state, study);
}

export interface Talk {
  readonly state: Linear;
  /** The whole dialogue, as a pipe gets it. */
  readonly text: string;
  /** Numbers of lines that were not taken, from 1. */
  readonly missed: readonly number[];
  readonly files: ReadonlyMap<string, string>;
}

/** A dialogue from a state on. `first`: the game's own first lines are part of it. */
export function talk(
  start: Linear,
  lines: readonly string[],
  { width = 80, first = true }: { readonly width?: number; readonly first?: boolean } = {},
): Talk {
  const out: string[] = [];
  const files = new Map<string, string>();
  const missed: number[] = [];
  let state = start;
  if (first) {
    const reply = opening(start);
    state = reply.state;
    out.push(...folded([headLine(state), '', ...reply.said], width));
  }
  for (const [i, line] of lines.entries()) {
    if (state.left) break;
    if (line.trim() !== '') out.push('', `${promptOf(state)}${line}`);
    const reply = answer(state, line);
    state = reply.state;
    if (!reply.taken) missed.push(i + 1);
    out.push(...folded([...reply.said, ...worked(reply, files)], width));
  }
  return { state, text: `${out.join('\n')}\n`, missed, files };
}

const settings = (from: Package, to: Package): string[] => {
  const changes = to.flatMap((o, k) => (from[k] === o ? [] : [`${k + 1}=${o + 1}`]));
  return changes.length === 0 ? [] : [`set ${changes.join(' ')}`];
};

/** The lines by which the seat in front of the lines does an act. */
export function linesOf(s: Linear, act: Act): string[] {
  const c = s.session.play.world.case;
  const { draft } = deskOf(s);
  const party = (seat: number): string => c.parties[seat]?.id ?? '';
  switch (act.type) {
    case 'offer.make': {
      const said = [
        ...(act.asks?.length ? ['ask', ...act.asks.map((k) => `${k + 1}`)] : []),
        ...(act.gives?.length ? ['give', ...act.gives.map((k) => `${k + 1}`)] : []),
      ];
      return [
        ...settings(draft, act.package),
        ...(said.length > 0 ? [`trade ${said.join(' ')}`] : []),
        'send',
        'yes',
      ];
    }
    case 'text.table':
      return [...settings(draft, act.package), 'table', 'yes'];
    case 'sounding.ask':
      return [...settings(draft, act.package), `sound ${party(act.guarantor)}`];
    case 'caucus.ask':
      return [`ask ${party(act.with)} ${act.clause + 1}`];
    case 'caucus.answer':
      return [act.option < 0 ? 'answer nothing' : `answer ${act.option + 1}`];
    case 'line.draw':
      return [`line ${act.clause + 1} ${act.option + 1}`, 'yes'];
    case 'sounding.answer':
    case 'accession.answer': {
      const sure = act.type === 'accession.answer' ? ['yes'] : [];
      if (act.answer === 'join') return ['join', ...sure];
      if (act.answer === 'decline') return ['decline', ...sure];
      return [...settings(draft, act.change ?? draft), 'joinif', 'yes'];
    }
    case 'offer.accept':
      return ['accept', 'yes'];
    case 'offer.reject':
      return ['refuse'];
    case 'talks.walk-out':
      return ['walkout', 'yes'];
    case 'text.pass':
      return ['pass'];
    case 'accession.leave':
      return ['leave', 'yes'];
    case 'accession.stay':
      return ['stay', 'yes'];
    case 'treaty.sign':
      return ['sign', 'yes'];
    case 'treaty.reopen':
      return ['reopen', 'yes'];
    case 'treaty.abandon':
      return ['abandon', 'yes'];
    case 'vote.hold':
      return ['hold', 'yes'];
    case 'vote.campaign':
      return ['campaign', 'yes'];
    case 'crisis.request':
      return ['call', 'yes'];
    case 'crisis.refrain':
      return ['refrain', 'yes'];
    case 'crisis.show':
      return ['show', 'yes'];
    case 'crisis.appeal':
      return [`appeal ${party(act.to)}`, 'yes'];
    case 'crisis.wait':
      return ['wait'];
    case 'crisis.find':
      return [`find ${act.finding === 'no-attack' ? 'none' : act.finding}`, 'yes'];
    case 'crisis.respond':
      return [`give ${c.treaty?.responses[act.response]?.id ?? ''}`, 'yes'];
    case 'crisis.defer':
      return ['defer'];
    case 'clock.advance':
      return ['clock'];
    default:
      throw new Error(`nobody in front of lines does "${act.type}"`);
  }
}
