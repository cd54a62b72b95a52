import { type Case, type Move, type MoveCause, POINT, type Seat } from '../model/index.ts';
import { type Heard, heard } from './told.ts';
import { clipped, pts, signed, type Words, words } from './words.ts';

/** What moved a reservation value, and who says so. */
export function moveTold(c: Case, seat: Seat, cause: MoveCause): Heard {
  const id = c.parties[seat]?.id ?? '';
  const { war } = c.scenario;
  if (typeof cause === 'object') {
    const driver = c.war?.drivers[cause.driver];
    return heard(clipped(driver?.text ?? ''), driver?.source ?? []);
  }
  switch (cause) {
    case 'waiting':
      return heard('another round of war', war?.waiting[id]?.source ?? []);
    case 'recovery':
      return heard('earlier shocks wearing off', war?.recovery.source ?? []);
    case 'asked-late':
      return heard(
        'named without having been asked',
        c.scenario.parties[id]?.guarantor?.askedLate.source ?? [],
      );
    case 'ended':
      return heard('a lasting pressure has ended', []);
    case 'limit':
      return heard('held to the limits of the scale', []);
    default: {
      const never: never = cause;
      return never;
    }
  }
}

/** Moves added up by cause, in the order of first mention; what is too small to show is left out. */
export interface Pushed extends Heard {
  /** Score units. */
  readonly units: number;
}

const keyOf = (cause: MoveCause): string => (typeof cause === 'object' ? `driver ${cause.driver}` : cause);

/** Units below which a move is not worth a word. */
const LEAST = POINT / 20;

export function pushes(c: Case, seat: Seat, moves: readonly Move[]): Pushed[] {
  const sums = new Map<string, Pushed>();
  for (const { cause, units } of moves) {
    const known = sums.get(keyOf(cause));
    sums.set(keyOf(cause), { ...moveTold(c, seat, cause), units: (known?.units ?? 0) + units });
  }
  return [...sums.values()].filter((p) => Math.abs(p.units) >= LEAST);
}

/** Own moves that are worth a word, with what each is due to and who says so; the largest first. */
export const pushesTold = (c: Case, seat: Seat, moves: readonly Move[]): Heard[] =>
  pushes(c, seat, moves)
    .sort((a, b) => Math.abs(b.units) - Math.abs(a.units))
    .map(({ units, text, source }) => heard(`${signed(units / POINT)} ${text}`, source));

/** A move of so many points; what rounds to nothing is said to have evened out. */
export const movedTold = (points: number): Words =>
  words(Number(points.toFixed(1)) === 0 ? 'stands where it stood, all told' : `moved ${signed(points)}`);

/** "60.6 → 59.7 (−5.2 …; +4.9 …)": how a seat's walk-away moved, or null where it did not to the eye. */
export function walkAwayTold(
  c: Case,
  seat: Seat,
  from: number,
  to: number,
  moves: readonly Move[],
): Heard | null {
  if (pts(from) === pts(to)) return null;
  const list = pushes(c, seat, moves);
  const why = list.map((p) => `${signed(p.units / POINT)} ${p.text}`).join('; ');
  return heard(`${pts(from)} → ${pts(to)}${why === '' ? '' : `: ${why}`}.`, [
    ...new Set(list.flatMap((p) => p.source)),
  ]);
}
