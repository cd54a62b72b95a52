import { POINT } from '../../../model/index.ts';
import type { Moved } from '../../../session/index.ts';
import { pushesTold } from '../../../telling/index.ts';
import { type Row, row, span } from '../canvas/paint.ts';
import { pts, signed } from '../canvas/text.ts';
import type { UiState } from '../state/state.ts';
import { bullets } from './dialog.ts';

/** A move of the viewer's own reservation value, for the viewer alone. */
export function movedRows(s: UiState, moved: Moved): Row[] {
  const diff = (moved.to - moved.from) / POINT;
  return [
    row(
      'Your own walk-away score: ',
      span(`${pts(moved.from)} → ${pts(moved.to)} (${signed(diff)})`, 'strong'),
    ),
    ...bullets(s, pushesTold(s.session.play.world.case, s.viewer, moved.moves), 'dim'),
  ];
}
