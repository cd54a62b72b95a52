import { MEANS, sentence } from '../../../telling/index.ts';
import { type Row, rows } from '../canvas/paint.ts';
import { wrap } from '../canvas/text.ts';
import { caseOf, type UiState } from '../state/state.ts';
import { blank, heading, para, textWidth } from './dialog.ts';

/** Keys of sources with what they stand for. */
export function sourceLines(s: UiState, keys: readonly string[]): Row[] {
  const known = caseOf(s).scenario.sources;
  const lines = keys.flatMap((key) => {
    if (key === 'judgement') return [];
    const source = known[key];
    if (!source) return [];
    const by = [source.author, source.publisher, source.date].filter((x) => x !== undefined).join(', ');
    const grade = {
      A: 'primary or official',
      B: 'agency or outlet',
      C: 'mirror or digest',
      R: "one side's state outlet",
    };
    const told = by === '' ? source.title : `${sentence(source.title)} ${by}`;
    return wrap(`${key}: ${told} (${grade[source.quality]})`, textWidth(s), 4);
  });
  const ours = keys.includes('judgement') || keys.length === 0;
  return [
    ...rows(lines),
    ...(ours
      ? rows(wrap('judgement: a figure or reading set by the authors of this scenario', textWidth(s), 4))
      : []),
  ];
}

/** What a private question asks, for the seat that must answer it. */
export const caucusAnswerHint = (s: UiState, title: string): Row[] => [
  heading(`How far could you go on "${title}"?`),
  ...para(s, MEANS.answering),
  blank,
];
