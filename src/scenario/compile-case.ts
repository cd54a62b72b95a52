import {
  type Case,
  type CaseClause,
  type CaseParty,
  type CaseRedLine,
  type CaseWar,
  clausesOf,
  type Figure,
  type Package,
  type Party,
  type Range,
  type Scenario,
  type Test,
} from '../model/index.ts';
import { GUARANTORS } from './check-treaty.ts';
import { compileTest, type FigureBook, indexIn, type Names } from './compile-test.ts';
import { compileGuarantor, compileTreaty } from './compile-treaty.ts';
import { conditionGraph, inDependence, textGraph } from './cycles.ts';
import { LARGEST_FIGURE } from './limits.ts';

function compileClauses(scenario: Scenario): CaseClause[] {
  return Object.entries(scenario.clauses).map(([id, clause]) => {
    let rung = -1;
    const options = Object.entries(clause.options).map(([optionId, o]) => {
      rung = o.rung ?? Math.floor(rung) + 1;
      return { id: optionId, text: o.text, short: o.short ?? o.text, rung, bridging: o.bridging === true };
    });
    return { id, title: clause.title, kind: clause.kind, options };
  });
}

/** v(option) = 1 − |rung − ideal| / (highest rung − lowest rung), or the author's own values. */
function optionValues(
  clauses: readonly CaseClause[],
  offset: readonly number[],
  width: number,
  id: string,
  party: Party,
): Float64Array {
  const values = new Float64Array(width);
  const path = `parties.${id}.preferences`;
  clauses.forEach((clause, c) => {
    const preference = party.preferences[clause.id];
    if (!preference) return;
    const ideal = clause.options.find((o) => o.id === preference.ideal)?.rung ?? 0;
    const rungs = clause.options.map((o) => o.rung);
    const span = Math.max(...rungs) - Math.min(...rungs);
    clause.options.forEach((o, i) => {
      const own = preference.values?.[o.id];
      // On a ladder of one rung everybody stands on the ideal.
      const derived = span === 0 ? 1 : 1 - Math.abs(o.rung - ideal) / span;
      values[(offset[c] ?? 0) + i] = inShare(`${path}.${clause.id}`, own ?? derived);
    });
  });
  return values;
}

function compileRedLines(book: FigureBook, party: Party): CaseRedLine[] {
  return party.redLines.map((line, index) => {
    const require = book.test(line.require);
    const parts: Test[] = [{ op: 'not', of: require }];
    if (line.when) parts.push(book.test(line.when));
    if (line.unless) parts.push({ op: 'not', of: book.test(line.unless) });
    const breached: Test = parts.length === 1 && parts[0] ? parts[0] : { op: 'all', of: parts };
    const clauses = clausesOf(breached);
    return { id: line.id, index, line, breached, clauses, public: line.public };
  });
}

function compileParty(
  book: FigureBook,
  clauses: readonly CaseClause[],
  offset: readonly number[],
  width: number,
  id: string,
  index: number,
  party: Party,
): CaseParty {
  const weights = clauses.map((clause) => {
    const preference = party.preferences[clause.id];
    return preference
      ? book.add(`parties.${id}.preferences.${clause.id}.weight`, preference.weight, preference.weight.source)
      : -1;
  });
  return {
    id,
    index,
    name: party.name,
    short: party.short,
    role: party.role,
    reservation: book.add(`parties.${id}.reservation`, party.reservation, party.reservation.source),
    weights,
    values: optionValues(clauses, offset, width, id, party),
    redLines: compileRedLines(book, party),
    links: party.links.map((link, i) => {
      const when = book.test(link.when);
      return {
        when,
        points: book.add(`parties.${id}.links.${i}.points`, link.points, link.source),
        clauses: clausesOf(when),
      };
    }),
    guarantor: party.guarantor ? compileGuarantor(book, id, index, party.guarantor) : null,
  };
}

function compileWar(book: FigureBook, scenario: Scenario): CaseWar | null {
  const war = scenario.war;
  if (!war) return null;
  const parties = Object.entries(scenario.parties);
  return {
    lasting: book.names.lasting,
    front: book.add('war.front', war.front, war.front.source),
    frontStep: book.add('war.frontStep', war.frontStep, war.frontStep.source),
    fog: book.add('war.fog', war.fog, war.fog.source),
    recovery: book.add('war.recovery', war.recovery, war.recovery.source),
    waiting: parties.map(([id]) => {
      const cost = war.waiting[id];
      return cost ? book.add(`war.waiting.${id}`, cost, cost.source) : -1;
    }),
    drivers: Object.entries(war.drivers).map(([id, driver]) => ({
      id,
      text: driver.text,
      effects: parties.map(([partyId, party]) => {
        const range =
          driver.effects[partyId] ?? (party.role === 'guarantor' ? driver.effects.guarantors : undefined);
        if (range === undefined) return -1;
        const named = driver.effects[partyId] === undefined ? GUARANTORS : partyId;
        const path = `war.drivers.${id}.effects.${named}`;
        return book.add(path, range, driver.source, `war.drivers.${id}.${partyId}`);
      }),
      rounds: driver.rounds ?? 0,
      source: driver.source,
    })),
    deck: Object.entries(war.deck).map(([id, event]) => ({
      id,
      text: event.text,
      chance: book.add(`war.deck.${id}.chance`, event.chance, event.source),
      front: book.add(`war.deck.${id}.front`, event.front, event.source),
      drivers: event.drivers.map((d) => indexIn(book.names.drivers, d, 'driver')),
      fromRound: event.fromRound,
      untilRound: event.untilRound ?? Number.MAX_SAFE_INTEGER,
      once: event.once,
      source: event.source,
    })),
  };
}

function compileTexts(scenario: Scenario, clauses: readonly CaseClause[]): Record<string, Package> {
  const whole = new Map<string, Readonly<Record<string, string>>>();
  for (const id of inDependence(textGraph(scenario.texts))) {
    const text = scenario.texts[id];
    if (text) whole.set(id, { ...whole.get(text.basedOn ?? ''), ...text.package });
  }
  return Object.fromEntries(
    Object.keys(scenario.texts).map((id) => {
      const named = whole.get(id) ?? {};
      return [
        id,
        clauses.map((c) =>
          indexIn(
            c.options.map((o) => o.id),
            named[c.id] ?? '',
            `text ${id}, option of ${c.id}`,
          ),
        ),
      ];
    }),
  );
}

/** A value between 0 and 1. */
function inShare(path: string, x: number): number {
  if (x >= 0 && x <= 1) return x;
  throw new RangeError(`${path}: a value runs from 0 to 1, and ${x} does not`);
}

/** A range that the loader would let pass: finite, in order, no larger than a figure may be. */
function inRange(path: string, { low, mode, high }: Range): Range {
  for (const x of [low, mode, high]) {
    if (Number.isFinite(x) && Math.abs(x) <= LARGEST_FIGURE) continue;
    throw new RangeError(`${path}: ${x} is no figure: expected a number up to ${LARGEST_FIGURE}`);
  }
  if (low <= mode && mode <= high) return { low, mode, high };
  throw new RangeError(`${path}: expected low ≤ mode ≤ high, found ${low}, ${mode}, ${high}`);
}

/** Compiles the named conditions, each after those it rests on. */
function compileConditions(names: Names, compiled: Map<string, Test>): void {
  for (const name of inDependence(conditionGraph(names.scenario.conditions))) {
    const condition = names.scenario.conditions[name];
    if (condition) compiled.set(name, compileTest(names, condition));
  }
}

/**
 * Compiles a checked scenario.
 * @throws RangeError on a figure that the loader would have refused (not a number, too large, out of order); an Error
 * on a name that leads nowhere
 */
export function compileCase(scenario: Scenario): Case {
  const clauses = compileClauses(scenario);
  const parties = Object.keys(scenario.parties);
  const drivers = Object.keys(scenario.war?.drivers ?? {});
  const offset: number[] = [];
  let width = 0;
  for (const clause of clauses) {
    offset.push(width);
    width += clause.options.length;
  }
  const figures: Figure[] = [];
  const conditions = new Map<string, Test>();
  const names: Names = { scenario, clauses, parties, drivers, conditions, lasting: [] };
  compileConditions(names, conditions);
  const book: FigureBook = {
    names,
    add: (path, range, source, key = path) =>
      figures.push({ path, key, ...inRange(path, range), source }) - 1,
    test: (condition) => compileTest(names, condition),
  };
  const texts = compileTexts(scenario, clauses);
  const { audienceCost, estimateSpread, opening, openedBy } = scenario.talks;
  return {
    scenario,
    clauses,
    parties: Object.entries(scenario.parties).map(([id, p], i) =>
      compileParty(book, clauses, offset, width, id, i, p),
    ),
    principals: scenario.principals.map((id) => indexIn(parties, id, 'party')),
    mediator: scenario.mediator === undefined ? -1 : indexIn(parties, scenario.mediator, 'party'),
    offset,
    width,
    figures,
    texts,
    opening: opening === undefined ? null : (texts[opening] ?? null),
    openedBy: openedBy === undefined ? -1 : indexIn(parties, openedBy, 'party'),
    audienceCost: book.add('talks.audienceCost', audienceCost, audienceCost.source),
    estimateSpread: book.add('talks.estimateSpread', estimateSpread, estimateSpread.source),
    war: compileWar(book, scenario),
    treaty: scenario.treaty ? compileTreaty(book, scenario.treaty, texts) : null,
  };
}
