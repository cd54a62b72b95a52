import type { Clause, Party, Scenario } from '../model/index.ts';
import { checkCondition } from './check-conditions.ts';
import { checkParties, checkSeats } from './check-parties.ts';
import { checkConditionSizes, checkSpan } from './check-sizes.ts';
import { checkTexts } from './check-texts.ts';
import { checkTreaty, checkWar } from './check-treaty.ts';
import { conditionGraph, cycles, shown } from './cycles.ts';
import { Lookup } from './lookup.ts';
import type { Finding, Path } from './marks.ts';
import { quoted } from './nearest.ts';
import { isObject } from './shapes.ts';

const JUDGEMENT = 'judgement';

/**
 * Finds every `source` in a value: a list under that name, except where it is an option's name in a meaning. What is the
 * very same in `checked` is passed over.
 */
function checkSources(
  look: Lookup,
  known: ReadonlySet<string>,
  path: Path,
  value: unknown,
  checked: unknown,
): void {
  if (value === checked) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkSources(look, known, [...path, i], item, undefined);
    return;
  }
  if (!isObject(value)) return;
  for (const [key, inside] of Object.entries(value)) {
    const before = isObject(checked) && Object.hasOwn(checked, key) ? checked[key] : undefined;
    if (inside === before && before !== undefined) continue;
    const at = [...path, key];
    if (key !== 'source' || !Array.isArray(inside) || path.at(-1) === 'options') {
      checkSources(look, known, at, inside, before);
      continue;
    }
    for (const [i, name] of inside.entries()) {
      if (typeof name !== 'string' || known.has(name)) continue;
      look.find([...at, i], name, 'a source', look.scenario.sources);
    }
  }
}

function checkLadder(look: Lookup, path: Path, clause: Clause): void {
  if (clause.kind !== 'ladder') return;
  let before: number | undefined;
  for (const [name, option] of Object.entries(clause.options)) {
    const rung = option.rung ?? (before === undefined ? 0 : Math.floor(before) + 1);
    if (before !== undefined && rung <= before) {
      const message = `the rungs of a ladder must rise: ${rung} comes after ${before}`;
      look.tell([...path, 'options', name, 'rung'], message);
    }
    before = rung;
  }
}

function checkConditions(look: Lookup): void {
  const { conditions } = look.scenario;
  for (const [name, condition] of Object.entries(conditions))
    checkCondition(look, ['conditions', name], condition);
  const circles = cycles(conditionGraph(conditions));
  for (const cycle of circles) {
    const path = ['conditions', cycle[0] ?? ''];
    look.tellKey(path, `the conditions rest on each other in a circle: ${shown(cycle)}`);
  }
  if (circles.length === 0) checkConditionSizes(look);
}

/** Everything but the parties whose names others may use, and the parties' own names and roles. */
const NAMING = ['clauses', 'conditions', 'texts', 'principals', 'mediator', 'war', 'treaty'] as const;

/** Do all names lead where they led in a scenario checked before? Then only what was changed need be looked at. */
function sameNames(scenario: Scenario, checked: Scenario): boolean {
  if (NAMING.some((key) => scenario[key] !== checked[key])) return false;
  const seats = Object.entries(scenario.parties);
  return (
    seats.length === Object.keys(checked.parties).length &&
    seats.every(([name, party]) => {
      const before = checked.parties[name];
      return before?.role === party.role && !before.guarantor === !party.guarantor;
    })
  );
}

/**
 * Everything that one part of a scenario says about another: names that lead nowhere, options left out, circles.
 * The paths are those of the authored file as far as the shorthand allows. Empty when all is well.
 * @param checked a scenario in which all was well: what is the very same in both is not looked at again
 */
export function checkReferences(scenario: Scenario, checked?: Scenario): Finding[] {
  const look = new Lookup(scenario);
  const known = new Set([...Object.keys(scenario.sources), JUDGEMENT]);
  const cited = checked && Object.keys(checked.sources).every((key) => known.has(key)) ? checked : undefined;
  checkSources(look, known, [], scenario, cited);
  const { opening, openedBy } = scenario.talks;
  if (opening !== undefined) look.find(['talks', 'opening'], opening, 'a text', scenario.texts);
  if (openedBy !== undefined && !scenario.principals.includes(openedBy))
    look.tell(
      ['talks', 'openedBy'],
      `${quoted(openedBy)} is no principal: only one of them can have made the offer`,
    );
  if (openedBy !== undefined && opening === undefined)
    look.tellKey(['talks', 'openedBy'], "nothing is on the table: name the text under 'opening'");
  checkSpan(look);
  if (checked !== undefined && sameNames(scenario, checked)) {
    const changed = ([name, party]: readonly [string, Party]): boolean => checked.parties[name] !== party;
    const parties = Object.fromEntries(Object.entries(scenario.parties).filter(changed));
    checkParties(look, parties);
    checkConditionSizes(look, parties);
    return look.findings;
  }
  for (const [name, clause] of Object.entries(scenario.clauses)) checkLadder(look, ['clauses', name], clause);
  checkConditions(look);
  checkTexts(look);
  checkSeats(look);
  checkParties(look);
  if (scenario.war !== undefined) checkWar(look, scenario.war);
  if (scenario.treaty !== undefined) checkTreaty(look, scenario.treaty);
  return look.findings;
}
