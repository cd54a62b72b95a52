import { type Case, type Package, POINT, type SourceKey, type World } from '../model/index.ts';
import { costliest, type Opinion, type Reason } from '../rules/index.ts';
import { changeInWords, clauseTitle, optionShort } from './names.ts';
import { EVERYBODY, type Heard, heard, type Why } from './told.ts';
import { gap, shy, type Words, words } from './words.ts';

/** Whose reason it is, grammatically: somebody else's, or the reader's own. */
export type Person = 'it' | 'you';

const lineOf = (c: Case, r: Extract<Reason, { readonly code: 'red-line' }>) =>
  c.parties[r.party]?.redLines[r.line];

/** Who says so. */
export function sourceOf(c: Case, r: Reason): readonly SourceKey[] {
  const party = c.parties[r.party];
  switch (r.code) {
    case 'red-line':
      return lineOf(c, r)?.line.source ?? [];
    case 'broken-line':
      return c.figures[c.audienceCost]?.source ?? [];
    case 'points-short':
      return c.figures[party?.reservation ?? -1]?.source ?? [];
    case 'clause-costs':
      return c.scenario.parties[party?.id ?? '']?.preferences[c.clauses[r.clause]?.id ?? '']?.source ?? [];
    case 'depends-on':
      return party?.guarantor?.dependsOn[r.condition]?.source ?? [];
    default: {
      const never: never = r;
      return never;
    }
  }
}

/** A reason in words, as the party itself or the host knows it. */
export const reasonText = (c: Case, r: Reason, person: Person = 'it'): Words =>
  words(reasonWords(c, r, person));

function reasonWords(c: Case, r: Reason, person: Person): string {
  switch (r.code) {
    case 'red-line':
      return lineOf(c, r)?.line.text ?? '';
    case 'broken-line':
      return person === 'you'
        ? `You have promised in public not to go further on "${clauseTitle(c, r.clause)}".`
        : `It has promised in public not to go further on "${clauseTitle(c, r.clause)}".`;
    case 'points-short': {
      const [score, needed] = shy(r.score, r.needed);
      return person === 'you'
        ? `The text is worth ${score} to you; you need ${needed}.`
        : `The text is worth ${score} to it; it needs ${needed}.`;
    }
    case 'clause-costs':
      return `${clauseTitle(c, r.clause)}: "${optionShort(c, r.clause, r.option)}" costs ${person} ${gap(r.units)} points.`;
    case 'depends-on':
      return `${person === 'you' ? 'Your' : 'Its'} condition is not met: ${c.parties[r.party]?.guarantor?.dependsOn[r.condition]?.text ?? ''}`;
    default: {
      const never: never = r;
      return never;
    }
  }
}

/** Facts that an explanation names: reasons, and the change that would turn a refusal. */
export type ExplainedCode = Reason['code'] | 'would-turn';

/** A word on what kind of reason follows; empty where the reason says it itself. */
export function kindWord(code: ExplainedCode, person: Person = 'it'): string {
  if (code === 'would-turn') return 'Way out: ';
  if (code !== 'red-line') return '';
  return person === 'you' ? 'Your red line: ' : 'Red line: ';
}

/** A reason with a word on its kind before it, and who says so. */
export function reasonLine(c: Case, r: Reason, person: Person = 'it'): Heard {
  return heard(`${kindWord(r.code, person)}${reasonText(c, r, person)}`, sourceOf(c, r));
}

/** Is a reason one that everybody may know: a public red line, or a broken public promise? */
const isPublic = (c: Case, r: Reason): boolean =>
  r.code === 'broken-line' ||
  r.code === 'depends-on' ||
  (r.code === 'red-line' && lineOf(c, r)?.public === true);

/** What others hear of a reason; figures, and what has not been made public, are the party's own. */
function spoken(c: Case, r: Reason, first: boolean): Heard {
  const title = clauseTitle(c, r.clause);
  switch (r.code) {
    case 'red-line':
      return isPublic(c, r)
        ? reasonLine(c, r)
        : heard(`A line it has not made public stands against this, on "${title}".`);
    case 'broken-line':
    case 'depends-on':
      return reasonLine(c, r);
    case 'points-short':
      return heard('As a whole it is worth less to it than no agreement.');
    case 'clause-costs':
      return heard(
        `${first ? 'It costs most on' : 'Then on'} ${title}: "${optionShort(c, r.clause, r.option)}".`,
        sourceOf(c, r),
      );
    default: {
      const never: never = r;
      return never;
    }
  }
}

/** Points that a clause must cost to be named by a party that refuses. */
const WORTH_NAMING = POINT / 10;

/** The change that would turn a refusal: what it would accept, and in place of what. */
export const turnTold = (c: Case, from: Package, to: Package): Words => {
  const changes = to.flatMap((option, clause) =>
    option === from[clause]
      ? []
      : [
          `${clauseTitle(c, clause)}: "${optionShort(c, clause, option)}" instead of "${optionShort(c, clause, from[clause])}"`,
        ],
  );
  return words(`It would accept with ${changes.join(' and ')}.`);
};

/** What would win a party, in words; empty where nothing small would. */
export const wayOut = (c: Case, from: Package, to: Package | null): string =>
  to === null ? '' : `It could live with this text if: ${changeInWords(c, from, to)}.`;

/**
 * Why a party that the program plays does not take a text: red lines with their sources, the clauses that cost it most,
 * and the smallest change that would turn it. Others never hear its score or its reservation value.
 * A person's reasons are its own affair: others hear only what is public anyway.
 */
export function objectionsTold(world: World, opinion: Opinion, person: boolean): Why[] {
  const c = world.case;
  const taken = opinion.verdict === 'accept' && opinion.reasons.length === 0;
  const firm = opinion.reasons.filter((r) => r.code !== 'clause-costs');
  const dear = costliest(world, opinion.party, opinion.text, 3, WORTH_NAMING);
  const why: Why[] = [...firm, ...dear].map((r) => ({
    said: person && !isPublic(c, r) ? null : spoken(c, r, r === dear[0]),
    own: reasonLine(c, r),
    heard: EVERYBODY,
  }));
  const add = (text: string): Why => {
    const own = heard(text);
    return { said: person ? null : own, own, heard: EVERYBODY };
  };
  if (taken) return [add('It holds out for more.'), ...why];
  const way = wayOut(c, opinion.text, opinion.change);
  return [...why, add(way === '' ? 'No change of one or two clauses would be enough.' : way)];
}
