import { POINT } from '../../../model/index.ts';
import type { Moved } from '../../../session/index.ts';
import { pts, pushesTold, signed } from '../../../telling/index.ts';
import { type Row, row, span } from '../canvas/paint.ts';
import type { UiState } from '../state/state.ts';
import { bullets } from './dialog.ts';

/** A move of the viewer's own reservation value, for the viewer alone. */
export function movedRows(s: UiState, moved: Moved): Row[] {
  const [from, to] = [pts(moved.from), pts(moved.to)];
  const told =
    from === to
      ? `${to} (as before, all told)`
      : `${from} → ${to} (${signed((moved.to - moved.from) / POINT)})`;
  return [
    row('Your own walk-away score: ', span(told, 'strong')),
    ...bullets(s, pushesTold(s.session.play.world.case, s.viewer, moved.moves), 'dim'),
  ];
}
