import { type Case, has, POINT, type Table } from '../../src/model/index.ts';
import { must } from './drive.ts';

/** What must hold of a table at any time. */
export function sound(c: Case, table: Table, phase: string): void {
  const { open, hidden, own } = table;
  // Who is in, and what the list of standings says of it.
  for (const [seat, standing] of open.standings.entries()) {
    const inside = standing === 'joined' || standing === 'committed';
    if (open.agreed) must(has(open.joined, seat) === inside, `${c.parties[seat]?.id} is ${standing}`);
    if (inside) must(c.parties[seat]?.guarantor != null, `${c.parties[seat]?.id}, no guarantor, is in`);
    if (standing === 'conditional')
      must(open.changes[seat] !== null, `${c.parties[seat]?.id} names no change`);
  }
  must(open.agreed !== null || open.joined === 0, 'somebody has joined no text');
  // Events that happen once have happened once, and in their time.
  const times = new Map<number, number>();
  const here = new Set<string>();
  for (const { event, round } of open.events) {
    times.set(event, (times.get(event) ?? 0) + 1);
    const e = c.war?.deck[event];
    must(
      e !== undefined && round >= e.fromRound && round <= e.untilRound,
      `event ${event} in round ${round}`,
    );
    must(!here.has(`${event} ${round}`), `event ${event} twice in round ${round}`);
    here.add(`${event} ${round}`);
    if (e?.once) must(times.get(event) === 1, `${e.id} happened ${times.get(event)} times`);
  }
  // What a crisis was is known only once it is over, and so is whether help came.
  const { crisis } = open;
  if (crisis) {
    must(crisis.truth === (crisis.closed ? hidden.incident : -1), `the truth is ${crisis.truth}`);
    must((crisis.helped === null) === !crisis.closed, 'helped before the end');
    must((crisis.live & ~open.joined) === 0, 'the guarantee lives for one who is not in');
    must((crisis.limited & ~crisis.live) === 0, 'limited without being live');
  }
  // Figures stay where they belong.
  for (const mine of own) {
    must(Number.isSafeInteger(mine.reservation), `a reservation value of ${mine.reservation}`);
    must(
      mine.reservation > 0 && mine.reservation < 110 * POINT,
      `a reservation value of ${mine.reservation}`,
    );
    must(mine.belief >= 0 && mine.belief <= 1000, `a belief of ${mine.belief}`);
    must(Math.abs(mine.front) <= 100, `a front of ${mine.front}`);
  }
  must(Math.abs(hidden.front) <= 100, `a front of ${hidden.front}`);
  must(open.sideMoves <= c.scenario.talks.sideMoves, 'too many side moves');
  must(
    open.answering.length === 0 || open.standing === open.offers.length - 1,
    'an answer to no standing text',
  );
  // What is awaited is awaited in its own phase and nowhere else.
  const asking = phase === 'talks.sounding' || phase === 'talks.caucus';
  must((open.asked !== null) === asking, `a question is open in ${phase}`);
  must(open.answering.length > 0 === (phase === 'talks.answer'), `an answer is awaited in ${phase}`);
  const queued = /^(accession|ratification)\.(invitation|review)$/.test(phase);
  must(open.queue.length > 0 === queued, `guarantors are awaited in ${phase}`);
  const votes = phase === 'ratification.voting' || phase === 'ratification.campaign';
  if (open.pending.length > 0) must(votes, `votes are awaited in ${phase}`);
  if (crisis && !crisis.closed) must(phase.startsWith('crisis.'), `a crisis goes on in ${phase}`);
  if (phase.startsWith('talks.')) must(open.agreed === null, 'talks about an agreed text');
  if (open.agreed)
    must(
      c.clauses.every((clause, i) => clause.options[open.agreed?.[i] ?? -1]),
      'no whole text',
    );
}
