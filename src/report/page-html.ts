import type { Block, Chart } from './page.ts';
import { chartSvg } from './page-svg.ts';
import { escaped } from './words.ts';

/** All of the page's looks: on a screen of any width, and on A4 and Letter. Meaning never hangs on colour alone. */
const STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, "DejaVu Serif", serif; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, th, caption, figcaption, svg text { font-family: "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin-bottom: .5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
li { margin: .2rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .8rem 0; }
caption { text-align: left; font-size: .85rem; color: #444; padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #ccc; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { font-weight: 600; }
figure { margin: 1rem 0; }
figcaption { font-size: .85rem; color: #444; }
figcaption ul { list-style: none; padding: 0; margin: .3rem 0; }
.key { display: inline-block; min-width: 1.5em; font-weight: 700; }
svg { width: 100%; height: auto; }
svg text { font-size: 12px; fill: #1a1a1a; }
.grid { stroke: #e6e6e6; } .axis { stroke: #1a1a1a; fill: none; }
.guide { stroke: #8a3b00; stroke-width: 1.5; stroke-dasharray: 7 4; }
.named circle { fill: #1a1a1a; } .named .letter { fill: #fff; font-weight: 700; }
.texts .letter { fill: #444; }
.line, .dashed { fill: none; stroke: currentColor; stroke-width: 2; } .dashed { stroke-dasharray: 3 4; }
.band { fill: currentColor; opacity: .15; stroke: none; }
.first { color: #00558c; } .second { color: #5c2a78; } .first circle, .second circle { fill: currentColor; }
@page { margin: 18mm 16mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; } h2, h3, caption { break-after: avoid; } tr, figure, li { break-inside: avoid; } .wide { overflow: visible; } }
`;

/** Figures within which one spot hides another. */
const HIDES = 1.5;

/** The named spot that lies over another one, if any does. */
function over(chart: Chart, place: number): string {
  const { look, points } = chart.series[place] ?? {};
  const [spot] = points ?? [];
  const before = chart.series
    .slice(0, place)
    .find((s) => s.points.some((p) => spot && Math.hypot(p[0] - spot[0], p[1] - spot[1]) < HIDES));
  return look === 'named' && before ? `, at the place of ${before.mark}` : '';
}

function figure(chart: Chart, id: string): string {
  const keys = chart.series.map(
    ({ mark, label }, i) =>
      `<li><span class="key">${escaped(mark)}</span> ${escaped(label)}${escaped(over(chart, i))}</li>`,
  );
  const guides = chart.guides.map((g) => `<li><span class="key">- -</span> ${escaped(g.label)}</li>`);
  return `<figure>${chartSvg(chart, id)}<figcaption>${escaped(chart.title)}<ul>${[...keys, ...guides].join('')}</ul></figcaption></figure>`;
}

function elementOf(block: Block, place: number): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'subheading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'para':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const kind = (i: number): string => (block.right.includes(i) ? ' class="n"' : '');
      const head = block.head.map((cell, i) => `<th scope="col"${kind(i)}>${escaped(cell)}</th>`).join('');
      const body = block.rows.map(
        (row) =>
          `<tr>${row
            .map((cell, i) =>
              i === 0
                ? `<th scope="row"${kind(i)}>${escaped(cell)}</th>`
                : `<td${kind(i)}>${escaped(cell)}</td>`,
            )
            .join('')}</tr>`,
      );
      return `<div class="wide"><table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
    }
    case 'chart':
      return figure(block.chart, `chart-${place}`);
    default: {
      const never: never = block;
      return never;
    }
  }
}

/** A page as one file of HTML that needs nothing else: no network, no script, no font; everything in it is escaped. */
export function pageHtml(blocks: readonly Block[]): string {
  const title = blocks.find((b) => b.kind === 'title')?.text ?? '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(elementOf).join('\n')}
</main>
</body>
</html>
`;
}
