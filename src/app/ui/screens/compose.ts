import { type Row, toAscii } from '../canvas/paint.ts';
import { tooSmall } from '../canvas/size.ts';
import type { UiState } from '../state/state.ts';
import { pageFrame, scrollOf, smallFrame } from './frame.ts';
import { pageOf } from './pages.ts';
import { guard, tableFrame } from './table-frame.ts';

/** The whole screen as rows: a pure function of the state, at most the terminal's rows less one. */
export function compose(s: UiState): Row[] {
  if (tooSmall(s)) return smallFrame(s);
  const page = pageOf(s);
  const frame = guard(page ? pageFrame(s, page) : tableFrame(s), s);
  return s.ascii ? frame.map((r) => r.map((x) => ({ ...x, text: toAscii(x.text) }))) : frame;
}

/** Where the page on screen really starts, so that scrolling goes on from what is seen. */
export function seenScroll(s: UiState, wanted: number): number {
  const page = pageOf(s);
  return page ? scrollOf(s, { ...page, scroll: Math.max(0, wanted) }) : Math.max(0, wanted);
}
