import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built } from '../helpers/built-law.ts';
import { type Checked, openSources } from '../helpers/checked-source.ts';
import { parsed } from '../helpers/told-law.ts';

/**
 * Facts first, words last: nothing outside `telling/` makes a sentence of an act, and nothing takes one apart. Read from
 * the compiler's own trees and types, so that a text is followed through names, functions and fields.
 */

/** `ACTS` describes the kinds of acts for its readers; no act that was done is told there. */
const DESCRIBES = /^model\/act\.ts:/;

/** The first file is read with these lines at its end: every one of them breaks the law, as its mark says. */
const PROBE = 'report/story.ts';
const BROKEN = `
import { type Act, type Refusal, type Hindrance as ProbeHindrance, type Remark as ProbeRemark } from '../model/index.ts';
import { type Reason, type Cause } from '../rules/index.ts';
import { causeTold, hear, type Heard, nameOf, optionShort, reasonText, refusalText, tell } from '../telling/index.ts';

export const p01 = (s: Step): boolean => (hear(tell(s), 'host')?.text ?? '').includes('refuses'); // parsed
export const p02 = (h: Heard): string => h.text.replace(/[.:]$/, ''); // parsed
export const p03 = (h: Heard): boolean => /red line/.test(h.text); // parsed
export const p04 = (h: Heard): boolean => h.text === 'The talks are over.'; // parsed
export function p05(w: Story['world'], cause: Cause): string {
  const { text } = causeTold(w, cause); const again = \`\${text} and so on\`;
  const parts = again.split(': '); // parsed
  return parts.join('');
}
const strip = (line: string): string => line.slice(3); // parsed
export const p06 = (h: Heard): string => strip(h.text);
export const p07 = (w: Story['world'], r: Reason): string[] => [...reasonText(w.case, r)]; // parsed
export const p08 = (w: Story['world'], r: Refusal): string => String(refusalText(w.case, r)[0]); // parsed
export const p09 = (list: readonly Heard[]): boolean => list.map((h) => h.text).join(' ').includes('walked'); // parsed
export const p10 = (w: Story['world']): boolean => nameOf(w.case, 0).startsWith('K'); // parsed
export const p11 = (h: Heard): number => { switch (h.text as string) { case 'x': return 1; default: return 0; } }; // parsed
export const p12 = (w: Story['world']): boolean => optionShort(w.case, 0, 0).toLowerCase().endsWith('no'); // parsed
const kept = (w: Story['world'], r: Reason): string => \`• \${reasonText(w.case, r)}\`;
export const p13 = (w: Story['world'], r: Reason): boolean => kept(w, r).match(/line/) !== null; // parsed
export const p14 = (h: Heard): number => { let n = 0; for (const x of h.text) n += x.length; return n; }; // parsed

export function b01(act: Act): string {
  switch (act.type) {
    case 'offer.make': return 'An offer is made.'; // built
    default: return '';
  }
}
export const b02 = { 'offer.make': 'makes an offer', 'offer.reject': 'says no to it' }; // built
export const b03 = (act: Act): string => (act.type === 'offer.accept' ? 'It is agreed' : ''); // built
export function b04(r: Refusal): string {
  if (r.code === 'not-your-turn') return 'Please wait for your turn.'; // built
  return '';
}
export const b05 = (act: Act): string => \`Seat \${act.seat} has acted.\`; // built
export const b06 = (c: Cause): string => \`The cause was \${c.code} today\`; // built
export const b07 = (r: Reason): string => { const { code } = r; return code === 'red-line' ? 'A red line' : ''; }; // built
export const b08 = { 'points-short': \`too little for it\`, 'clause-costs': 'one clause costs too much' } as const; // built
export const b09 = (h: ProbeHindrance): string => (h.code === 'costs' ? 'It costs too much.' : ''); // built
export const b10 = (r: ProbeRemark): string => { switch (r.code) { case 'tied': return 'Some texts tie.'; default: return ''; } }; // built
export const b11 = (acts: readonly Act[]): string[] => acts.map((a) => \`then \${a.type} was done\`); // built

export const fine1 = (s: Step): string => \`• \${hear(tell(s), 'host')?.text ?? ''}\`;
export const fine2 = (h: Heard): boolean => h.text !== '' && h.text.length > 3;
export const fine3 = (w: Story['world'], r: Refusal): string => \`Not lawful: \${refusalText(w.case, r)}\`;
export const fine4 = (act: Act): boolean => act.type.startsWith('offer.') && act.seat >= 0;
export const fine5 = (act: Act): never => { throw new Error(\`nobody expected \${act.type} here\`); };
export const fine6 = (x: string): string[] => x.split(', ');
`;

/** Lines of the probe that carry a mark, counted within it. */
const marked = (mark: string): number[] =>
  BROKEN.split('\n').flatMap((line, i) => (line.endsWith(`// ${mark}`) ? [i] : []));

let sources: Checked;
let probed: Checked;
let before = 0;

beforeAll(() => {
  sources = openSources();
  before = sources.files.find((f) => f.path === PROBE)?.file.text.split('\n').length ?? 0;
  probed = openSources({ [PROBE]: BROKEN });
});
afterAll(() => {
  sources.close();
  probed.close();
});

/** Lines within the probe at which a law found something. */
const within = (places: readonly string[]): number[] => [
  ...new Set(
    places
      .filter((p) => p.startsWith(`${PROBE}:`))
      .map((p) => Number(p.slice(PROBE.length + 1).split(':')[0]) - before - 1)
      .filter((line) => line >= 0),
  ),
];

describe('facts first, words last', () => {
  test('no text from telling is looked into or taken apart', () => {
    expect(parsed(sources)).toEqual([]);
  });

  test('no file outside telling makes words of an act, a refusal, a reason, a cause or a finding', () => {
    const { places, sizes } = built(sources);
    expect(places.filter((p) => !DESCRIBES.test(p))).toEqual([]);
    // The laws know the codes of every kind of fact: acts, refusals, moves, reasons, causes and so on.
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
    expect(sizes[0]).toBeGreaterThanOrEqual(29);
  });
});

describe('the law sees', () => {
  test('whoever takes a told text apart, and nobody else', () => {
    expect(within(parsed(probed)).sort((a, b) => a - b)).toEqual(marked('parsed'));
    expect(marked('parsed')).toHaveLength(14);
  });

  test('whoever makes words of a fact, and nobody else', () => {
    expect(within(built(probed).places).sort((a, b) => a - b)).toEqual(marked('built'));
    expect(marked('built')).toHaveLength(11);
  });
});
