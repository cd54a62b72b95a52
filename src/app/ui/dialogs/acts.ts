import type { Act, Package } from '../../../model/index.ts';
import { breached, guessChange, guessScore, ownChange } from '../../../session/index.ts';
import {
  ANSWER_WORDS,
  clauseTitle,
  lineMeans,
  MEANS,
  optionShort,
  pts,
  sideMovesTold,
  signed,
  walkOutMeans,
} from '../../../telling/index.ts';
import { about, cite } from '../canvas/text.ts';
import {
  askedText,
  type Command,
  caseOf,
  deskOf,
  ownBest,
  subjectOf,
  type UiState,
  viewOfViewer,
} from '../state/state.ts';
import { ask, blank, type Dialog, type Item, list, para, weigh } from './dialog.ts';
import { previewRows } from './preview.ts';

/** A command that does an act. */
export const act = (a: Act): Command => ({ type: 'act', act: a });

export function optionsDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const desk = deskOf(s);
  const k = desk.clause;
  const clause = c.clauses[k];
  const chosen = desk.draft[k] ?? 0;
  const others = c.parties.filter((p) => p.role === 'principal' && p.index !== s.viewer);
  const items = (clause?.options ?? []).map((o, i): Item => {
    const source = c.scenario.clauses[clause?.id ?? '']?.options[o.id]?.source ?? [];
    const theirs = others.map((p) => {
      const g = guessChange(view, p.index, k, chosen, i);
      return `${p.short} about ${signed(g.value, 0)}${g.spread >= 0.5 ? `±${Math.round(g.spread)}` : ''}`;
    });
    const points =
      i === chosen ? 'as it is' : [`you ${signed(ownChange(view, k, chosen, i))}`, ...theirs].join(', ');
    return {
      label: `${o.short} (${points}${o.bridging ? ', a bridge' : ''})`,
      detail: `${o.text}${cite(source)}`,
      mark: i === chosen ? 'draft' : '',
      command: { type: 'set-option', option: i },
    };
  });
  const question = c.scenario.clauses[clause?.id ?? '']?.question ?? '';
  return { ...list(clause?.title ?? '', [...para(s, question), blank], items), start: chosen };
}

export function textsDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { offers } = s.session.play.table.open;
  const last = offers.at(-1);
  const mine = offers.findLast((o) => o.seat === s.viewer);
  // The mediator's text does not hide what each of the others last offered.
  const theirs = c.parties.flatMap((p) => {
    const offer = offers.findLast((o) => o.seat === p.index);
    return offer && offer !== last && offer !== mine ? [offer] : [];
  });
  const item = (name: string, text: Package, detail: string): Item => ({
    label: `${name}: ${pts(view.score(text))} to you`,
    detail,
    mark: '',
    command: { type: 'set-draft', text, name },
  });
  const items = [
    ...(last
      ? [
          item(
            'The last text on the table',
            last.package,
            `From ${c.parties[last.seat]?.name ?? ''}, round ${last.round}.`,
          ),
        ]
      : []),
    ...theirs.map((o) =>
      item(`The last text of ${c.parties[o.seat]?.name ?? ''}`, o.package, `Round ${o.round}.`),
    ),
    ...(mine && mine !== last ? [item('Your own last offer', mine.package, `Round ${mine.round}.`)] : []),
    ...Object.entries(c.texts).map(([id, text]) => {
      const named = c.scenario.texts[id];
      return item(named?.title ?? id, text, `${named?.note ?? ''}${cite(named?.source ?? [])}`);
    }),
    item(
      'Your own best text',
      ownBest(s),
      'Your best option on every clause, mended where your own red lines forbid it.',
    ),
  ];
  return list('START THE DRAFT FROM', [], items);
}

export function sendDialog(s: UiState): Dialog {
  const { text, base, baseName } = subjectOf(s);
  const mediator = s.session.play.phase === 'talks.mediation';
  const command = act(
    mediator
      ? { type: 'text.table', seat: s.viewer, package: text }
      : { type: 'offer.make', seat: s.viewer, package: text },
  );
  const title = mediator ? 'TABLE THIS TEXT?' : 'SEND THIS OFFER?';
  return ask(title, previewRows(s, text, base, baseName), mediator ? 'table it' : 'send it', command);
}

export function acceptDialog(s: UiState): Dialog {
  const text = askedText(s) ?? [];
  const sign = s.session.play.phase === 'signature.signing';
  const command = act({ type: sign ? 'treaty.sign' : 'offer.accept', seat: s.viewer });
  const { base, baseName } = subjectOf(s);
  return weigh(
    sign ? 'SIGN THIS TEXT?' : 'ACCEPT THIS TEXT?',
    previewRows(s, text, base, baseName),
    sign ? 'Sign this text' : 'Accept this text',
    command,
  );
}

export function walkOutDialog(s: UiState): Dialog {
  const view = viewOfViewer(s);
  return weigh(
    'WALK OUT?',
    para(s, `${walkOutMeans(view.own.reservation)} You can still undo it.`),
    'Walk out',
    act({ type: 'talks.walk-out', seat: s.viewer }),
  );
}

export function soundDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { text } = subjectOf(s);
  const named = new Set(c.treaty ? (c.treaty.members[text[c.treaty.guarantorsClause] ?? -1] ?? []) : []);
  const items = c.parties
    .filter((p) => p.guarantor !== null && p.index !== s.viewer)
    .sort((a, b) => Number(named.has(b.index)) - Number(named.has(a.index)) || a.index - b.index)
    .map((p): Item => {
      const guess = guessScore(view, p.index, text);
      const before = view.own.soundings.findLast((x) => x.with === p.index);
      const lines = breached(view, p.index, text).map((i) => p.redLines[i]?.line.text ?? '');
      const said = before?.answer
        ? [`Last time (round ${before.round}) it ${ANSWER_WORDS[before.answer]}.`]
        : [];
      return {
        label: `${p.name}: about ${about(guess.value, guess.spread)}${lines.length > 0 ? ', a red line in the way' : ''}`,
        detail: [...lines, ...said].join(' '),
        mark: named.has(p.index) ? 'named' : '',
        command: act({ type: 'sounding.ask', seat: s.viewer, guarantor: p.index, package: text }),
      };
    });
  return list(
    'SOUND OUT A GUARANTOR ON YOUR DRAFT',
    [...para(s, `${sideMoves(s)} ${MEANS.sounding}`), blank],
    items,
  );
}

function sideMoves(s: UiState): string {
  const { sideMoves: most } = caseOf(s).scenario.talks;
  return sideMovesTold({ left: most - s.session.play.table.open.sideMoves, most });
}

export function caucusDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const k = deskOf(s).clause;
  const items = c.parties
    .filter((p) => p.index !== s.viewer)
    .map((p): Item => {
      const told = s.session.play.table.own[s.viewer]?.learnt.findLast(
        (l) => l.from === p.index && l.clause === k,
      );
      return {
        label: p.name,
        detail: told && told.option >= 0 ? `Said before: as far as "${optionShort(c, k, told.option)}".` : '',
        mark: '',
        command: act({ type: 'caucus.ask', seat: s.viewer, with: p.index, clause: k }),
      };
    });
  return list(
    `ASK IN PRIVATE ABOUT: ${clauseTitle(c, k)}`,
    [...para(s, `${MEANS.asking} ${sideMoves(s)}`), blank],
    items,
  );
}

export function lineDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const { clause, draft } = deskOf(s);
  const option = draft[clause] ?? 0;
  const { says, costs } = lineMeans(c, clause, option);
  return weigh(
    'SAY IT IN PUBLIC?',
    [...para(s, says, 'strong'), blank, ...para(s, `${costs} ${sideMoves(s)}`)],
    'Say it in public',
    act({ type: 'line.draw', seat: s.viewer, clause, option }),
  );
}
