import { type Branch, ownChange } from '../../../session/index.ts';
import { MEANS, plural, reasonLine, shy, signed } from '../../../telling/index.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { cite, wrap } from '../canvas/text.ts';
import { askedText, caseOf, deskOf, myTurn, type UiState, viewOfViewer } from '../state/state.ts';
import { phaseWords } from '../state/words.ts';
import { crisisWhy } from './crisis-why.ts';
import {
  blank,
  bullets,
  type Dialog,
  heading,
  type Item,
  list,
  page,
  para,
  textWidth,
  weigh,
} from './dialog.ts';
import { entryRows, matching, visibleEntries } from './entries.ts';
import { sourceLines } from './source-lines.ts';

export function logDialog(s: UiState): Dialog {
  const all = visibleEntries(s);
  const found = matching(all, s.query);
  const head =
    s.query === ''
      ? 'LOG'
      : `LOG: ${found.length} of ${plural(all.length, 'entry', 'entries')} with "${s.query}"`;
  const body =
    found.length === 0 ? rows(['Nothing here yet.'], 'dim') : found.flatMap((e) => entryRows(s, e));
  return page(head, body, 'Up/Down to scroll, / to search (empty to see all), Esc to go back.');
}

export function searchDialog(s: UiState, typed: string): Dialog {
  return page('SEARCH THE LOG', [
    row('Words to find: ', span(typed, 'strong'), span('_', 'cursor')),
    blank,
    ...para(
      s,
      'Every word must occur in an entry or in its reasons. Enter searches; an empty search shows all.',
      'dim',
    ),
  ]);
}

/** The clause under the cursor: question, options with the seat's own points, red lines, and who says so. */
export function whyDialog(s: UiState): Dialog {
  if (s.session.play.phase.startsWith('crisis.'))
    return page('WHY: WHAT THE SIGNED TEXT SAYS', crisisWhy(s), 'Up/Down to scroll, Esc to go back.');
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const k = deskOf(s).clause;
  const clause = c.clauses[k];
  const text = askedText(s);
  const body: Row[] = [];
  if (text && myTurn(s) && s.session.play.phase !== 'talks.floor') {
    const judged = view.judge(text);
    const [score, needed] = shy(judged.score, judged.reservation);
    const word = judged.verdict === 'accept' ? 'You could sign this text.' : 'You could not sign this text.';
    body.push(
      heading(`The text before you: ${score}; you need ${needed}. ${word}`),
      ...bullets(
        s,
        judged.reasons.filter((r) => r.code !== 'points-short').map((r) => reasonLine(c, r, 'you')),
      ),
      blank,
    );
  }
  if (!clause) return page('WHY', body);
  const written = c.scenario.clauses[clause.id];
  const now = text?.[k] ?? -1;
  const draft = deskOf(s).draft[k] ?? -1;
  const keys = new Set<string>(written?.source ?? []);
  const bestOption = clause.options.reduce((b, _, o) => (ownChange(view, k, b, o) > 0 ? o : b), 0);
  const options = clause.options.flatMap((option, o): Row[] => {
    const source = written?.options[option.id]?.source ?? [];
    for (const key of source) keys.add(key);
    const cost = ownChange(view, k, bestOption, o);
    const marks = [
      o === draft ? 'draft' : '',
      o === now ? 'on the table' : '',
      option.bridging ? 'a bridge' : '',
    ];
    const mark = marks.filter((m) => m !== '').join(', ');
    const points = cost === 0 ? 'your best' : `you ${signed(cost)}`;
    return rows(
      wrap(`• ${option.text} (${points}${mark ? `; ${mark}` : ''})${cite(source)}`, textWidth(s), 2),
    );
  });
  const lines = c.parties.flatMap((p) =>
    p.redLines
      .filter((l) => l.clauses.includes(k) && (l.public || p.index === s.viewer))
      .map((l) => {
        for (const key of l.line.source) keys.add(key);
        return {
          text: `${p.name}: ${l.line.text}${l.public ? '' : ' (known to you alone)'}`,
          source: l.line.source,
        };
      }),
  );
  const preference = c.scenario.parties[c.parties[s.viewer]?.id ?? '']?.preferences[clause.id];
  for (const key of preference?.source ?? []) keys.add(key);
  body.push(
    heading(clause.title),
    ...(written?.question ? para(s, written.question) : []),
    ...(written?.note ? para(s, written.note, 'dim') : []),
    blank,
    heading(clause.kind === 'ladder' ? 'Options, in order' : 'Options, in no order'),
    ...options,
    blank,
    heading('Known red lines on it'),
    ...(lines.length > 0 ? bullets(s, lines) : rows(['None is known.'], 'dim')),
  );
  if (preference)
    body.push(blank, ...para(s, `Your own weighing of this clause rests on${cite(preference.source)}.`));
  body.push(blank, heading('Who says so'), ...sourceLines(s, [...keys]));
  return page(`WHY: ${clause.title}`, body, 'Up/Down to scroll, Esc to go back.');
}

/** A branch in a line: where it stands, as everybody may know. */
function branchItem(branch: Branch): Item {
  const { open } = branch.play.table;
  const where = open.asked ? 'Talks' : phaseWords(branch.play.phase);
  return {
    label: `Branch ${branch.id}: round ${open.round}, ${where}`,
    detail: '',
    mark: '',
    command: { type: 'return', branch: branch.id },
  };
}

export function rewindDialog(s: UiState): Dialog {
  const { round } = s.session.play.table.open;
  const rounds = Array.from({ length: round }, (_, i): Item => {
    const r = round - i;
    return {
      label: `The opening of round ${r}`,
      detail: '',
      mark: r === round ? 'now' : '',
      command: { type: 'rewind', round: r },
    };
  });
  const { branch, branches } = s.session;
  return list(
    'REWIND',
    para(
      s,
      `The game goes on from the round you choose, as a new branch, or from where a branch was left. What was played so far is kept as branch ${branch}.`,
    ),
    [...rounds, ...branches.map(branchItem)],
  );
}

export function abandonDialog(s: UiState): Dialog {
  return weigh('GIVE THE TEXT UP?', para(s, MEANS.abandon), 'Give it up', {
    type: 'act',
    act: { type: 'treaty.abandon', seat: s.viewer },
  });
}
