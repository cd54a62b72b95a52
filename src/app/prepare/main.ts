import { keepChecked } from '../checked.ts';
import { bundledScenarios, checkFiles, scenarioFiles } from '../files.ts';

// Run by the build: checks the bundled scenarios and keeps them as JSON beside the compiled program.
const found = [];
for (const name of await bundledScenarios()) {
  const files = await scenarioFiles(name);
  const checked = files.ok ? checkFiles(name, files.value) : files;
  if (files.ok && checked.ok) found.push({ files: files.value, scenario: checked.value });
  else if (!checked.ok) process.stderr.write(`${checked.error.message}\n`);
}
await keepChecked(found);
