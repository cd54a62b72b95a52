import type { Chart, Spot } from './page.ts';
import { wrap } from './words.ts';

/** The stretch of an axis, in its figures. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch that holds all figures with a little room at both ends, from one multiple of five to another. */
export function stretchOf(figures: readonly number[]): Stretch {
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  const from = 5 * Math.floor((low - 1) / 5);
  const to = 5 * Math.ceil((high + 1) / 5);
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : { from: 0, to: 100 };
}

/** Both axes of a chart. */
export function stretchesOf({ series, guides, names }: Chart): { readonly x: Stretch; readonly y: Stretch } {
  const on = (axis: 'x' | 'y'): number[] => [
    ...series.flatMap(({ points, band }) =>
      points.flatMap((p, i) => (axis === 'x' ? [p[0]] : [p[1] - (band?.[i] ?? 0), p[1] + (band?.[i] ?? 0)])),
    ),
    ...guides.filter((g) => g.axis === axis).map((g) => g.at),
  ];
  const x = names ? { from: 0, to: Math.max(1, names.length - 1) } : stretchOf(on('x'));
  return { x, y: stretchOf(on('y')) };
}

/** Figures to write beside an axis: multiples of 5, 10, 20 or 50, eight at most. */
export function ticksOf({ from, to }: Stretch, most = 8): number[] {
  const step = [5, 10, 20, 50, 100].find((s) => (to - from) / s <= most) ?? to - from;
  const first = step * Math.ceil(from / step);
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step);
}

const WIDE = 60;
const HIGH = 21;
const GUTTER = 6;

const placeOf = (value: number, { from, to }: Stretch, cells: number): number =>
  Math.round(((value - from) / (to - from)) * (cells - 1));

/** A chart in characters, 70 columns wide: only ASCII, what it shows in words below. */
export function scatterLines(chart: Chart): string[] {
  const { x, y } = stretchesOf(chart);
  const cells = Array.from({ length: HIGH }, () => new Array<string>(WIDE).fill(' '));
  const put = (row: number, column: number, mark: string): void => {
    const line = cells[HIGH - 1 - row];
    if (line && column >= 0 && column < WIDE) line[column] = mark;
  };
  for (const { axis, at } of chart.guides) {
    if (axis === 'x') for (let row = 0; row < HIGH; row++) put(row, placeOf(at, x, WIDE), ':');
    else for (let column = 0; column < WIDE; column++) put(placeOf(at, y, HIGH), column, '-');
  }
  const cellOf = ([px, py]: Spot): string => `${placeOf(py, y, HIGH)} ${placeOf(px, x, WIDE)}`;
  for (const { mark, points } of [...chart.series].reverse())
    for (const [px, py] of points) put(placeOf(py, y, HIGH), placeOf(px, x, WIDE), mark);
  const ticks = new Map(ticksOf(y, 6).map((at) => [placeOf(at, y, HIGH), String(at)]));
  const rows = cells.map((row, i) =>
    `${(ticks.get(HIGH - 1 - i) ?? '').padStart(GUTTER - 1)} |${row.join('')}`.trimEnd(),
  );
  const below = new Array<string>(WIDE + 4).fill(' ');
  for (const at of ticksOf(x, 6))
    for (const [i, digit] of [...String(at)].entries()) below[placeOf(at, x, WIDE) + i] = digit;
  const legend = chart.series.map(({ mark, label, points, look }, i) => {
    const [spot] = points;
    const under = chart.series
      .slice(0, i)
      .find((s) => look === 'named' && spot && s.points.some((p) => cellOf(p) === cellOf(spot)));
    return `${mark}  ${label}${under ? `, at the place of ${under.mark}` : ''}`;
  });
  return [
    ...wrap(chart.y, 0, 0, 78),
    ...rows,
    `${' '.repeat(GUTTER)}+${'-'.repeat(WIDE)}`,
    `${' '.repeat(GUTTER + 1)}${below.join('')}`.trimEnd(),
    ...wrap(chart.x, GUTTER + 1, GUTTER + 1, 78),
    '',
    ...legend.flatMap((text) => wrap(text, 2, 5, 78)),
    ...chart.guides.flatMap((g) => wrap(`${g.axis === 'x' ? ':' : '-'}  ${g.label}`, 2, 5, 78)),
  ];
}
