import {
  boxed,
  fitted,
  maxScroll,
  type Row,
  rows,
  rule,
  type Span,
  span,
  windowed,
} from '../canvas/paint.ts';
import { LEAST } from '../canvas/size.ts';
import { wrap } from '../canvas/text.ts';
import { widthOf } from '../canvas/widths.ts';
import { bindings } from '../input/keys.ts';
import type { UiState } from '../state/state.ts';

/** A screen that is one page: a title, a body that scrolls, a hint, and the keys. */
export interface Page {
  readonly title: string;
  readonly body: readonly Row[];
  /** The rows of the body that must stay in sight, first and last. */
  readonly keep: readonly [number, number] | null;
  readonly scroll: number;
  readonly hint: string;
  /** Rows under the body that always stay in sight: a choice. */
  readonly foot?: readonly Row[];
}

/** The keys valid now, in at most `most` lines, all of them on 80 x 24; help and quit are never left out. */
export function footerRows(s: UiState, width: number, most: number = s.size.rows < 20 ? 2 : 3): Row[] {
  const labelled = bindings(s).filter((b) => b.label !== '');
  const last = labelled.filter((b) => b.show === '?' || b.show === 'q');
  const first = labelled.filter((b) => !last.includes(b));
  for (let n = first.length; n >= 0; n--) {
    const lines: Span[][] = [[]];
    let used = 0;
    for (const b of [...first.slice(0, n), ...last]) {
      const size = widthOf(b.show) + 1 + widthOf(b.label);
      if (used > 0 && used + 2 + size > width) {
        lines.push([]);
        used = 0;
      }
      const line = lines.at(-1);
      if (used > 0) line?.push(span('  '));
      line?.push(span(b.show, 'strong'), span(` ${b.label}`));
      used += size + (used > 0 ? 2 : 0);
    }
    if (lines.length <= most || n === 0) return lines.slice(0, most);
  }
  return [];
}

/** The hint or, when there is something to say, the answer to the last key; two lines at most. */
export function hintRows(s: UiState, hint: string): Row[] {
  const said = s.notice !== '';
  return rows(wrap(said ? s.notice : hint, s.size.columns - 4), said ? 'warn' : 'dim').slice(0, 2);
}

/** Rows that a page's body has on this screen. */
export function bodyHeight(s: UiState, hint = '', below = 0): number {
  const foot = footerRows(s, s.size.columns - 4).length + hintRows(s, hint).length + below;
  return Math.max(1, s.size.rows - 1 - 3 - foot);
}

/** Where the body starts, so that what must stay in sight is in sight. */
export function scrollOf(s: UiState, page: Page): number {
  const height = bodyHeight(s, page.hint, page.foot?.length);
  const most = maxScroll(page.body.length, height);
  let from = Math.min(page.scroll, most);
  if (page.keep) {
    const [first, last] = page.keep;
    const room = page.body.length > height ? height - 1 : height;
    if (last >= from + room) from = last - room + 1;
    if (first < from) from = first;
    if (first < room && last < room) from = 0;
  }
  return Math.max(0, Math.min(from, most));
}

/** A page as the rows of the screen: never more than the terminal's rows less one. */
export function pageFrame(s: UiState, page: Page): Row[] {
  const width = s.size.columns;
  const keys = footerRows(s, width - 4);
  const foot = page.foot ?? [];
  const body = windowed(page.body, bodyHeight(s, page.hint, foot.length), scrollOf(s, page));
  return [
    rule(width, '┌', '┐', [{ at: 2, text: page.title, focus: true }]),
    ...[...body, ...foot].map((r) => boxed(r, width)),
    rule(width, '├', '┤'),
    ...hintRows(s, page.hint).map((r) => boxed(r, width)),
    ...keys.map((r) => boxed(r, width)),
    rule(width, '└', '┘'),
  ];
}

/** What is shown when nothing else fits: why, what is needed, and what one may do. */
export function smallFrame(s: UiState): Row[] {
  const { columns, rows: height } = s.size;
  const lines = [
    `The terminal is too small: ${columns}x${height}.`,
    `Demarche needs at least ${LEAST.columns}x${LEAST.rows}.`,
    'Make the window larger or the letters smaller. Nothing is lost.',
    s.stop.kind === 'over' ? 'q quits.' : 'q saves and quits.',
  ];
  return rows(lines.flatMap((line) => (columns < 8 ? [line] : wrap(line, columns))))
    .slice(0, Math.max(1, height - 1))
    .map((r) => fitted(r, columns));
}
