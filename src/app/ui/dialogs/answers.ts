import { type Finding, has, membersOf, NATURE } from '../../../model/index.ts';
import {
  BASIS_WORDS,
  beliefTold,
  clauseTitle,
  differences,
  MEANS,
  nameOf,
  responseWords,
} from '../../../telling/index.ts';
import type { Row } from '../canvas/paint.ts';
import { helpLine } from '../state/guarantee.ts';
import { askedText, type Command, caseOf, deskOf, type UiState, viewOfViewer } from '../state/state.ts';
import { act } from './acts.ts';
import { ask, blank, bullets, type Dialog, goBack, type Item, list, page, para, weigh } from './dialog.ts';
import { othersRows, ownRows } from './preview.ts';
import { caucusAnswerHint } from './source-lines.ts';

export function caucusAnswerDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const k = view.askedClause();
  const say = (option: number): Command => act({ type: 'caucus.answer', seat: s.viewer, clause: k, option });
  const options = (c.clauses[k]?.options ?? []).map(
    (o, i): Item => ({ label: o.short, detail: o.text, mark: '', command: say(i) }),
  );
  return list('A PRIVATE QUESTION', caucusAnswerHint(s, clauseTitle(c, k)), [
    goBack('Not yet'),
    ...options,
    { label: 'Say nothing', detail: '', mark: '', command: say(NATURE) },
  ]);
}

/** A guarantor's "only if": its own edits of the text, or the smallest change that would win it. */
export function joinIfDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const asked = askedText(s) ?? [];
  const { draft } = deskOf(s);
  const edited = differences(c, asked, draft);
  const change = edited.length > 0 ? draft : view.change(asked)?.package;
  if (!change)
    return page(
      'JOIN IF',
      para(
        s,
        'No change of one or two clauses would make this text one you could join. Change clauses with Left and Right to name your own terms, or decline.',
      ),
    );
  const type = s.session.play.phase === 'talks.sounding' ? 'sounding.answer' : 'accession.answer';
  const how = edited.length > 0 ? 'Your changes' : 'The smallest change that would let you join';
  const binding = type === 'accession.answer';
  return (binding ? weigh : ask)(
    'JOIN IF THE TEXT IS CHANGED?',
    [
      ...para(s, `${how}:`, 'strong'),
      ...bullets(
        s,
        differences(c, asked, change).map((d) => ({ text: d.text, source: [] })),
      ),
      blank,
      ...ownRows(s, change),
      ...(helpLine(s, change) ? para(s, helpLine(s, change), 'strong') : []),
      blank,
      ...othersRows(s, change),
    ],
    binding ? 'Answer so' : 'answer so',
    act({ type, seat: s.viewer, answer: 'conditional', change }),
  );
}

export function findDialog(s: UiState): Dialog {
  const view = viewOfViewer(s);
  const say = (finding: Finding, label: string, detail: string): Item => ({
    label,
    detail,
    mark: '',
    command: act({ type: 'crisis.find', seat: s.viewer, finding }),
  });
  return list(
    'YOUR FINDING',
    [...para(s, beliefTold(view.own.belief, view.threshold())), blank],
    [
      goBack('Not yet'),
      say('attack', 'An attack', 'You find that an armed attack has happened.'),
      say('unclear', 'Unclear', 'You do not find either way.'),
      say('no-attack', 'No attack', 'You find that no armed attack has happened.'),
    ],
  );
}

/** What the others have given so far, for whoever weighs whether to go first. */
function othersGave(s: UiState): Row[] {
  const c = caseOf(s);
  const { crisis } = s.session.play.table.open;
  const gave = (crisis?.deliveries ?? []).filter((d) => d.seat !== s.viewer);
  const asked = crisis !== null && has(crisis.appealed, s.viewer) ? ['You have been asked for help.'] : [];
  const lines = gave.map(({ seat, response, arrives, decided }) => {
    const how = response === 0 ? '' : arrives < 0 ? ', stopped at home' : `, there at T+${arrives}`;
    return `${nameOf(c, seat)} at T+${decided}: ${responseWords(c, response)}${how}.`;
  });
  const all = [...asked, ...(lines.length > 0 ? lines : ['Nobody else has decided yet.'])];
  return bullets(
    s,
    all.map((text) => ({ text, source: [] })),
  );
}

/** What help to give: the list opens on doing nothing yet, and to give nothing asks once more. */
export function respondDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const { means, owed, inclined, basis, until } = viewOfViewer(s).mandate();
  const marks = (response: number): string =>
    [response === owed && owed > 0 ? 'owed' : '', response === inclined ? 'your advisers' : '']
      .filter((mark) => mark !== '')
      .join(', ');
  const help = membersOf(means).map(
    (response): Item => ({
      label: c.treaty?.responses[response]?.text ?? '',
      detail: '',
      mark: marks(response),
      command:
        response === 0
          ? { type: 'open', dialog: 'give-nothing' }
          : act({ type: 'crisis.respond', seat: s.viewer, response }),
    }),
  );
  return list(
    'WHAT HELP DO YOU GIVE?',
    [...para(s, `${BASIS_WORDS[basis]} ${MEANS.help}`), blank, ...othersGave(s), blank],
    [
      goBack('Not yet'),
      ...help,
      ...(until < 0
        ? []
        : [
            {
              label: `Wait to T+${until} h for the evidence and for what the others give`,
              detail: 'Whatever you give then leaves no sooner.',
              mark: '',
              command: act({ type: 'crisis.defer', seat: s.viewer }),
            },
          ]),
    ],
  );
}

export const giveNothingDialog = (s: UiState): Dialog =>
  weigh(
    'GIVE NOTHING?',
    para(s, MEANS['give-nothing']),
    'Give nothing',
    act({ type: 'crisis.respond', seat: s.viewer, response: 0 }),
  );
