import { POINT } from '../../model/index.ts';
import { type LogLine, logFor, type Moved, newsFor, whenOf } from '../../session/index.ts';
import { mentions, pts, pushesTold, sentence, signed } from '../../telling/index.ts';
import { plainMarkdown } from '../ui/canvas/markdown.ts';
import { caseOf, viewOfViewer } from '../ui/state/state.ts';
import { cited, entryLines, numbered, point } from './say.ts';
import type { Linear } from './state.ts';

/** The parts of a brief that there may be. */
export const BRIEF_PARTS = ['own', 'full', 'public', 'dates'] as const;
export type BriefPart = (typeof BRIEF_PARTS)[number];

const partyOf = (s: Linear) => caseOf(s).scenario.parties[caseOf(s).parties[s.viewer]?.id ?? ''];

/** Those that there are to read now. */
export function briefParts(s: Linear): BriefPart[] {
  const { about } = caseOf(s).scenario;
  return BRIEF_PARTS.filter((part) => {
    switch (part) {
      case 'own':
        return partyOf(s) !== undefined;
      case 'full':
        return partyOf(s)?.fullBrief !== undefined;
      case 'public':
        return about?.brief !== undefined;
      case 'dates':
        return (about?.dates ?? []).length > 0;
      default: {
        const never: never = part;
        return never;
      }
    }
  });
}

/** Columns at which nothing of a brief is folded: that is done when it is printed. */
const UNFOLDED = 100_000;

const flowing = (markdown: string): string[] =>
  plainMarkdown(markdown, UNFOLDED).map((line) => line.replace(/^\s*•\s+/, '- '));

function ownBrief(s: Linear, full: boolean): string[] {
  const party = partyOf(s);
  if (!party) return [];
  const view = viewOfViewer(s);
  const name = caseOf(s).parties[s.viewer]?.name ?? '';
  const lines = party.redLines.map((l) =>
    point(cited({ text: `${l.text}${l.public ? '' : ' (not public)'}`, source: l.source })),
  );
  return [
    `The brief of ${name} is confidential.`,
    party.summary,
    ...flowing(full ? (party.fullBrief ?? party.brief) : party.brief),
    `You walk away below ${pts(view.own.reservation)} points, of 0 to 100. Nobody else knows this figure.`,
    ...(lines.length > 0 ? ['Your red lines, which no score outweighs:', ...lines] : []),
  ];
}

function datesPage(s: Linear): string[] {
  const { about, start } = caseOf(s).scenario;
  const later = (d: string): boolean => /^\d{4}(-\d\d){0,2}$/.test(d) && d > start;
  const dates = about?.dates ?? [];
  const line = (d: (typeof dates)[number]): string =>
    point(cited({ text: `${d.date}: ${d.text}${d.note ? ` (${d.note})` : ''}`, source: d.source }));
  const after = dates.filter((d) => later(d.date));
  return [
    ...dates.filter((d) => !later(d.date)).map(line),
    ...(after.length > 0 ? ['After the day on which the scenario opens:', ...after.map(line)] : []),
  ];
}

/** A part of the brief. */
export function briefPage(s: Linear, part: BriefPart): string[] {
  switch (part) {
    case 'own':
    case 'full':
      return ownBrief(s, part === 'full');
    case 'public':
      return ['This is for everybody at the table.', ...flowing(caseOf(s).scenario.about?.brief ?? '')];
    case 'dates':
      return datesPage(s);
    default: {
      const never: never = part;
      return never;
    }
  }
}

const GRADES = {
  A: 'primary or official',
  B: 'agency or outlet',
  C: 'mirror or digest',
  R: "one side's state outlet",
} as const;

/** Sources by their keys; all of them where none is named. */
export function sourcesPage(s: Linear, keys: readonly string[]): string[] {
  const known = caseOf(s).scenario.sources;
  const wanted = keys.length === 0 ? Object.keys(known) : keys;
  const lines = wanted.flatMap((key) => {
    const found = Object.keys(known).find((k) => k.toLowerCase() === key.toLowerCase());
    const source = found === undefined ? undefined : known[found];
    if (!source) return [];
    const by = [source.author, source.publisher, source.date].filter((x) => x !== undefined).join(', ');
    const title = by === '' ? source.title : `${sentence(source.title)} ${by}`;
    return [point(`${found}: ${title} (${GRADES[source.quality]}).`)];
  });
  return [
    ...lines,
    'What is marked "our judgement" is a figure or reading set by the authors of this scenario.',
  ];
}

/** A move of the seat's own walk-away, for itself alone. */
function movedLines(s: Linear, { from, to, moves }: Moved): string[] {
  const [was, is] = [pts(from), pts(to)];
  return [
    was === is
      ? `Your walk-away is ${is}, as before, all told.`
      : `Your walk-away was ${was} and is now ${is}, a move of ${signed((to - from) / POINT)}.`,
    ...pushesTold(caseOf(s), s.viewer, moves).map((w) => point(cited(w))),
  ];
}

/** What is new to the seat in front of the lines; nothing where nothing is. */
export function newsLines(s: Linear): string[] {
  if (s.viewer < 0) return [];
  const { lines, apart } = newsFor(s.session, s.viewer);
  return [
    ...lines.flatMap((e) => [...entryLines(e), ...(e.moved ? movedLines(s, e.moved) : [])]),
    ...apart.flatMap((m) => movedLines(s, m)),
  ];
}

/** Entries in which every one of some words occurs. */
function matching(entries: readonly LogLine[], wanted: readonly string[]): LogLine[] {
  return entries.filter((e) => {
    const lines = [whenOf(e), e.text, ...e.why.map(cited)];
    return wanted.every((w) => mentions(lines, w.toLowerCase()));
  });
}

/** The log as the seat may know it: all of it, or what holds every word. */
export function logPage(s: Linear, wanted: readonly string[]): string[] {
  const all = logFor(s.session, s.viewer < 0 ? 'public' : { seat: s.viewer });
  const found = matching(all, wanted);
  const which = wanted.length === 0 ? '' : ` with ${wanted.map((w) => `"${w}"`).join(' and ')}`;
  const head =
    found.length === 0
      ? `The log holds nothing${which}.`
      : `The log holds ${found.length} of ${all.length} entries${which}:`;
  return [wanted.length === 0 && found.length > 0 ? 'This is the log:' : head, ...found.flatMap(entryLines)];
}

/** What the scenario is, before seats are taken. */
export function scenarioPage(s: Linear): string[] {
  const c = caseOf(s);
  const { scenario } = c;
  const roles = {
    principal: 'must agree',
    guarantor: 'may join as a guarantor',
    mediator: 'mediates',
  } as const;
  return [
    sentence(scenario.title),
    scenario.summary,
    'These are the seats:',
    ...numbered(
      c.parties.map((p) => {
        const also = p.index === c.mediator && p.role !== 'mediator' ? ' and mediates' : '';
        const about = scenario.parties[p.id]?.summary ?? '';
        return `${p.id}: ${p.name}, who ${roles[p.role]}${also}. ${about}`;
      }),
    ),
    ...(s.place === 'seats'
      ? ['Take one or more of them, as "take 1" or by name. Programs play the others.']
      : []),
  ];
}
