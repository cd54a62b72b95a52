import type { Chart, Series, Spot } from './page.ts';
import { type Stretch, stretchesOf, ticksOf } from './scatter.ts';
import { escaped } from './words.ts';

const WIDTH = 640;
const HEIGHT = 420;
const LEFT = 52;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 50;

const round = (x: number): string => String(Math.round(x * 10) / 10);

/** Where figures fall on the drawing. */
class Plane {
  readonly #x: Stretch;
  readonly #y: Stretch;

  constructor(x: Stretch, y: Stretch) {
    this.#x = x;
    this.#y = y;
  }

  x(at: number): number {
    return LEFT + ((at - this.#x.from) / (this.#x.to - this.#x.from)) * (WIDTH - LEFT - RIGHT);
  }

  y(at: number): number {
    return HEIGHT - BOTTOM - ((at - this.#y.from) / (this.#y.to - this.#y.from)) * (HEIGHT - TOP - BOTTOM);
  }

  at([x, y]: Spot): string {
    return `${round(this.x(x))},${round(this.y(y))}`;
  }
}

const text = (x: number, y: number, said: string, kind: string, more = ''): string =>
  `<text class="${kind}" x="${round(x)}" y="${round(y)}"${more}>${escaped(said)}</text>`;

function drawn(series: Series, plane: Plane): string {
  const { points, look, mark, label, band } = series;
  const said = `<title>${escaped(label)}</title>`;
  switch (look) {
    case 'named':
      return points
        .map((p) => {
          const [x, y] = [plane.x(p[0]), plane.y(p[1])];
          return `<g class="named">${said}<circle cx="${round(x)}" cy="${round(y)}" r="9"/>${text(x, y + 4, mark, 'letter', ' text-anchor="middle"')}</g>`;
        })
        .join('');
    case 'letter':
      return `<g class="texts">${said}${points
        .map((p) => text(plane.x(p[0]), plane.y(p[1]) + 4, mark, 'letter', ' text-anchor="middle"'))
        .join('')}</g>`;
    case 'line':
    case 'dashed': {
      const edge =
        band === undefined
          ? ''
          : `<polygon class="band" points="${[
              ...points.map((p, i) => plane.at([p[0], p[1] + (band[i] ?? 0)])),
              ...points.map((p, i) => plane.at([p[0], p[1] - (band[i] ?? 0)])).reverse(),
            ].join(' ')}"/>`;
      const line = `<polyline class="${look}" points="${points.map((p) => plane.at(p)).join(' ')}"/>`;
      const dots = points
        .map((p) => `<circle cx="${round(plane.x(p[0]))}" cy="${round(plane.y(p[1]))}" r="2.5"/>`)
        .join('');
      return `<g class="${look === 'line' ? 'first' : 'second'}">${said}${edge}${line}${dots}</g>`;
    }
    default: {
      const never: never = look;
      return never;
    }
  }
}

/** A chart as inline SVG, with its description for who cannot see it; the legend stands beside it, in the page. */
export function chartSvg(chart: Chart, id: string): string {
  const { x, y } = stretchesOf(chart);
  const plane = new Plane(x, y);
  const base = HEIGHT - BOTTOM;
  const below = chart.names
    ? chart.names.map((name, i) => [i, name] as const)
    : ticksOf(x).map((at) => [at, String(at)] as const);
  const parts = [
    ...ticksOf(y).map(
      (at) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(plane.y(at))}" y2="${round(plane.y(at))}"/>${text(LEFT - 6, plane.y(at) + 4, String(at), 'tick', ' text-anchor="end"')}`,
    ),
    ...below.map(
      ([at, name]) =>
        `<line class="grid" x1="${round(plane.x(at))}" x2="${round(plane.x(at))}" y1="${TOP}" y2="${base}"/>${text(plane.x(at), base + 16, name, 'tick', ' text-anchor="middle"')}`,
    ),
    `<path class="axis" d="M${LEFT},${TOP}V${base}H${WIDTH - RIGHT}"/>`,
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, chart.x, 'name', ' text-anchor="middle"'),
    text(
      14,
      (TOP + base) / 2,
      chart.y,
      'name',
      ` text-anchor="middle" transform="rotate(-90 14 ${(TOP + base) / 2})"`,
    ),
    ...chart.guides.map((g) =>
      g.axis === 'x'
        ? `<line class="guide" x1="${round(plane.x(g.at))}" x2="${round(plane.x(g.at))}" y1="${TOP}" y2="${base}"><title>${escaped(g.label)}</title></line>`
        : `<line class="guide" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(plane.y(g.at))}" y2="${round(plane.y(g.at))}"><title>${escaped(g.label)}</title></line>`,
    ),
    ...chart.series.map((series) => drawn(series, plane)).reverse(),
  ];
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-alt"><title id="${id}-title">${escaped(chart.title)}</title><desc id="${id}-alt">${escaped(chart.alt)}</desc>${parts.join('')}</svg>`;
}
