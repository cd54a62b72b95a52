import { graphemes, widthOf } from './widths.ts';

/** Colours, which take no room. */
const ESC = '\u001B';
const SGR = new RegExp(`(${ESC}\\[[\\d;]*m)`);

/** Characters that every terminal draws one column wide: ASCII, Latin letters, and what boxes are drawn with. */
const SURE = /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2190-\u2193\u2212\u2264\u2265\u2500-\u257F]$/u;

/**
 * Terminals do not agree on the width of emoji, of joined and of combining characters. After each run of such characters
 * the column is said outright (CHA), so that whatever a terminal makes of them, what follows stands in its place.
 */
export function pinned(line: string): string {
  if (/^[ -~]*$/.test(line)) return line;
  let out = '';
  let column = 0;
  let unsure = false;
  for (const piece of line.split(SGR)) {
    if (SGR.test(piece)) {
      out += piece;
      continue;
    }
    for (const g of graphemes(piece)) {
      const sure = SURE.test(g);
      if (sure && unsure) out += `${ESC}[${column + 1}G`;
      unsure = !sure;
      out += g;
      column += widthOf(g);
    }
  }
  return out;
}
