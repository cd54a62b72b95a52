import { type Act, type Case, NATURE, type Package, type Table } from '../../src/model/index.ts';
import { endingOf, nameOf } from '../../src/rules/index.ts';
import type { Cast } from '../../src/sim/index.ts';
import { byAgents, drive } from './drive.ts';

const optionName = (c: Case, clause: number, option: number): string =>
  c.clauses[clause]?.options[option]?.id ?? 'nothing';

/** A text by what differs from another; whole when there is no other. */
function textNames(c: Case, text: Package, from: Package | null): string {
  const parts = text.flatMap((o, i) =>
    from !== null && from[i] === o ? [] : [`${c.clauses[i]?.id}=${optionName(c, i, o)}`],
  );
  return parts.length > 0 ? parts.join(' ') : 'the same text';
}

/** What an act says, by names. Nothing hidden: no front, no beliefs, no hours at which capitals will be ready. */
function said(c: Case, table: Table, act: Act, last: Package | null): string {
  const who = (seat: number): string => c.parties[seat]?.id ?? 'nature';
  const clause = (i: number): string => c.clauses[i]?.id ?? '?';
  const { treaty, war } = c;
  switch (act.type) {
    case 'offer.make':
    case 'text.table':
      return textNames(c, act.package, last);
    case 'sounding.ask':
      return `${who(act.guarantor)}: ${textNames(c, act.package, last)}`;
    case 'sounding.answer':
    case 'accession.answer': {
      const asked =
        act.type === 'accession.answer' ? table.open.agreed : table.own[act.seat]?.soundings.at(-1)?.package;
      return act.change ? `${act.answer}: ${textNames(c, act.change, asked ?? null)}` : act.answer;
    }
    case 'caucus.ask':
      return `${who(act.with)} on ${clause(act.clause)}`;
    case 'caucus.answer':
    case 'line.draw':
      return `${clause(act.clause)}=${optionName(c, act.clause, act.option)}`;
    case 'nature.round':
      return act.events.map((e) => war?.deck[e]?.id).join(', ') || 'nothing new';
    case 'nature.lock': {
      const entry = table.open.pending[0] ?? 0;
      const lock = entry >= 0 ? treaty?.locks[entry]?.id : `${who(-1 - entry)} legislature`;
      return act.held ? `${lock}: ${(act.yes / 10).toFixed(1)} % yes` : `${lock}: not held`;
    }
    case 'nature.stage': {
      const stage = treaty?.stages[table.open.stages.length]?.id;
      return `${stage}: ${act.breached ? (act.repaired ? 'broken and repaired' : 'broken') : 'kept'}`;
    }
    case 'nature.year': {
      // What is reported, not what it is.
      const reported = treaty?.incidents[treaty.incidents[act.incident]?.reportedAs ?? -1]?.id;
      return act.kind === 'incident' ? `${reported} at ${treaty?.places[act.place]?.id}` : act.kind;
    }
    case 'nature.convene':
      return act.convened ? 'the guarantors meet' : 'nobody convenes';
    case 'clock.advance':
      return `T+${(table.open.crisis?.hour ?? 0) + act.hours} h`;
    case 'crisis.find':
      return act.finding;
    case 'crisis.respond':
      return treaty?.responses[act.response]?.id ?? '?';
    case 'nature.gate':
      return act.passed ? `arrives T+${act.arrives} h` : 'stopped at home';
    case 'nature.council':
      return act.vetoed ? 'vetoed' : 'seized';
    case 'offer.accept':
    case 'offer.reject':
    case 'talks.walk-out':
    case 'text.pass':
    case 'accession.leave':
    case 'accession.stay':
    case 'treaty.sign':
    case 'treaty.reopen':
    case 'treaty.abandon':
    case 'crisis.request':
    case 'crisis.refrain':
      return '';
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** One playout as a page to read and to compare: act by act, who, what, and what changed. */
export function transcriptOf(c: Case, seed: string, run: number, cast: Cast, agents: string): string {
  const lines: string[] = [`# ${c.scenario.id}, seed ${seed}, run ${run}, agents ${agents}`];
  /** Each seat's own last text: what it changes is what is told. */
  const own = new Map<number, Package>();
  let round = 0;
  let clocks = 0;
  const driven = drive(c, seed, run, byAgents(c, cast), {
    before: ({ table, act, phase }) => {
      const { open } = table;
      if (phase.startsWith('talks.') && open.round !== round) {
        round = open.round;
        lines.push('', `## Round ${round}, day ${open.day}`);
      }
      if (act.type === 'clock.advance') {
        clocks++;
        if (open.crisis && open.crisis.due.length === 0 && clocks % 4 !== 0) return;
      }
      const seat = act.seat === NATURE ? 'nature' : (c.parties[act.seat]?.id ?? '?');
      lines.push(`${seat} ${act.type} ${said(c, table, act, own.get(act.seat) ?? null)}`.trimEnd());
      if ('package' in act) own.set(act.seat, act.package);
    },
    after: ({ table, phase }) => {
      if (phase === 'talks.answer' && table.open.agreed) lines.push('', '## Agreed');
      if (phase === 'signature.signing' && table.open.pending.length > 0 && table.open.locks.length === 0)
        lines.push('', '## Signed');
    },
  });
  const { world, table, phase } = driven;
  const joined = c.parties.filter((p) => (table.open.joined >>> p.index) & 1).map((p) => p.id);
  lines.push('', `## ${phase} on day ${table.open.day} after ${driven.acts.length} acts`);
  if (table.open.agreed) lines.push(`text: ${textNames(c, table.open.agreed, null)}`);
  if (joined.length > 0) lines.push(`in: ${joined.join(' ')}`);
  const { causes } = endingOf(world, table, phase);
  for (const cause of causes) {
    const by = cause.party >= 0 ? `${nameOf(c, cause.party)}, ` : '';
    lines.push(`- ${by}${cause.code}${cause.clause >= 0 ? ` on ${c.clauses[cause.clause]?.id}` : ''}`);
  }
  return `${lines.join('\n')}\n`;
}
