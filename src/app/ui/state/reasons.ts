import { type Case, type Package, POINT } from '../../../model/index.ts';
import type { Reason, View } from '../../../rules/index.ts';
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

function redLines(c: Case, party: number, reasons: readonly Reason[]): Why[] {
  return reasons.flatMap((r) => {
    if (r.code === 'broken-line') return [{ text: r.text, source: r.source }];
    if (r.code !== 'red-line') return [];
    const line = c.parties[party]?.redLines.find((l) => l.line.text === r.text);
    return line?.public === false
      ? [
          {
            text: `A line it has not made public stands against this, on "${clauseTitle(c, r.clause)}".`,
            source: [],
          },
        ]
      : [{ text: `Red line: ${r.text}`, source: r.source }];
  });
}

/** The clauses that a party would most like changed, dearest first; no figures, for they are its own. */
function dearest(view: View, text: Package, most = 3): Why[] {
  const { clauses, offset, scenario, parties } = view.case;
  const preferences = scenario.parties[parties[view.seat]?.id ?? '']?.preferences ?? {};
  const worth = (c: number, o: number): number => view.worth[(offset[c] ?? 0) + o] ?? 0;
  const costs = clauses
    .map((clause, c) => {
      const best = Math.max(...clause.options.map((_, o) => worth(c, o)));
      return { clause, c, cost: best - worth(c, text[c] ?? 0) };
    })
    .filter((x) => x.cost >= POINT / 10)
    .sort((a, b) => b.cost - a.cost || a.c - b.c)
    .slice(0, most);
  return costs.map(({ clause, c }, i) => ({
    text: `${i === 0 ? 'It costs most on' : 'Then on'} ${clause.title}: "${optionShort(view.case, c, text[c] ?? 0)}".`,
    source: preferences[clause.id]?.source ?? [],
  }));
}

/**
 * What a party that the program plays says when it refuses a text. It names red lines with their sources, the
 * clauses that cost it most, and the smallest change that would turn it; never its score or its reservation value.
 * @param view the refusing party's own
 */
export function spokenReasons(view: View, text: Package): Why[] {
  const { verdict, reasons } = view.judge(text);
  const why = redLines(view.case, view.seat, reasons);
  if (reasons.some((r) => r.code === 'points-short'))
    why.push({ text: 'As a whole it is worth less to it than no agreement.', source: [] });
  if (verdict === 'accept') why.push({ text: 'It holds out for more.', source: [] });
  why.push(...dearest(view, text));
  if (verdict === 'accept') return why;
  const change = view.change(text);
  if (change) {
    const named = differences(view.case, text, change.package).map((d) => d.text);
    why.push({ text: `It could live with this text if: ${named.join('; ')}.`, source: [] });
  } else {
    why.push({ text: 'No change of one or two clauses would be enough.', source: [] });
  }
  return why;
}

/** Why a candidate guarantor that the program plays does not simply join. */
export function guarantorReasons(view: View, text: Package): Why[] {
  const list = view.case.parties[view.seat]?.guarantor?.dependsOn ?? [];
  const depends = view.dependence(text).map((name) => ({
    text: `Its condition is not met: ${name}`,
    source: list.find((d) => d.text === name)?.source ?? [],
  }));
  const { verdict, reasons } = view.judge(text);
  const why: Why[] = [...depends, ...redLines(view.case, view.seat, reasons)];
  if (reasons.some((r) => r.code === 'points-short'))
    why.push({ text: 'As a whole it asks too much of it for what it brings.', source: [] });
  return verdict === 'accept' ? why : [...why, ...dearest(view, text)];
}

/** What can be said in public about a refusal by a person: the public red lines that the text breaches. */
export function publicReasons(view: View, text: Package): Why[] {
  const lines = view.case.parties[view.seat]?.redLines.filter((l) => l.public) ?? [];
  const known = view
    .judge(text)
    .reasons.filter((r) => r.code === 'broken-line' || lines.some((l) => l.line.text === r.text));
  return redLines(view.case, view.seat, known);
}
