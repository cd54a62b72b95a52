import type { Lock, Party, Scenario, Stage } from '../model/index.ts';
import { checkCondition } from './check-conditions.ts';
import type { Lookup } from './lookup.ts';
import type { Path } from './marks.ts';
import { listed, quoted } from './nearest.ts';

export function checkSways(look: Lookup, path: Path, sways: Lock['sways'] | Stage['sways']): void {
  for (const [i, sway] of sways.entries()) checkCondition(look, [...path, i, 'when'], sway.when);
}

export function checkLock(look: Lookup, path: Path, lock: Lock): void {
  look.party([...path, 'of'], lock.of);
  checkSways(look, [...path, 'sways'], lock.sways);
  checkCondition(look, [...path, 'barredWhile'], lock.barredWhile);
}

function checkPreferences(look: Lookup, path: Path, party: Party): void {
  for (const [name, preference] of Object.entries(party.preferences)) {
    const inside = [...path, name];
    const clause = look.clause(inside, name, true);
    if (clause === undefined) continue;
    if (preference.values !== undefined) look.everyOption([...inside, 'values'], name, preference.values);
    if (preference.ideal === undefined) continue;
    if (clause.kind !== 'ladder') {
      look.tellKey(
        [...inside, 'ideal'],
        `${quoted(name)} is a set, which has no order: give 'values' instead`,
      );
    }
    look.option([...inside, 'ideal'], name, preference.ideal);
  }
}

function checkGuarantor(look: Lookup, path: Path, party: Party): void {
  const { treaty } = look.scenario;
  const profile = party.guarantor;
  if (profile === undefined) {
    if (party.role === 'guarantor' && treaty !== undefined) {
      look.tellKey(
        path,
        "a guarantor of a treaty needs a profile: add 'guarantor' with askedLate and crisis",
      );
    }
    return;
  }
  const inside = [...path, 'guarantor'];
  if (party.role !== 'guarantor') {
    look.tellKey(inside, `a ${party.role} has no guarantor's profile: remove it or give the role guarantor`);
  }
  look.repeated(
    [...inside, 'dependsOn'],
    profile.dependsOn.map((one) => one.id),
    'id',
  );
  for (const [i, one] of profile.dependsOn.entries()) {
    checkCondition(look, [...inside, 'dependsOn', i, 'require'], one.require);
  }
  if (treaty === undefined) {
    look.tellKey(
      inside,
      "a guarantor's profile needs a treaty to guarantee: add 'treaty', or remove the profile",
    );
  }
  if (profile.legislature !== undefined) checkLock(look, [...inside, 'legislature'], profile.legislature);
  if (treaty !== undefined) {
    const means = [...inside, 'crisis', 'means'];
    for (const [i, name] of profile.crisis.means.entries())
      look.find([...means, i], name, 'a response of the treaty', treaty.responses);
    look.repeated(means, profile.crisis.means);
  }
}

/** The parties' preferences, red lines, links and profiles speak of what exists. */
export function checkParties(look: Lookup, parties: Scenario['parties'] = look.scenario.parties): void {
  for (const [name, party] of Object.entries(parties)) {
    const path = ['parties', name];
    checkPreferences(look, [...path, 'preferences'], party);
    look.repeated(
      [...path, 'redLines'],
      party.redLines.map((line) => line.id),
      'id',
    );
    for (const [i, line] of party.redLines.entries()) {
      const at = [...path, 'redLines', i];
      checkCondition(look, [...at, 'require'], line.require);
      checkCondition(look, [...at, 'when'], line.when);
      checkCondition(look, [...at, 'unless'], line.unless);
    }
    for (const [i, link] of party.links.entries()) {
      checkCondition(look, [...path, 'links', i, 'when'], link.when);
    }
    checkGuarantor(look, path, party);
  }
}

/** Who negotiates: the principals are the parties of that role; the mediator is any other, a guarantor too. */
export function checkSeats(look: Lookup): void {
  const { principals, mediator, parties } = look.scenario;
  for (const [i, name] of principals.entries()) look.role(['principals', i], name, 'principal');
  look.repeated(['principals'], principals);
  // The mediator may be a candidate guarantor as well, but not a side.
  if (mediator !== undefined && parties[mediator]?.role !== 'guarantor')
    look.role(['mediator'], mediator, 'mediator');
  for (const [name, party] of Object.entries(parties)) {
    if (party.role !== 'principal' || principals.includes(name)) continue;
    const message = `has the role principal but is not among the principals (${listed(principals)}): add it there`;
    look.tell(['parties', name, 'role'], `${quoted(name)} ${message}`);
  }
}
