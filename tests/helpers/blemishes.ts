/** Nouns that are counted in what people read. */
const COUNTED =
  'acts|alarms|attacks|bytes|clauses|crises|days|decisions|documents|entries|errors|events|figures|files|findings|guarantors|' +
  'hours|letters|lines|minutes|moves|notes|offers|options|parties|points|pressures|problems|readings|reasons|reopenings|' +
  'reports|rounds|rows|runs|seats|soundings|stages|texts|times|turns|variants|votes|wordings|words|years';

/** What no text for people may hold, and what is wrong with it. */
const BLEMISHES: readonly (readonly [what: string, found: RegExp])[] = [
  [
    'one of many',
    new RegExp(`(?<![\\d.,:/–-])\\b1 (?:more |other |public |red |side |lasting )*(?:${COUNTED})\\b`),
  ],
  [
    'many of one',
    /(?<![\d.,:/–+-])\b(?:0|[2-9]|\d\d+) (?:act|clause|crisis|day|entry|guarantor|point|report|round|run|text|vote|year)\b(?! \d| of|…)/,
  ],
  ['a difference of nothing', /\b(?:by|below|above|lacks|costs(?: it| you)?) [+−-]?0(?:\.0+)?(?![\d.])/],
  [
    'nothing more or less',
    /(?<![\d.])0\.0+ (?:points )?(?:more|less|short|away)\b|\b0 \w+ (?:away|changed)\b/,
  ],
  ['a signed nothing', /(?<![\d.T])[+−-]0(?:\.0+)?(?![\d.:…])/],
  ['no value', /(?<!or )undefined|\bNaN\b|\bnull\b|Infinity|\[object| => |function \(/],
  ['a gap to fill', /\$\{|\{\w+\}|%[sd]\b/],
  ['an unrounded number', /\d\.\d{10,}|\d[eE][+-]\d/],
  ['quotes around nothing', /""|''(?!s)|“”|«»|\(\)|\[\]/],
  ['a stop too many', /(?<!\.)\.\.(?!\.)|[!?]\.(?!\.)|;\.|:\.|,\.|\.,|,,|;;|::/],
  ['a space before a mark', / [.,;](?=\s|$)/],
];

/** What is only wrong in running text: columns stand apart by spaces. */
const RUNNING: readonly (readonly [what: string, found: RegExp])[] = [
  ['two spaces', / {2}/],
  ['a space at an end', /^\s|\s$/],
  ['a line end', /[\r\n\t]/],
  ['no words', /^[^\p{L}\p{N}]*$/u],
];

/** What is wrong with a text, each fault with the words around it; empty when nothing is. */
export function blemishes(text: string, running = true): string[] {
  return [...BLEMISHES, ...(running ? RUNNING : [])].flatMap(([what, found]) => {
    const at = found.exec(text);
    if (!at) return [];
    return [`${what}: …${text.slice(Math.max(0, at.index - 40), at.index + 40)}…`];
  });
}
