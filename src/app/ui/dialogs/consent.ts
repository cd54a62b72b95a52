import type { Wish } from '../../../model/index.ts';
import { concerned, logFor } from '../../../session/index.ts';
import { type Row, rows } from '../canvas/paint.ts';
import { caseOf, type UiState } from '../state/state.ts';
import { ask, blank, type Dialog, heading, para } from './dialog.ts';
import { entryRows } from './entries.ts';

/** What a step in time comes to, in words that give nothing away. */
export function wishWords(wish: Wish): string {
  switch (wish.kind) {
    case 'back':
      return 'to take back its own last act and what followed it';
    case 'branch':
      return 'to go back and play on from there; what was played so far is kept as a branch';
    case 'return':
      return `to go back to branch ${wish.branch}; what was played since is kept as a branch`;
    default: {
      const never: never = wish;
      return never;
    }
  }
}

/** What the viewer knows of that the step would undo. */
function undoneRows(s: UiState, wish: Wish): Row[] {
  if (wish.kind === 'return') return [];
  const { play, hands } = s.session;
  let before = play;
  while (before.count > wish.to && before.before) before = before.before;
  const kept = logFor({ play: before, hands }, { seat: s.viewer }).length;
  const undone = logFor(s.session, { seat: s.viewer }).slice(kept);
  return [
    blank,
    heading('Of what you know, this would be undone:'),
    ...(undone.length > 0 ? undone.flatMap((e) => entryRows(s, e)) : rows(['Nothing.'], 'dim')),
  ];
}

/** The question to a seat whose consent is asked for. */
export function consentRows(s: UiState): Row[] {
  const { asked } = s.session;
  if (!asked) return rows(['Nothing is asked.'], 'dim');
  const name = caseOf(s).parties[asked.by]?.name ?? '';
  return [...para(s, `${name} asks ${wishWords(asked.wish)}.`, 'strong'), ...undoneRows(s, asked.wish)];
}

/** Before the others are asked: who they are, and what for. */
export function askConsentDialog(s: UiState): Dialog {
  const { wanted } = s;
  const others = wanted ? concerned(s.session, s.viewer, wanted) : [];
  const names = others.map((seat) => caseOf(s).parties[seat]?.name ?? '').join(', ');
  return ask(
    'ASK THE OTHERS?',
    [
      ...para(
        s,
        'Others hold seats here too, and somebody has acted or read on since. It takes their consent.',
      ),
      ...para(s, `Asked: ${names === '' ? 'nobody' : names}.`, 'strong'),
      ...(wanted ? undoneRows(s, wanted) : []),
    ],
    'ask them',
    { type: 'ask' },
  );
}
