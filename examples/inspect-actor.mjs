// The statechart as a running xstate actor: started where a negotiation stands, watched, and kept.
//   node examples/inspect-actor.mjs [scenario] [seed]
import { actorFrom, loadScenario, machine, openPlay, playout, send } from 'demarche';

const [scenario = 'harbour-lease', seed = 'example'] = process.argv.slice(2);
const c = await loadScenario(scenario);
const { acts } = playout(c, seed, 0);

// Half the negotiation as a play: pure values, one for each act.
const half = Math.floor(acts.length / 2);
let play = openPlay(c, seed);
for (const act of acts.slice(0, half)) {
  const next = send(play, act);
  if (!next.ok) throw new Error(next.error.code);
  play = next.value;
}

// The other half by an actor that stands where the play stands.
const seen = [];
const actor = actorFrom(play, {
  inspect: (event) => {
    if (event.type === '@xstate.event') seen.push(event.event.type);
  },
});
actor.start();
for (const act of acts.slice(half)) actor.send(act);
const { status, output } = actor.getSnapshot();
console.log(`from ${play.phase} on: ${seen.filter((type) => !type.startsWith('xstate.')).length} acts seen`);
console.log(`${status}: ${output.kind} in ${output.phase}, ${output.causes.length} causes`);
console.log(`kept: ${Object.keys(actor.getPersistedSnapshot()).sort().join(', ')}`);

// The chart itself, as JSON: what the tools that draw statecharts read. `toDirectedGraph` of xstate/graph takes `machine` too.
const { id, states } = machine.toJSON();
console.log(`${id}: ${Object.keys(states).join(', ')}`);
