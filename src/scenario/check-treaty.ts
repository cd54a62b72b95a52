import type { Meaning, Treaty, War } from '../model/index.ts';
import { checkCondition } from './check-conditions.ts';
import { checkLock, checkSways } from './check-parties.ts';
import type { Lookup } from './lookup.ts';
import type { Path } from './marks.ts';
import { quoted } from './nearest.ts';

/** Stands for every guarantor that is not named. */
export const GUARANTORS = 'guarantors';

/** How the lock of a guarantor's legislature is named, after the guarantor. */
export const LEGISLATURE = '-legislature';

const TREATY: Path = ['treaty'];

/** The clause exists and each of its options has exactly one entry; then each entry is looked at. */
function checkMeaning<T>(
  look: Lookup,
  path: Path,
  meaning: Meaning<T>,
  each: (path: Path, entry: T) => void = () => {},
): void {
  look.clause([...path, 'clause'], meaning.clause);
  look.everyOption([...path, 'options'], meaning.clause, meaning.options);
  for (const [option, entry] of Object.entries(meaning.options)) each([...path, 'options', option], entry);
}

function eachName(look: Lookup, what: string, map: Readonly<Record<string, unknown>>) {
  return (path: Path, names: readonly string[]): void => {
    for (const [i, name] of names.entries()) look.find([...path, i], name, what, map);
    look.repeated(path, names);
  };
}

function checkWords(look: Lookup, treaty: Treaty): void {
  const { places, incidents } = treaty.crisis;
  const response = (path: Path, name: string | undefined): void => {
    if (name !== undefined) look.find(path, name, 'a response of the treaty', treaty.responses);
  };
  checkMeaning(look, [...TREATY, 'guarantors'], treaty.guarantors, (path, names) => {
    for (const [i, name] of names.entries()) look.role([...path, i], name, 'guarantor');
    look.repeated(path, names);
  });
  checkMeaning(look, [...TREATY, 'duty'], treaty.duty, (path, { owed }) => response([...path, 'owed'], owed));
  if (treaty.barred)
    checkMeaning(look, [...TREATY, 'barred'], treaty.barred, eachName(look, 'a response', treaty.responses));
  const [first] = Object.entries(treaty.responses);
  if (first && (first[1].effect.high !== 0 || first[1].exposure.high !== 0))
    look.tell(
      [...TREATY, 'responses', first[0]],
      'the first response is to give nothing: its effect and exposure are 0',
    );
  checkMeaning(look, [...TREATY, 'decision'], treaty.decision, (path, { eachUpTo }) =>
    response([...path, 'eachUpTo'], eachUpTo),
  );
  checkMeaning(look, [...TREATY, 'window'], treaty.window);
  checkMeaning(look, [...TREATY, 'coverage'], treaty.coverage, eachName(look, 'a place', places));
  checkMeaning(look, [...TREATY, 'wording'], treaty.wording, eachName(look, 'an incident', incidents));
  checkMeaning(look, [...TREATY, 'attackerSeat'], treaty.attackerSeat);
  for (const [name, incident] of Object.entries(incidents)) {
    const path = [...TREATY, 'crisis', 'incidents', name];
    eachName(look, 'a place', places)([...path, 'places'], incident.places);
    const { reportedAs } = incident;
    if (reportedAs === undefined) continue;
    look.find([...path, 'reportedAs'], reportedAs, 'an incident', incidents);
    if (incidents[reportedAs]?.reportedAs !== undefined)
      look.tell(
        [...path, 'reportedAs'],
        `'${reportedAs}' is itself reported as another: name what it looks like in the end`,
      );
    if (reportedAs === name)
      look.tell([...path, 'reportedAs'], 'an incident is itself without saying so: remove it');
  }
}

/** What the words of the treaty mean, for every option of the clauses they hang on. */
export function checkTreaty(look: Lookup, treaty: Treaty): void {
  checkWords(look, treaty);
  look.party([...TREATY, 'victim'], treaty.victim);
  look.party([...TREATY, 'attacker'], treaty.attacker);
  for (const name of Object.keys(treaty.stakes)) look.party([...TREATY, 'stakes', name], name, true);
  if (treaty.victim === treaty.attacker) {
    look.tell([...TREATY, 'attacker'], 'the attacker is the victim: name two parties');
  }
  if (treaty.opens) {
    look.find([...TREATY, 'opens', 'text'], treaty.opens.text, 'a text', look.scenario.texts);
    for (const [i, name] of treaty.opens.joined.entries())
      look.role([...TREATY, 'opens', 'joined', i], name, 'guarantor');
    look.repeated([...TREATY, 'opens', 'joined'], treaty.opens.joined);
  }
  checkCondition(look, [...TREATY, 'accession', 'enough'], treaty.accession.enough);
  const { plan, locks } = treaty.ratification;
  const path = [...TREATY, 'ratification'];
  const tried = { ...locks, [GUARANTORS]: true };
  checkMeaning(look, [...path, 'plan'], plan, eachName(look, 'a lock', tried));
  for (const [name, lock] of Object.entries(locks)) {
    const at = [...path, 'locks', name];
    if (name === GUARANTORS) {
      look.tellKey(at, "'guarantors' stands for their legislatures: choose another name for the lock");
    }
    // A legislature is a lock of that name.
    const of = name.endsWith(LEGISLATURE) ? name.slice(0, -LEGISLATURE.length) : '';
    if (Object.hasOwn(look.scenario.parties, of) && look.scenario.parties[of]?.guarantor?.legislature)
      look.tellKey(
        at,
        `${quoted(name)} is the legislature of ${quoted(of)}: choose another name for the lock`,
      );
    checkLock(look, at, lock);
  }
  for (const name of ['strength', 'growth', 'warning', 'readiness'] as const)
    checkSways(look, [...TREATY, 'defence', name, 'sways'], treaty.defence[name].sways);
  checkSways(look, [...TREATY, 'force', 'temptation', 'sways'], treaty.force.temptation.sways);
  for (const [name, stage] of Object.entries(treaty.implementation)) {
    checkSways(look, [...TREATY, 'implementation', name, 'sways'], stage.sways);
  }
}

/** Drivers push parties that exist, events set off drivers that exist, and only principals wait. */
export function checkWar(look: Lookup, war: War): void {
  const pushed = { ...look.scenario.parties, [GUARANTORS]: true };
  for (const name of Object.keys(war.waiting)) {
    const path = ['war', 'waiting', name];
    look.party(path, name, true);
    const role = look.scenario.parties[name]?.role;
    if (role !== undefined && role !== 'principal') {
      look.tellKey(path, `'${name}' has the role ${role}: only principals pay for waiting`);
    }
  }
  for (const [name, driver] of Object.entries(war.drivers)) {
    for (const party of Object.keys(driver.effects)) {
      look.find(['war', 'drivers', name, 'effects', party], party, 'a party', pushed, true);
    }
  }
  for (const [name, event] of Object.entries(war.deck)) {
    eachName(look, 'a driver', war.drivers)(['war', 'deck', name, 'drivers'], event.drivers);
  }
}
