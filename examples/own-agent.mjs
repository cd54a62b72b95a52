// An agent of one's own at the table: a seat that takes over what the others wrote, as far as it can afford.
//   node examples/own-agent.mjs [seed]
import { AGENTS, endingOf, loadScenario, playout, strategy } from 'demarche';

const [seed = 'example'] = process.argv.slice(2);

/** The option worth most to the seat, clause by clause. */
function bestFor({ board: { clauses, offset }, worth }) {
  return clauses.map((clause, c) => {
    const values = clause.options.map((_, o) => worth[offset[c] + o]);
    return values.indexOf(Math.max(...values));
  });
}

/** Takes over the other side's last wording, clause by clause, as far as what it demands this round allows. */
function plan(view) {
  const best = bestFor(view);
  const theirs = view.open.offers.filter((offer) => offer.seat !== view.seat).at(-1)?.package ?? best;
  const left = 1 - view.open.round / view.board.talks.rounds;
  const demand = view.bar(best) + left * (view.score(best) - view.bar(best));
  const text = [...best];
  for (const [clause, option] of theirs.entries()) {
    text[clause] = option;
    if (view.score(text) < demand || !view.acceptable(text)) text[clause] = best[clause];
  }
  return { text, demand };
}

// `strategy` answers for the other phases (soundings, accession, a crisis) by the same scores.
const borrower = strategy('borrower', 'Takes over the wording of the others where it can', plan, 0.25);

const lease = await loadScenario('harbour-lease');
for (const other of Object.values(AGENTS)) {
  const played = playout(lease, seed, 0, { 'port-alder': borrower, nordhall: other });
  const ending = endingOf(played.world, played.table, played.phase);
  console.log(`borrower against ${other.name}: ${ending.kind} after ${played.acts.length} acts`);
}
