import type { Package, Table, World } from '../../model/index.ts';
import {
  clauseCost,
  failedDependence,
  hopeful,
  judge,
  type Reason,
  situationOf,
  smallestChange,
} from '../../rules/index.ts';
import { clauseTitle, differences, optionShort } from './words.ts';

/** One line of an explanation, with who says so. */
export interface Why {
  readonly text: string;
  readonly source: readonly string[];
}

/** The reasons of a seat's own judgement, as the rules give them: for that seat's eyes only. */
export const ownReasons = (reasons: readonly Reason[]): Why[] =>
  reasons.flatMap((r) => {
    if (r.code === 'points-short') return [];
    const text = r.text.replace(' costs it ', ' costs you ').replace(/^It has promised/, 'You have promised');
    return [{ text: r.code === 'red-line' ? `Your red line: ${text}` : text, source: r.source }];
  });

function redLines(world: World, party: number, reasons: readonly Reason[]): Why[] {
  return reasons.flatMap((r) => {
    if (r.code === 'broken-line') return [{ text: r.text, source: r.source }];
    if (r.code !== 'red-line') return [];
    const line = world.case.parties[party]?.redLines.find((l) => l.line.text === r.text);
    return line?.public === false
      ? [
          {
            text: `A line it has not made public stands against this, on "${clauseTitle(world.case, r.clause)}".`,
            source: [],
          },
        ]
      : [{ text: `Red line: ${r.text}`, source: r.source }];
  });
}

/** The clauses that a party would most like changed, dearest first; no figures, for they are its own. */
function dearest(world: World, party: number, text: Package, most = 3): Why[] {
  const { clauses, scenario, parties } = world.case;
  const preferences = scenario.parties[parties[party]?.id ?? '']?.preferences ?? {};
  const costs = clauses
    .map((clause, c) => ({ clause, c, cost: clauseCost(world, party, c, text[c] ?? 0) }))
    .filter((x) => x.cost > 0)
    .sort((a, b) => b.cost - a.cost || a.c - b.c)
    .slice(0, most);
  return costs.map(({ clause, c }, i) => ({
    text: `${i === 0 ? 'It costs most on' : 'then on'} ${clause.title}: "${optionShort(world.case, c, text[c] ?? 0)}".`,
    source: preferences[clause.id]?.source ?? [],
  }));
}

/**
 * What a party that the program plays says when it refuses a text. It names red lines with their sources, the
 * clauses that cost it most, and the smallest change that would turn it; never its score or its reservation value.
 */
export function spokenReasons(world: World, table: Table, party: number, text: Package): Why[] {
  const { verdict, reasons, reservation } = judge(world, table, party, text);
  const why = redLines(world, party, reasons);
  if (reasons.some((r) => r.code === 'points-short'))
    why.push({ text: 'As a whole it is worth less to it than no agreement.', source: [] });
  if (verdict === 'accept') why.push({ text: 'It holds out for more.', source: [] });
  why.push(...dearest(world, party, text));
  if (verdict === 'accept') return why;
  const change = smallestChange(world, party, text, reservation, situationOf(table, party));
  if (change) {
    const named = differences(world.case, text, change.package).map((d) => d.text);
    why.push({ text: `It could live with this text if: ${named.join('; ')}.`, source: [] });
  } else {
    why.push({ text: 'No change of one or two clauses would be enough.', source: [] });
  }
  return why;
}

/** Why a candidate guarantor that the program plays does not simply join. */
export function guarantorReasons(world: World, table: Table, party: number, text: Package): Why[] {
  const list = world.case.parties[party]?.guarantor?.dependsOn ?? [];
  const depends = failedDependence(world, party, text, hopeful(world, table, party, text)).flatMap((i) => {
    const d = list[i];
    return d ? [{ text: d.text, source: d.source }] : [];
  });
  const { verdict, reasons } = judge(world, table, party, text);
  const why = [...depends, ...redLines(world, party, reasons)];
  if (reasons.some((r) => r.code === 'points-short'))
    why.push({ text: 'As a whole it asks too much of it for what it brings.', source: [] });
  return verdict === 'accept' ? why : [...why, ...dearest(world, party, text)];
}

/** What can be said in public about a refusal by a person: the public red lines that the text breaches. */
export function publicReasons(world: World, table: Table, party: number, text: Package): Why[] {
  const lines = world.case.parties[party]?.redLines.filter((l) => l.public) ?? [];
  const { reasons } = judge(world, table, party, text);
  return redLines(
    world,
    party,
    reasons.filter((r) => r.code === 'broken-line' || lines.some((l) => l.line.text === r.text)),
  );
}
