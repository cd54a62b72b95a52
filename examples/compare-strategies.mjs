// Two strategies in one seat over the same seeded runs: how the negotiations end.
//   node examples/compare-strategies.mjs [scenario] [seat] [runs]
import { batch, loadScenario, summarize } from 'demarche';

const [scenario = 'istanbul-2022', seat = 'kyiv', runs = '40'] = process.argv.slice(2);
const STRATEGIES = ['linear', 'bridging'];

const loaded = await loadScenario(scenario);
const percent = (share) => `${(100 * share).toFixed(1)} %`;

for (const strategy of STRATEGIES) {
  // The same seed gives both the same draws: what differs is the strategy alone.
  const { rows } = await batch(loaded, { runs: Number(runs), seed: 'example', cast: { [seat]: strategy } });
  const summary = summarize(rows);
  console.log(`${strategy} as ${seat} in ${scenario}, ${summary.runs} runs:`);
  for (const { ending, count, share, low, high } of summary.endings)
    console.log(`  ${ending}: ${count} (${percent(share)}, 95 % from ${percent(low)} to ${percent(high)})`);
  const [blocker] = summary.blockers;
  if (blocker)
    console.log(`  most often in the way: ${blocker.code} (${blocker.party ?? 'nobody in particular'})`);
}
