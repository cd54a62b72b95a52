// A table of one's own: a program in one seat as a person would sit there, agents in the others, the journal in memory.
//   node examples/own-table.mjs [scenario] [seat] [seed]
import * as demarche from 'demarche';
import { AGENTS, act, advance, loadScenario, newsFor, refusalText } from 'demarche';

const [name = 'harbour-lease', id = 'port-alder', seed = 'example'] = process.argv.slice(2);
const c = await loadScenario(name);
const seat = demarche.partyIndex(c, id);

let journal = '';
const keeper = new demarche.JournalKeeper({
  read: () => journal,
  append: (lines) => (journal += lines),
  replace: (text) => (journal = text),
});

/** What the program makes of its view: here what a strategy would do. A person would look at a screen. */
const choose = (view) => AGENTS.linear.act(view, () => 0.5);

let session = demarche.openSession([c, seed], { default: AGENTS.bridging }, [seat]);
for (let turns = 0; ; ) {
  const { session: there, stop } = advance(session, seat);
  // What is new to the seat, and nothing else; then it counts as read, and the journal is written.
  for (const line of newsFor(there, seat).lines.filter(({ weight }) => weight > 0))
    console.log(
      `news: ${c.parties[line.seat]?.id ?? 'chance'} ${line.act}${line.standIn ? ' (stand-in)' : ''}`,
    );
  session = demarche.looked(there, seat);
  keeper.keep(session);
  if (stop.kind === 'over') break;
  if (stop.kind === 'clock') session = demarche.moveClock(session);
  if (stop.kind !== 'seat') continue;
  turns += 1;
  if (turns === 2) {
    // It may not act for another: a refusal with a code, and nothing has changed.
    const { error } = act(session, seat, { type: 'offer.accept', seat: (seat + 1) % c.parties.length });
    console.log(`refused: ${error.code} (${refusalText(c, error)})`);
  }
  // At its fourth turn it goes away: an agent stands in from there on, and the journal says so.
  const next =
    turns === 4
      ? demarche.standIn(session, seat, { kind: 'agent', name: 'conceder' })
      : act(session, seat, choose(demarche.viewOf(session, seat)));
  if (!next.ok) throw new Error(JSON.stringify(next.error));
  session = next.value;
}

const read = demarche.readJournal(journal);
const events = demarche.readEvents(c, read.value);
const again = demarche.restoreSession(c, read.value.head, events.value);
console.log(`over: ${session.play.phase} after ${session.play.acts.length} acts`);
console.log(`journal: ${events.value.length + 1} lines, read again: ${again.value.play.phase}`);
