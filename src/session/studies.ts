import type { EndingKind, Package } from '../model/index.ts';
import type { Play } from '../protocol/index.ts';
import { type CrisisFacts, crisisFacts, endingOf } from '../rules/index.ts';
import { branchWith, type Cast, decisiveText, lastCrisis, type Playout, replayCrisis } from '../sim/index.ts';
import type { Session } from './state.ts';

/** What is worked out on request once a game is over. */
export type StudyKind = 'what-if' | 'rules';

/** One clause of the decisive text, changed, and where that would have led. */
export interface Turn {
  readonly clause: number;
  readonly from: number;
  readonly to: number;
  readonly ending: EndingKind;
  /** Would every principal have taken the changed text at that moment? */
  readonly signable: boolean;
}

export interface WhatIf {
  readonly kind: 'what-if';
  /** The decisive text, or null when none was ever on the table. */
  readonly text: Package | null;
  /** How it ended. */
  readonly ending: EndingKind;
  /** Where the same text leads with programs in every seat from there on; null when no text was agreed. */
  readonly control: EndingKind | null;
  readonly turns: readonly Turn[];
  /** Wordings that could not be tried. */
  readonly failed: number;
}

export interface UnderRules {
  readonly kind: 'rules';
  /** The crisis as it was played; null when there was none. */
  readonly played: CrisisFacts | null;
  readonly year: number;
  /** Option of the decision-rule clause that was signed. */
  readonly signed: number;
  /** The same crisis by programs, by option of the clause, the signed one included. */
  readonly replayed: readonly (CrisisFacts | null)[];
}

export type Study = WhatIf | UnderRules;

/** A play with what was worked out on it. */
export interface Studied {
  readonly play: Play;
  readonly study: Study;
}

/** Share of the work done, 0 to 1; in the end the study. */
export type Work<S> = Generator<number, S>;

/** The last crisis of a play that is over with it; false before and without one. */
export const hadCrisis = (play: Play): boolean =>
  lastCrisis(play) >= 0 && crisisFacts(play.world, play.table) !== null;

/** Who plays on: the programs of the session, in the seats of people too. */
export const castFor = (s: Session): Cast =>
  Object.fromEntries(
    s.play.world.case.parties.flatMap((p) => {
      const agent = s.agents[p.index];
      return agent ? [[p.id, agent] as const] : [];
    }),
  );

/**
 * Every single change of the decisive text that leads to another kind of ending, as `turningPoints` finds them, but one
 * playout at a time. Where a text was agreed, the ending to differ from is that of the same text played on by programs:
 * what a person did otherwise later on is then not taken for the clause's doing.
 */
function* whatIf(p: Playout, cast: Cast): Work<WhatIf> {
  const text = decisiveText(p);
  const ending = endingOf(p.world, p.table, p.phase).kind;
  const none = { kind: 'what-if', text, ending, control: null, turns: [], failed: 0 } as const;
  if (!text) return none;
  const led = (to: Package): { ending: EndingKind; signable: boolean } | null => {
    try {
      const branch = branchWith(p, to, cast);
      if (!branch) return null;
      const { table, phase } = branch.playout;
      return { ending: endingOf(p.world, table, phase).kind, signable: branch.signable };
    } catch {
      return null;
    }
  };
  const control = p.table.open.agreed ? (led(text)?.ending ?? null) : null;
  const turns: Turn[] = [];
  let failed = 0;
  let done = 0;
  const { clauses } = p.world.case;
  const all = clauses.reduce((n, c) => n + c.options.length - 1, 0);
  for (const [clause, { options }] of clauses.entries()) {
    const from = text[clause] ?? 0;
    for (const to of options.keys()) {
      if (to === from) continue;
      yield done++ / all;
      const other = led(text.map((o, c) => (c === clause ? to : o)));
      if (!other) failed += 1;
      else if (other.ending !== (control ?? ending)) turns.push({ clause, from, to, ...other });
    }
  }
  return { ...none, control, turns, failed };
}

/** The last crisis under every option of the clause on who decides. */
function* underRules(play: Play, cast: Cast): Work<UnderRules> {
  const { world, table } = play;
  const { treaty, clauses } = world.case;
  const text = table.open.agreed ?? [];
  const clause = treaty?.decisionClause ?? -1;
  const replayed: (CrisisFacts | null)[] = [];
  const options = hadCrisis(play) ? (clauses[clause]?.options ?? []) : [];
  for (const o of options.keys()) {
    yield o / options.length;
    replayed.push(
      replayCrisis(
        play,
        text.map((x, c) => (c === clause ? o : x)),
        cast,
      ),
    );
  }
  const played = options.length > 0 ? crisisFacts(world, table) : null;
  return { kind: 'rules', played, year: table.open.crisis?.year ?? 0, signed: text[clause] ?? -1, replayed };
}

/** The work of a study, step by step. */
export function studyOf(kind: StudyKind, s: Session): Work<Study> {
  const { world, phase, table, acts } = s.play;
  return kind === 'what-if'
    ? whatIf({ world, phase, table, acts }, castFor(s))
    : underRules(s.play, castFor(s));
}
