import { clean } from '../canvas/clean.ts';
import { boxed, boxedPair, fitted, maxScroll, type Row, rule, windowed } from '../canvas/paint.ts';
import { dateOf } from '../canvas/text.ts';
import { cell, widthOf } from '../canvas/widths.ts';
import { caseOf, deskOf, PANELS, type PanelName, type UiState } from '../state/state.ts';
import { adviserPanel, hintOf } from './adviser.ts';
import { crisisRows } from './crisis.ts';
import { footerRows, hintRows } from './frame.ts';
import { goalRows } from './goal.ts';
import {
  builderPanel,
  clausePanel,
  clauseRows,
  headRows,
  logPanel,
  partyPanel,
  titleParts,
} from './panels.ts';

/** From this width on, the panels stand side by side. */
export const WIDE = 100;

export const isWide = (s: UiState): boolean => s.size.columns >= WIDE && s.size.rows >= 24;

const TITLES: Readonly<Record<PanelName, string>> = {
  clauses: '1 CLAUSES',
  parties: '2 PARTIES',
  builder: '3 OFFER BUILDER',
  adviser: '4 ADVISER',
  log: '5 LOG',
};

interface Panel {
  readonly head: readonly Row[];
  readonly body: readonly Row[];
  /** The row to keep in sight, or −1; the log keeps its end. */
  readonly keep: number;
}

function panelOf(s: UiState, name: PanelName, width: number): Panel {
  switch (name) {
    case 'clauses':
      return { ...clausePanel(s, width), keep: deskOf(s).clause };
    case 'parties': {
      const [first, ...body] = partyPanel(s, width);
      return { head: first ? [first] : [], body, keep: -1 };
    }
    case 'builder':
      return { head: [], body: builderPanel(s, width).body, keep: -1 };
    case 'adviser':
      return { head: [], body: adviserPanel(s, width), keep: -1 };
    case 'log':
      return { head: [], body: logPanel(s, width), keep: -1 };
    default: {
      const never: never = name;
      return never;
    }
  }
}

/** A panel in `height` rows, scrolled: to its cursor, to its end (the log), or as the focus has it. */
function shown(s: UiState, name: PanelName, width: number, height: number): Row[] {
  const { head, body, keep } = panelOf(s, name, width);
  const room = Math.max(1, height - head.length);
  const most = maxScroll(body.length, room);
  const focused = s.focus === name;
  let from = focused ? Math.min(s.scroll, most) : 0;
  if (name === 'log') from = Math.max(0, most - (focused ? s.scroll : 0));
  if (keep >= 0) {
    const view = body.length > room ? room - 1 : room;
    from = Math.max(0, Math.min(most, keep - Math.floor(view / 2)));
  }
  const quiet = name === 'log' && !focused;
  return [...head, ...windowed(body, room, quiet ? body.length : from, !quiet)].slice(0, height);
}

/** How far the focused panel can scroll. */
export function panelScrollLimit(s: UiState): number {
  const width = isWide(s) && (s.focus === 'clauses' || s.focus === 'parties') ? 60 : s.size.columns - 4;
  return panelOf(s, s.focus, width).body.length;
}

function titleRule(s: UiState, joints: readonly { at: number; mark: string }[] = []): Row {
  const { what, who, when } = titleParts(s);
  const width = s.size.columns;
  const right = clean(`${who} ── ${when}`);
  const at = width - widthOf(right) - 5;
  const room = at - 4;
  const left = clean(s.size.columns >= 90 ? `DEMARCHE ── ${what}` : what);
  return rule(
    width,
    '┌',
    '┐',
    [
      { at: 2, text: cell(left, Math.min(widthOf(left), Math.max(8, room))), focus: true },
      { at, text: right },
    ],
    joints,
  );
}

function bottom(s: UiState, hint: string): Row[] {
  const width = s.size.columns;
  return [
    rule(width, '├', '┤'),
    ...hintRows(s, hint).map((r) => boxed(r, width)),
    ...footerRows(s, width - 4).map((r) => boxed(r, width)),
    rule(width, '└', '┘'),
  ];
}

/**
 * Shares out rows: everyone a minimum, then what the focused panel wants, then the others in order. Where not even the
 * minima fit, the last ones give way first, to one row each, so that what stands below is never pushed off the screen.
 */
export function shareOut(
  total: number,
  wants: readonly { readonly min: number; readonly want: number; readonly first: boolean }[],
): number[] {
  const got = wants.map((w) => Math.min(w.min, w.want));
  let left = total - got.reduce((a, b) => a + b, 0);
  const order = wants
    .map((_, i) => i)
    .sort((a, b) => Number(wants[b]?.first) - Number(wants[a]?.first) || a - b);
  for (const i of order.toReversed()) {
    const less = Math.max(0, Math.min(-left, (got[i] ?? 0) - 1));
    got[i] = (got[i] ?? 0) - less;
    left += less;
  }
  for (const i of order) {
    const more = Math.max(0, Math.min(left, (wants[i]?.want ?? 0) - (got[i] ?? 0)));
    got[i] = (got[i] ?? 0) + more;
    left -= more;
  }
  const last = got.length - 1;
  if (left > 0) got[last] = (got[last] ?? 0) + left;
  return got;
}

function wideFrame(s: UiState): Row[] {
  const width = s.size.columns;
  const parts = Math.max(34, Math.min(48, Math.floor(width * 0.34)));
  const left = width - parts;
  const leftWidth = left - 3;
  const rightWidth = width - left - 4;
  const foot = bottom(s, hintOf(s));
  const head = [...headRows(s), ...goalRows(s, width - 4)].map((r) => boxed(r, width));
  const free = s.size.rows - 1 - 1 - head.length - 3 - foot.length;
  const focus = s.focus;
  const clauses = clausePanel(s, leftWidth);
  const upper = Math.max(clauses.head.length + clauses.body.length, partyPanel(s, rightWidth).length);
  const builder = builderPanel(s, leftWidth);
  const log = logPanel(s, width - 4).length;
  const advice = adviserPanel(s, rightWidth).length;
  const middle = Math.max(builder.body.length, Math.min(advice, 6));
  const lower = focus === 'builder' || focus === 'adviser';
  const [h1 = 8, h2 = 4, h3 = 3] = shareOut(free, [
    { min: lower ? 6 : 9, want: upper, first: focus === 'clauses' || focus === 'parties' },
    {
      min: Math.max(5, Math.floor(free * 0.3)),
      want: focus === 'adviser' ? advice + 1 : middle,
      first: lower,
    },
    {
      min: lower ? 1 : 3,
      want: Math.min(focus === 'log' ? 14 : 5, Math.max(1, log)),
      first: focus === 'log',
    },
  ]);
  const pair = (a: PanelName, b: PanelName, height: number): Row[] => {
    const l = shown(s, a, leftWidth, height);
    const r = shown(s, b, rightWidth, height);
    return Array.from({ length: height }, (_, i) => boxedPair(l[i] ?? [], r[i] ?? [], width, left));
  };
  const titled = (name: PanelName, at: number, extra = '') => ({
    at,
    text: `${focus === name ? '>' : ''}${TITLES[name]}${extra}`,
    focus: focus === name,
  });
  return [
    titleRule(s),
    ...head,
    rule(width, '├', '┤', [titled('clauses', 2), titled('parties', left + 2)], [{ at: left, mark: '┬' }]),
    ...pair('clauses', 'parties', h1),
    rule(
      width,
      '├',
      '┤',
      [titled('builder', 2, `: ${builder.title}`), titled('adviser', left + 2)],
      [{ at: left, mark: '┼' }],
    ),
    ...pair('builder', 'adviser', h2),
    rule(width, '├', '┤', [titled('log', 2)], [{ at: left, mark: '┴' }]),
    ...shown(s, 'log', width - 4, h3).map((r) => boxed(r, width)),
    ...foot,
  ];
}

/** One panel; under a short list of clauses, what the chosen wording says and the adviser. */
function filled(s: UiState, width: number, height: number): Row[] {
  const { head, body } = panelOf(s, s.focus, width);
  const spare = height - head.length - body.length - 1;
  if (s.focus !== 'clauses' || spare < 3) return shown(s, s.focus, width, height);
  const more = [...clauseRows(s, width), ...adviserPanel(s, width)];
  return [...head, ...body, [], ...windowed(more, spare, 0)];
}

function narrowFrame(s: UiState): Row[] {
  const width = s.size.columns;
  const foot = bottom(s, hintOf(s));
  const head = [...headRows(s), ...goalRows(s, width - 4)].map((r) => boxed(r, width));
  const height = Math.max(1, s.size.rows - 1 - 2 - head.length - foot.length);
  const short: Readonly<Record<PanelName, string>> = {
    clauses: '1 Clauses',
    parties: '2 Parties',
    builder: '3 Offer',
    adviser: '4 Adviser',
    log: '5 Log',
  };
  const tabs = PANELS.map((p) => (p === s.focus ? `[${short[p]}]` : ` ${short[p]} `));
  let at = 2;
  const titles = PANELS.map((p, i) => {
    const here = at;
    at += (tabs[i]?.length ?? 0) + 4;
    return { at: here, text: tabs[i] ?? '', focus: p === s.focus };
  });
  return [
    titleRule(s),
    ...head,
    rule(width, '├', '┤', titles),
    ...filled(s, width - 4, height).map((r) => boxed(r, width)),
    ...foot,
  ];
}

function crisisFrame(s: UiState): Row[] {
  const width = s.size.columns;
  const foot = bottom(s, hintOf(s));
  const { crisis, day } = s.session.play.table.open;
  const c = caseOf(s);
  const who = c.parties[s.viewer]?.short ?? '';
  const height = Math.max(1, s.size.rows - 1 - 1 - foot.length);
  const title = `CRISIS, year ${crisis?.year ?? 0} ── ${c.scenario.id} ── you: ${who} ── ${dateOf(c, day)}`;
  const body = crisisRows(s, height);
  return [
    rule(width, '┌', '┐', [{ at: 2, text: title, focus: true }]),
    ...windowed(body, height, s.scroll).map((r) => boxed(r, width)),
    ...foot,
  ];
}

/** The main screen as rows: panels side by side, or one at a time, or the crisis. */
export function tableFrame(s: UiState): Row[] {
  if (s.session.play.phase.startsWith('crisis.')) return crisisFrame(s);
  return isWide(s) ? wideFrame(s) : narrowFrame(s);
}

/** Cuts a frame to the screen, whatever happens: the last guard against flicker. */
export const guard = (frame: readonly Row[], s: UiState): Row[] => {
  const most = Math.max(1, s.size.rows - 1);
  const cut = frame.length > most ? [...frame.slice(0, most - 1), ...frame.slice(-1)] : frame;
  return cut.map((r) => fitted(r, s.size.columns));
};
