import { describe, expect, test } from 'vitest';
import { scenarioFiles } from '../../src/app/files.ts';
import { parseScenario, type ScenarioFile } from '../../src/scenario/index.ts';
import { SCENARIOS } from '../helpers/scenarios.ts';

/** The built program's own: beside `src/` nothing is kept. */
const BUILT = '../../dist/app/checked.js';
const { checkedBefore } = (await import(BUILT)) as typeof import('../../src/app/checked.ts');

async function filesOf(name: string): Promise<ScenarioFile[]> {
  const files = await scenarioFiles(name);
  if (!files.ok) throw new Error(files.error.message);
  return files.value;
}

describe.each(SCENARIOS)('%s, checked when the program was built', (name) => {
  test('is what reading its files again gives, to the last field', async () => {
    const files = await filesOf(name);
    const parsed = parseScenario(files);
    if (!parsed.ok) throw new Error(name);
    expect(await checkedBefore(files)).toStrictEqual(parsed.value);
  });

  test('is not taken for files with a letter more, fewer files, or other names', async () => {
    const [first, ...rest] = await filesOf(name);
    if (!first) throw new Error(name);
    expect(await checkedBefore([{ ...first, text: `${first.text} ` }, ...rest])).toBeNull();
    expect(await checkedBefore([{ ...first, name: 'other.yaml' }, ...rest])).toBeNull();
    expect(await checkedBefore([first, ...rest, { name: 'more.yaml', text: '' }])).toBeNull();
  });
});
