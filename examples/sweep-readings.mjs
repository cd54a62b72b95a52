// Where the sources differ: the same runs under every reading of a scenario, or of one question, one at a time.
//   node examples/sweep-readings.mjs [scenario] [runs] [question]
import { batch, loadScenario, summarize } from 'demarche';

const [scenario = 'istanbul-2022', runs = '20', only = ''] = process.argv.slice(2);

async function shareInForce(readings) {
  const loaded = await loadScenario(scenario, readings);
  const { rows } = await batch(loaded, {
    runs: Number(runs),
    seed: 'example',
    cast: { default: 'bridging' },
  });
  return summarize(rows).inForce;
}

const line = (name, { count, low, high }) =>
  console.log(`${name}: ${count} of ${runs} in force (95 % from ${low.toFixed(2)} to ${high.toFixed(2)})`);

line('base', await shareInForce({}));
const { readings } = (await loadScenario(scenario)).scenario;
for (const [question, { variants }] of Object.entries(readings)) {
  if (only !== '' && only !== question) continue;
  for (const variant of Object.keys(variants))
    line(`${question}=${variant}`, await shareInForce({ [question]: variant }));
}
