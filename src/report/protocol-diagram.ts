import { markdownTable } from './words.ts';

/** A way out of a state. */
export interface ChartWay {
  /** The act that takes it, or null for a transient way taken at once. */
  readonly act: string | null;
  /** The guard of a transient way; null where it is the last resort. */
  readonly guard: string | null;
  readonly target: string;
}

/** A state of the protocol, by its dotted name. */
export interface ChartState {
  readonly name: string;
  /** One line on what happens there. */
  readonly about: string;
  /** Whose move is awaited, in a word. */
  readonly turn: string;
  readonly final: boolean;
  readonly ways: readonly ChartWay[];
}

/** The protocol as plain data. */
export interface Chart {
  readonly start: string;
  readonly states: readonly ChartState[];
}

const idOf = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '_');

/** Mermaid ends a label at a colon or semicolon. */
const label = (text: string): string => text.replaceAll(/\s*:\s*/g, ' - ').replaceAll(';', ',');

/** Labels of the ways from one state, merged where they lead to the same place. Transient ways carry their order. */
function merged(state: ChartState): { readonly target: string; readonly words: string }[] {
  const byTarget = new Map<string, string[]>();
  let order = 0;
  for (const way of state.ways) {
    if (way.act === null) order += 1;
    const words = way.act ?? (way.guard === null ? 'otherwise' : `[${way.guard}] (${order})`);
    byTarget.set(way.target, [...(byTarget.get(way.target) ?? []), words]);
  }
  return [...byTarget].map(([target, words]) => ({ target, words: words.join(' or ') }));
}

/**
 * The protocol as a Mermaid `stateDiagram-v2`. States lie side by side: Mermaid draws no arrow from inside one
 * composite state to inside another.
 */
export function protocolDiagram(chart: Chart): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${idOf(chart.start)}`];
  for (const s of chart.states) {
    const passing = s.ways.some((w) => w.act === null);
    if (passing) lines.push(`  state ${idOf(s.name)} <<choice>>`);
    else lines.push(`  state "${label(s.name)}" as ${idOf(s.name)}`);
    if (!passing && s.about !== '') lines.push(`  ${idOf(s.name)} : ${label(s.about)}`);
  }
  for (const s of chart.states) {
    for (const { target, words } of merged(s))
      lines.push(`  ${idOf(s.name)} --> ${idOf(target)} : ${label(words)}`);
    if (s.final) lines.push(`  ${idOf(s.name)} --> [*]`);
  }
  return `${lines.join('\n')}\n`;
}

/** The page `docs/protocol.md`: the diagram, then every state with whose move it is and what may follow. */
export function protocolPage(chart: Chart): string {
  const waiting = chart.states.filter((s) => !s.final && s.ways.some((w) => w.act !== null));
  const passing = chart.states.filter((s) => s.ways.some((w) => w.act === null));
  return [
    '# The protocol',
    '',
    'Made from `src/protocol/machine.ts`; do not edit. `npm run docs` writes it again.',
    'Guards in brackets are asked in order; their questions are in `src/rules/route.ts`.',
    '',
    '```mermaid',
    protocolDiagram(chart).trimEnd(),
    '```',
    '',
    '## States that wait for an act',
    '',
    ...markdownTable(
      ['State', 'What happens', 'Whose move', 'Acts'],
      waiting.map((s) => [
        `\`${s.name}\``,
        s.about,
        s.turn,
        s.ways.map((w) => `\`${w.act}\` → \`${w.target}\``).join(', '),
      ]),
    ),
    '',
    '## States passed through at once',
    '',
    ...markdownTable(
      ['State', 'First guard that holds'],
      passing.map((s) => [
        `\`${s.name}\``,
        s.ways
          .map((w) => `${w.guard === null ? 'otherwise' : `\`${w.guard}\``} → \`${w.target}\``)
          .join(', '),
      ]),
    ),
    '',
    `Endings: ${chart.states
      .filter((s) => s.final)
      .map((s) => `\`${s.name}\``)
      .join(', ')}.`,
    '',
  ].join('\n');
}
