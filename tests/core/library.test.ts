import { expect, test } from 'vitest';
import * as library from '../../src/app/library.ts';
import { page } from '../docs/fences.ts';

/** What the pages teach, from one place: agents are written outside this repository as well. */
const TAUGHT = [
  ...['POINT', 'uniform', 'rootOf', 'turningPoints', 'branchWith', 'stress', 'streamStress', 'applyReadings'],
  ...[
    'strategy',
    'wordings',
    'bestOwn',
    'concede',
    'othersAim',
    'guarantorAnswer',
    'caucusAnswer',
    'crisisAct',
  ],
];

test('the library has what docs/adding-an-agent.md needs', () => {
  for (const name of TAUGHT) expect(library).toHaveProperty(name);
  const text = page('adding-an-agent.md');
  const line = text.match(/import \{([^}]*)\} from 'demarche'/)?.[1] ?? '';
  const values = line
    .split(',')
    .map((x) => x.trim())
    .filter((x) => !x.startsWith('type '));
  expect(values.length).toBeGreaterThan(3);
  for (const name of values) expect(library).toHaveProperty(name);
});
