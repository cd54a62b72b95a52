import {
  type CaseGuarantor,
  type CaseLock,
  type CaseStakes,
  type CaseSway,
  type CaseSwayed,
  type CaseTreaty,
  type CrisisProfile,
  clausesOf,
  type GuarantorProfile,
  type Lock,
  type Meaning,
  type Package,
  type PlanStep,
  type Stakes,
  type Sway,
  type Swayed,
  type Treaty,
} from '../model/index.ts';
import { LEGISLATURE } from './check-treaty.ts';
import { type FigureBook, indexIn } from './compile-test.ts';

function compileSways(book: FigureBook, path: string, sways: readonly Sway[], key = path): CaseSway[] {
  return sways.map((sway, i) => {
    const when = book.test(sway.when);
    return {
      text: sway.text,
      when,
      share: book.add(`${path}.sways.${i}.share`, sway.share, sway.source, `${key}.sways.${i}.share`),
      clauses: clausesOf(when),
      source: sway.source,
    };
  });
}

function compileLock(book: FigureBook, path: string, id: string, lock: Lock, key = path): CaseLock {
  const figure = (name: 'threshold' | 'support' | 'spread' | 'delayDays'): number =>
    book.add(`${path}.${name}`, lock[name], lock[name].source, `${key}.${name}`);
  const barredWhile = lock.barredWhile ? book.test(lock.barredWhile) : null;
  return {
    id,
    text: lock.text,
    kind: lock.kind,
    of: indexIn(book.names.parties, lock.of, 'party'),
    threshold: figure('threshold'),
    support: figure('support'),
    spread: figure('spread'),
    delayDays: figure('delayDays'),
    sways: compileSways(book, path, lock.sways, key),
    barredWhile,
    barredText: lock.barredText ?? '',
    barredClauses: barredWhile ? clausesOf(barredWhile) : [],
    source: lock.source,
  };
}

export function compileGuarantor(
  book: FigureBook,
  id: string,
  _index: number,
  profile: GuarantorProfile,
): CaseGuarantor {
  const path = `parties.${id}.guarantor`;
  const responses = Object.keys(book.names.scenario.treaty?.responses ?? {});
  const { crisis, askedLate, legislature } = profile;
  const figure = (name: Exclude<keyof CrisisProfile, 'means' | 'source' | 'note'>): number =>
    book.add(`${path}.crisis.${name}`, crisis[name], crisis[name].source);
  return {
    askedLate: book.add(`${path}.askedLate`, askedLate, askedLate.source),
    dependsOn: profile.dependsOn.map((d) => ({
      id: d.id,
      text: d.text,
      source: d.source,
      require: book.test(d.require),
    })),
    legislature: legislature
      ? compileLock(book, `${path}.legislature`, `${id}${LEGISLATURE}`, legislature)
      : null,
    threshold: figure('threshold'),
    bias: figure('bias'),
    means: 1 | bits(responses, crisis.means, 'response'),
    capacity: figure('capacity'),
    interest: figure('interest'),
    honour: figure('honour'),
    fear: figure('fear'),
    hours: figure('hours'),
    gateRefuses: figure('gateRefuses'),
    deliveryHours: figure('deliveryHours'),
  };
}

/** Turns a by-option meaning into an array in the clause's option order. */
function table<T, U>(
  book: FigureBook,
  meaning: Meaning<T>,
  each: (entry: T, option: string) => U,
): { clause: number; options: U[] } {
  const clause = book.names.clauses.findIndex((c) => c.id === meaning.clause);
  const options = (book.names.clauses[clause]?.options ?? []).map((o) => {
    const entry = meaning.options[o.id];
    if (entry === undefined)
      throw new Error(
        `option "${o.id}" of "${meaning.clause}" has no meaning: was it checked by the loader?`,
      );
    return each(entry, o.id);
  });
  return { clause, options };
}

function bits(names: readonly string[], ids: readonly string[], kind: string): number {
  return ids.reduce((mask, id) => mask | (1 << indexIn(names, id, kind)), 0);
}

export function compileTreaty(
  book: FigureBook,
  treaty: Treaty,
  texts: Readonly<Record<string, Package>>,
): CaseTreaty {
  const { parties } = book.names;
  const responses = Object.keys(treaty.responses);
  const places = Object.keys(treaty.crisis.places);
  const incidents = Object.keys(treaty.crisis.incidents);
  const lockIds = Object.keys(treaty.ratification.locks);
  const response = (id: string): number => indexIn(responses, id, 'response');
  const members = table(book, treaty.guarantors, (ids) => ids.map((id) => indexIn(parties, id, 'party')));
  const duty = table(book, treaty.duty, (d, option) => ({
    consult: d.consult,
    owed: d.owed === undefined ? 0 : response(d.owed),
    precision: book.add(`treaty.duty.options.${option}.precision`, d.precision, d.precision.source),
    authorised: d.authorised,
  }));
  const barred = treaty.barred
    ? table(book, treaty.barred, (ids) => bits(responses, ids, 'response'))
    : { clause: -1, options: [] };
  const swayed = (path: string, given: Swayed): CaseSwayed => ({
    base: book.add(`${path}.base`, given.base, given.base.source),
    sways: compileSways(book, path, given.sways),
  });
  const decision = table(book, treaty.decision, (d) => ({
    kind: d.kind,
    panelHours: d.panelHours ?? -1,
    suspendHours: d.suspendHours ?? 0,
    eachUpTo: d.eachUpTo === undefined ? 0 : response(d.eachUpTo),
  }));
  const window = table(book, treaty.window, (hours) => hours ?? -1);
  const coverage = table(book, treaty.coverage, (ids) => bits(places, ids, 'place'));
  const wording = table(book, treaty.wording, (ids) => bits(incidents, ids, 'incident'));
  const seat = table(book, treaty.attackerSeat, (s) => s);
  const plan = table(book, treaty.ratification.plan, (ids) =>
    ids.map(
      (id): PlanStep => (id === 'guarantors' ? 'legislatures' : { lock: indexIn(lockIds, id, 'lock') }),
    ),
  );
  const { force, crisis, accession } = treaty;
  const { campaign } = treaty.ratification;
  const { evidence, appeals } = crisis;
  return {
    responses: Object.entries(treaty.responses).map(([id, r]) => ({
      id,
      text: r.text,
      effect: book.add(`treaty.responses.${id}.effect`, r.effect, r.effect.source),
      exposure: book.add(`treaty.responses.${id}.exposure`, r.exposure, r.exposure.source),
    })),
    barredClause: barred.clause,
    barred: barred.options,
    defence: {
      strength: swayed('treaty.defence.strength', treaty.defence.strength),
      growth: swayed('treaty.defence.growth', treaty.defence.growth),
      warning: swayed('treaty.defence.warning', treaty.defence.warning),
      readiness: swayed('treaty.defence.readiness', treaty.defence.readiness),
    },
    stakes: parties.map((party): CaseStakes => {
      const given = treaty.stakes[party] ?? {};
      const stake = (name: keyof Stakes): number => {
        const quantity = given[name];
        return quantity ? book.add(`treaty.stakes.${party}.${name}`, quantity, quantity.source) : -1;
      };
      return { harm: stake('harm'), war: stake('war'), burden: stake('burden'), breach: stake('breach') };
    }),
    victim: indexIn(parties, treaty.victim, 'party'),
    attacker: indexIn(parties, treaty.attacker, 'party'),
    opens: treaty.opens
      ? { text: texts[treaty.opens.text] ?? [], joined: bits(parties, treaty.opens.joined, 'party') }
      : null,
    worthSigning: treaty.worthSigning
      ? book.add('treaty.worthSigning', treaty.worthSigning, treaty.worthSigning.source)
      : -1,
    guarantorsClause: members.clause,
    members: members.options,
    dutyClause: duty.clause,
    duty: duty.options,
    decisionClause: decision.clause,
    decision: decision.options,
    windowClause: window.clause,
    window: window.options,
    windowBinds: treaty.window.binds,
    compliance: book.add(
      'treaty.window.compliance',
      treaty.window.compliance,
      treaty.window.compliance.source,
    ),
    coverageClause: coverage.clause,
    excluded: coverage.options,
    wordingClause: wording.clause,
    counted: wording.options,
    seatClause: seat.clause,
    attackerSeat: seat.options,
    enough: book.test(accession.enough),
    enoughText: accession.text,
    reopenings: accession.reopenings,
    planClause: plan.clause,
    plan: plan.options,
    locks: Object.entries(treaty.ratification.locks).map(([id, lock]) =>
      compileLock(book, `treaty.ratification.locks.${id}`, id, lock, `treaty.locks.${id}`),
    ),
    campaign: campaign
      ? {
          share: book.add('treaty.ratification.campaign.share', campaign.share, campaign.share.source),
          price: book.add('treaty.ratification.campaign.price', campaign.price, campaign.price.source),
          days: book.add('treaty.ratification.campaign.days', campaign.days, campaign.days.source),
        }
      : null,
    stages: Object.entries(treaty.implementation).map(([id, stage]) => ({
      id,
      text: stage.text,
      days: book.add(`treaty.implementation.${id}.days`, stage.days, stage.days.source),
      breach: book.add(`treaty.implementation.${id}.breach`, stage.breach, stage.breach.source),
      repair: book.add(`treaty.implementation.${id}.repair`, stage.repair, stage.repair.source),
      sways: compileSways(book, `treaty.implementation.${id}`, stage.sways),
      source: stage.source,
    })),
    years: force.years,
    occasion: book.add('treaty.force.occasion', force.occasion, force.occasion.source),
    temptation: swayed('treaty.force.temptation', force.temptation),
    preventive: book.add('treaty.force.preventive', force.preventive, force.preventive.source),
    deterrence: book.add('treaty.force.deterrence', force.deterrence, force.deterrence.source),
    places: Object.entries(crisis.places).map(([id, p]) => ({ id, text: p.text })),
    incidents: Object.entries(crisis.incidents).map(([id, incident]) => ({
      id,
      text: incident.text,
      truth: incident.truth,
      reportedAs: indexIn(incidents, incident.reportedAs ?? id, 'incident'),
      weight: book.add(`treaty.crisis.incidents.${id}.weight`, incident.weight, incident.source),
      places: incident.places.map((p) => indexIn(places, p, 'place')),
      clarity: incident.clarity,
      size: incident.size
        ? book.add(`treaty.crisis.incidents.${id}.size`, incident.size, incident.size.source)
        : -1,
      holds: incident.holds
        ? book.add(`treaty.crisis.incidents.${id}.holds`, incident.holds, incident.holds.source)
        : -1,
    })),
    noise: book.add('treaty.crisis.noise', crisis.noise, crisis.noise.source),
    resolve: book.add('treaty.crisis.resolve', crisis.resolve, crisis.resolve.source),
    solidarity: book.add('treaty.crisis.solidarity', crisis.solidarity, crisis.solidarity.source),
    late: book.add('treaty.crisis.late', crisis.late, crisis.late.source),
    convenes: book.add('treaty.crisis.convenes', crisis.convenes, crisis.convenes.source),
    councilBlocked: crisis.councilBlocked
      ? book.add('treaty.crisis.councilBlocked', crisis.councilBlocked, crisis.councilBlocked.source)
      : -1,
    evidence: evidence
      ? {
          clarity: book.add('treaty.crisis.evidence.clarity', evidence.clarity, evidence.clarity.source),
          price: book.add('treaty.crisis.evidence.price', evidence.price, evidence.price.source),
        }
      : null,
    appeals: appeals
      ? {
          interest: book.add('treaty.crisis.appeals.interest', appeals.interest, appeals.interest.source),
          price: book.add('treaty.crisis.appeals.price', appeals.price, appeals.price.source),
          most: appeals.most,
        }
      : null,
    horizonHours: crisis.horizonHours,
  };
}
