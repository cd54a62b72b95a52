import { pts } from '../../../telling/index.ts';
import { markdownRows } from '../canvas/markdown.ts';
import { type Row, rows } from '../canvas/paint.ts';
import { beside, cite } from '../canvas/text.ts';
import { widthOf } from '../canvas/widths.ts';
import { type BriefPart, caseOf, type UiState, viewOfViewer } from '../state/state.ts';
import { blank, bullets, type Dialog, heading, page, para, textWidth } from './dialog.ts';
import { sourceLines } from './source-lines.ts';

const partyOf = (s: UiState) => {
  const c = caseOf(s);
  return c.scenario.parties[c.parties[s.viewer]?.id ?? ''];
};

/** Which parts there are to read now; nobody's own papers before the seats are taken. */
export function briefParts(s: UiState): BriefPart[] {
  const { about } = caseOf(s).scenario;
  const own: BriefPart[] = s.screen === 'seats' ? [] : ['own'];
  return [
    ...own,
    ...(own.length > 0 && partyOf(s)?.fullBrief ? (['full'] as const) : []),
    ...(about?.brief ? (['public'] as const) : []),
    ...((about?.dates ?? []).length > 0 ? (['dates'] as const) : []),
  ];
}

const partOf = (s: UiState): BriefPart => {
  const parts = briefParts(s);
  return parts.includes(s.brief) ? s.brief : (parts[0] ?? 'own');
};

/** The confidential brief of the seat in front of the screen, short or long. */
function ownRows(s: UiState, long: boolean): Row[] {
  const party = partyOf(s);
  if (!party) return [];
  const view = viewOfViewer(s);
  const lines = party.redLines.map((l) => ({
    text: `${l.text}${l.public ? '' : ' (not public)'}`,
    source: l.source,
  }));
  const text = long ? (party.fullBrief ?? party.brief) : party.brief;
  return [
    ...para(s, party.summary, 'strong'),
    blank,
    ...markdownRows(text, textWidth(s)),
    blank,
    ...para(
      s,
      `You walk away below ${pts(view.own.reservation)} points (0 to 100). Nobody else knows this figure.`,
    ),
    ...(lines.length > 0 ? [blank, heading('Your red lines'), ...bullets(s, lines)] : []),
  ];
}

function dateRows(s: UiState): Row[] {
  const { about, start } = caseOf(s).scenario;
  const dates = about?.dates ?? [];
  const column = Math.max(...dates.map((d) => widthOf(d.date)), 4) + 2;
  const keys = [...new Set(dates.flatMap((d) => d.source))];
  const later = (d: string): boolean => /^\d{4}(-\d\d){0,2}$/.test(d) && d > start;
  const line = (d: (typeof dates)[number]): Row[] =>
    rows(beside(d.date, column, `${d.text}${d.note ? ` (${d.note})` : ''}${cite(d.source)}`, textWidth(s)));
  const after = dates.filter((d) => later(d.date));
  return [
    ...dates.filter((d) => !later(d.date)).flatMap(line),
    ...(after.length > 0
      ? [blank, heading('After the day on which the scenario opens'), ...after.flatMap(line)]
      : []),
    blank,
    heading('Who says so'),
    ...sourceLines(s, keys),
  ];
}

export function briefTitle(s: UiState): string {
  const name = caseOf(s).parties[s.viewer]?.name ?? '';
  switch (partOf(s)) {
    case 'own':
      return `BRIEF: ${name} (confidential)`;
    case 'full':
      return `FULL BRIEF: ${name} (confidential)`;
    case 'public':
      return 'FOR EVERYBODY AT THE TABLE';
    case 'dates':
      return 'DATES';
    default:
      return '';
  }
}

/** The part of the brief that is on screen. */
export function briefRows(s: UiState): Row[] {
  const part = partOf(s);
  switch (part) {
    case 'own':
    case 'full':
      return s.screen === 'seats' ? [] : ownRows(s, part === 'full');
    case 'public':
      return markdownRows(caseOf(s).scenario.about?.brief ?? '', textWidth(s));
    case 'dates':
      return dateRows(s);
    default: {
      const never: never = part;
      return never;
    }
  }
}

/** Which key shows which part, or goes back from it. */
export function briefKeys(s: UiState): { key: string; label: string; part: BriefPart }[] {
  const parts = briefParts(s);
  const at = partOf(s);
  const home = parts[0] ?? 'own';
  // At home a part's key shows it; where it is on screen the same key goes back.
  const key = (k: string, part: BriefPart, label: string) => {
    if (!parts.includes(part) || (part === home && at === home)) return [];
    if (at !== part) return [{ key: k, label, part }];
    return home === 'own' ? [{ key: k, label: 'your brief', part: home }] : [];
  };
  return [
    ...key('p', 'public', 'public brief'),
    ...key('f', 'full', 'full brief'),
    ...key('d', 'dates', 'dates'),
  ];
}

export const briefDialog = (s: UiState): Dialog =>
  page(briefTitle(s), briefRows(s), 'Up/Down to scroll, Esc to go back.');
