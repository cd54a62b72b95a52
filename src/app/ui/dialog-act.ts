import { type Act, type Finding, NATURE, type Package } from '../../model/index.ts';
import { ask, blank, bullets, type Dialog, type Item, list, page, para } from './dialog.ts';
import { breached, guessScore, ownChange } from './estimates.ts';
import { caucusAnswerHint } from './explain.ts';
import { rows } from './paint.ts';
import { othersRows, ownRows, previewRows } from './preview.ts';
import {
  askedText,
  type Command,
  caseOf,
  deskOf,
  ownBest,
  subjectOf,
  type UiState,
  viewOfViewer,
} from './state.ts';
import { about, cite, pts, signed } from './text.ts';
import { ANSWERS, clauseTitle, differences, optionShort } from './words.ts';

const act = (a: Act): Command => ({ type: 'act', act: a });

export function optionsDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const desk = deskOf(s);
  const k = desk.clause;
  const clause = c.clauses[k];
  const chosen = desk.draft[k] ?? 0;
  const items = (clause?.options ?? []).map((o, i): Item => {
    const source = c.scenario.clauses[clause?.id ?? '']?.options[o.id]?.source ?? [];
    const points = i === chosen ? 'as it is' : `you ${signed(ownChange(view, k, chosen, i))}`;
    return {
      label: `${o.short} (${points}${o.bridging ? ', a bridge' : ''})`,
      detail: `${o.text}${cite(source)}`,
      mark: i === chosen ? 'draft' : '',
      command: { type: 'set-option', option: i },
    };
  });
  const question = c.scenario.clauses[clause?.id ?? '']?.question ?? '';
  return list(clause?.title ?? '', [...para(s, question), blank], items);
}

export function textsDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { offers } = s.session.play.table.open;
  const last = offers.at(-1);
  const mine = offers.findLast((o) => o.seat === s.viewer);
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
  return ask(
    sign ? 'SIGN THIS TEXT?' : 'ACCEPT THIS TEXT?',
    previewRows(s, text, base, baseName),
    sign ? 'sign' : 'accept',
    command,
  );
}

export function walkOutDialog(s: UiState): Dialog {
  const view = viewOfViewer(s);
  return ask(
    'WALK OUT?',
    para(
      s,
      `The talks end at once and without a text. To you that is worth what no agreement is worth: ${pts(view.own.reservation)} points. You can still undo it.`,
    ),
    'walk out',
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
      const said = before?.answer ? ` Last time (round ${before.round}) it ${ANSWERS[before.answer]}.` : '';
      return {
        label: `${p.name}: about ${about(guess.value, guess.spread)}${lines.length > 0 ? ', a red line in the way' : ''}`,
        detail: `${lines.join(' ')}${said}`.trim(),
        mark: named.has(p.index) ? 'named' : '',
        command: act({ type: 'sounding.ask', seat: s.viewer, guarantor: p.index, package: text }),
      };
    });
  return list(
    'SOUND OUT A GUARANTOR ON YOUR DRAFT',
    [
      ...para(
        s,
        `${sideMoves(s)} Only you and the state you ask hear of it. Asking late, once the text is agreed, costs goodwill.`,
      ),
      blank,
    ],
    items,
  );
}

export function sideMoves(s: UiState): string {
  const { sideMoves: most } = caseOf(s).scenario.talks;
  const left = most - s.session.play.table.open.sideMoves;
  return left > 0
    ? `${left} of ${most} side moves left before your offer.`
    : `All ${most} side moves of this turn are used.`;
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
    [...para(s, `How far could they go on this clause, if everything else stays? ${sideMoves(s)}`), blank],
    items,
  );
}

export function caucusAnswerDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const k = view.askedClause();
  const say = (option: number): Command => act({ type: 'caucus.answer', seat: s.viewer, clause: k, option });
  const options = (c.clauses[k]?.options ?? []).map(
    (o, i): Item => ({ label: o.short, detail: o.text, mark: '', command: say(i) }),
  );
  return list('A PRIVATE QUESTION', caucusAnswerHint(s, clauseTitle(c, k)), [
    ...options,
    { label: 'Say nothing', detail: '', mark: '', command: say(NATURE) },
  ]);
}

export function lineDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const { clause, draft } = deskOf(s);
  const option = draft[clause] ?? 0;
  const cost = c.figures[c.audienceCost]?.mode ?? 0;
  return ask(
    'SAY IT IN PUBLIC?',
    [
      ...para(
        s,
        `On "${clauseTitle(c, clause)}" you accept nothing worse to you than "${optionShort(c, clause, option)}".`,
        'strong',
      ),
      blank,
      ...para(
        s,
        `Everybody hears it. To go back on it later raises what a text must bring you by about ${cost} points. It cannot be withdrawn. ${sideMoves(s)}`,
      ),
    ],
    'say it',
    act({ type: 'line.draw', seat: s.viewer, clause, option }),
  );
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
  return ask(
    'JOIN IF THE TEXT IS CHANGED?',
    [
      ...para(s, `${how}:`, 'strong'),
      ...bullets(
        s,
        differences(c, asked, change).map((d) => ({ text: d.text, source: [] })),
      ),
      blank,
      ...ownRows(s, change),
      blank,
      ...othersRows(s, change),
    ],
    'answer so',
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
  const belief = Math.round(view.own.belief / 10);
  return list(
    'YOUR FINDING',
    [
      ...para(
        s,
        `From the evidence so far your services put the chance of an attributable armed attack at ${belief} per cent. Your own bar for saying so is ${Math.round(view.threshold() * 100)} per cent.`,
      ),
      blank,
    ],
    [
      say('attack', 'An attack', 'You find that an armed attack has happened.'),
      say('unclear', 'Unclear', 'You do not find either way.'),
      say('no-attack', 'No attack', 'You find that no armed attack has happened.'),
    ],
  );
}

export function respondDialog(s: UiState): Dialog {
  const c = caseOf(s);
  const { cap, ceiling } = viewOfViewer(s).mandate();
  const most = Math.min(cap, ceiling);
  const text = askedText(s) ?? [];
  const owed = c.treaty?.duty[text[c.treaty.dutyClause] ?? -1]?.owed ?? 0;
  const items = (c.treaty?.responses ?? []).slice(0, most + 1).map(
    (r, i): Item => ({
      label: r.text,
      detail: '',
      mark: i === owed && owed > 0 ? 'owed' : '',
      command: act({ type: 'crisis.respond', seat: s.viewer, response: i }),
    }),
  );
  const limit = ceiling < cap ? 'the signed duty' : 'what you can do';
  return list(
    'WHAT HELP DO YOU GIVE?',
    [
      ...para(
        s,
        `The list ends where ${limit} ends. Anything above nothing must still pass your parliament or cabinet.`,
      ),
      ...rows(['']),
    ],
    items,
  );
}
