import { describe, expect, test } from 'vitest';
import { at, type Case, NOBODY, type Package, setOf } from '../../src/model/index.ts';
import { modeWorld, Terms, underAttack } from '../../src/rules/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

/** Scenarios whose treaty has a duty on a clause of its own: there only the duty changes with its option. */
const DUTY_ALONE = ['brackets-april-2022', 'marenia'];
const TREATIES = [
  'armed-neutrality-2025',
  'brackets-april-2022',
  'first-round-2022',
  'last-debate-2022',
  'marenia',
  'scrap-of-paper-1914',
  'state-treaty-1955',
];

/** The chance that an attack is held off under a text with everybody in whom it names. */
function held(c: Case, text: Package, unbound = false): number {
  if (!c.treaty) throw new Error('no treaty');
  return underAttack(modeWorld(c), text, setOf(new Terms(c.treaty, text).members), 1, unbound).held;
}

const texts = (c: Case): [string, Package][] => Object.entries(c.texts);

const withOption = (c: Case, text: Package, clause: string, option: string): Package => {
  const where = c.clauses.findIndex((one) => one.id === clause);
  const rung = at(c.clauses, where, 'clause').options.findIndex((o) => o.id === option);
  if (rung < 0) throw new Error(`no option ${option}`);
  return text.map((o, i) => (i === where ? rung : o));
};

describe.each(TREATIES)('%s', (name) => {
  const c = caseOf(name);

  test('without a text some attacks are held off and some are not', () => {
    const alone = underAttack(modeWorld(c), null, NOBODY).held;
    expect(alone).toBeGreaterThan(0.05);
    expect(alone).toBeLessThan(0.95);
  });

  test('to bind somebody never lowers what is held, in any named text', () => {
    for (const [id, text] of texts(c)) expect(held(c, text), id).toBeGreaterThanOrEqual(held(c, text, true));
  });
});

test.each(
  DUTY_ALONE,
)('%s: a stronger duty never lowers what is held, and the strongest raises it', (name) => {
  const c = caseOf(name);
  const { treaty } = c;
  if (!treaty) throw new Error('no treaty');
  const clause = at(c.clauses, treaty.dutyClause, 'clause');
  let most = 0;
  for (const [id, text] of texts(c)) {
    const ladder = treaty.duty.map((duty, option) => ({ duty, option }));
    const sorted = ladder.sort((a, b) => a.duty.owed - b.duty.owed);
    const shares = sorted.map(({ option }) =>
      held(c, withOption(c, text, clause.id, at(clause.options, option, 'option').id)),
    );
    for (let i = 1; i < shares.length; i++)
      expect(shares[i], `${id}, rung ${i}`).toBeGreaterThanOrEqual(shares[i - 1] ?? 0);
    most = Math.max(most, (shares.at(-1) ?? 0) - (shares[0] ?? 0));
  }
  expect(most).toBeGreaterThanOrEqual(0.05);
});

test.each([
  ['brackets-april-2022', 'kyiv-brackets', 'forces', 'no-cap', 'cap-85k'],
  ['first-round-2022', 'austrian-sketch', 'forces', 'own-army', 'demilitarised'],
  ['last-debate-2022', 'austrian-form', 'forces', 'no-cap', 'caps'],
  ['armed-neutrality-2025', 'rumer-model', 'standing-forces', 'no-cap', 'cap-85k'],
  ['marenia', 'lirna-paper', 'forces', 'no-cap', 'cap-40k'],
  ['state-treaty-1955', 'guaranteed', 'weapons', 'none', 'disarmed'],
])('%s, %s: %s cut from %s to %s leaves much less held', (name, text, clause, from, to) => {
  const c = caseOf(name);
  const base = at(
    texts(c).filter(([id]) => id === text),
    0,
    'text',
  )[1];
  const cut = held(c, withOption(c, base, clause, to));
  expect(cut).toBeLessThan(held(c, withOption(c, base, clause, from)) - 0.05);
});

test.each([
  ['brackets-april-2022', 'kyiv-brackets', { 'decision-rule': 'unanimity', 'russia-role': 'equal-vote' }],
  ['marenia', 'lirna-paper', { 'decision-rule': 'unanimity', 'orsk-role': 'veto' }],
  ['scrap-of-paper-1914', 'with-a-date', { judge: 'all-five', 'german-seat': 'equal' }],
])('%s: a rule that the attacker can block leaves what is given anyway', (name, text, changes) => {
  const c = caseOf(name);
  let blocked = at(
    texts(c).filter(([id]) => id === text),
    0,
    'text',
  )[1];
  for (const [clause, option] of Object.entries(changes)) blocked = withOption(c, blocked, clause, option);
  expect(held(c, blocked)).toBe(held(c, blocked, true));
});
