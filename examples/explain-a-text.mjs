// Who would sign a text, who would not, and why: first as written, then with one clause changed.
//   node examples/explain-a-text.mjs [scenario] [text] [clause=option]
import { clauseIndex, explain, loadScenario, optionIndex } from 'demarche';

const [scenario = 'istanbul-2022', name = 'kyiv-offer', change = 'decision-rule=unanimity'] =
  process.argv.slice(2);

const loaded = await loadScenario(scenario);
const text = loaded.texts[name];
if (!text)
  throw new Error(`${scenario} has no text "${name}"; it has ${Object.keys(loaded.texts).join(', ')}`);

function tell(title, text) {
  console.log(title);
  for (const [party, said] of Object.entries(explain(loaded, text).parties)) {
    console.log(`  ${party}: ${said.verdict} (${said.score} points, ${said.reservation} needed)`);
    for (const reason of said.reasons.slice(0, 2)) console.log(`    ${reason.code}: ${reason.text}`);
  }
}

tell(`${name}, as written`, text);

const [clause = '', option = ''] = change.split('=');
const at = clauseIndex(loaded, clause);
const to = at < 0 ? -1 : optionIndex(loaded, at, option);
if (to < 0) throw new Error(`${scenario} has no "${change}"`);
tell(`${name}, with ${change}`, text.with(at, to));
