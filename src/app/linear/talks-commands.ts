import type { Act, OptionIndex, Package } from '../../model/index.ts';
import { helpFor } from '../../session/index.ts';
import {
  clauseTitle,
  differences,
  helpTold,
  lineMeans,
  MEANS,
  optionShort,
  sideMovesTold,
  walkOutMeans,
} from '../../telling/index.ts';
import { askedText, caseOf, viewOfViewer } from '../ui/state/state.ts';
import { bare, type Command, weigh } from './command.ts';
import { draftLines, tradeLines } from './draft-commands.ts';
import { perform } from './flow.ts';
import { clauseNamed, type Found, optionNamed, seatNamed } from './naming.ts';
import { point } from './say.ts';
import { deskOf, type Linear, not, type Reply } from './state.ts';
import { meaningOf, ownWorth } from './texts-pages.ts';

/** Words of the talks: offers, answers, side moves. */

const sideMoves = (s: Linear): string => {
  const { sideMoves: most } = caseOf(s).scenario.talks;
  return sideMovesTold({ left: most - s.session.play.table.open.sideMoves, most });
};

function send(s: Linear): Reply {
  const { draft, asks, gives } = deskOf(s);
  const act: Act = {
    type: 'offer.make',
    seat: s.viewer,
    package: draft,
    ...(asks.length > 0 ? { asks } : {}),
    ...(gives.length > 0 ? { gives } : {}),
  };
  return weigh(s, 'send', act, [...draftLines(s), 'Send this draft as your offer?']);
}

const table = (s: Linear): Reply =>
  weigh(s, 'table', { type: 'text.table', seat: s.viewer, package: deskOf(s).draft }, [
    ...meaningOf(s, deskOf(s).draft),
    ...tradeLines(s),
    'Table this draft as a single text?',
  ]);

const accept = (s: Linear): Reply =>
  weigh(s, 'accept', { type: 'offer.accept', seat: s.viewer }, [
    'This is what the text would mean.',
    ...meaningOf(s, askedText(s) ?? []),
    'Accept it?',
  ]);

function sound(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    return not(s, 'Say which guarantor to sound out, as "sound turkey".');
  const party = seatNamed(caseOf(s), word);
  if (!party.ok) return not(s, party.why);
  return perform(s, {
    type: 'sounding.ask',
    seat: s.viewer,
    guarantor: party.value,
    package: deskOf(s).draft,
  });
}

function ask(s: Linear, words: readonly string[]): Reply {
  const [who, what, ...more] = words;
  if (who === undefined || what === undefined || more.length > 0)
    return not(s, 'Say whom to ask and about which clause, as "ask moscow 3".');
  const party = seatNamed(caseOf(s), who);
  if (!party.ok) return not(s, party.why);
  const clause = clauseNamed(caseOf(s), what);
  if (!clause.ok) return not(s, clause.why);
  return perform(s, { type: 'caucus.ask', seat: s.viewer, with: party.value, clause: clause.value });
}

function line(s: Linear, words: readonly string[]): Reply {
  const [which, how, ...more] = words;
  if (which === undefined || more.length > 0)
    return not(
      s,
      'Say a clause, and an option where it is not the one of your draft, as "line 3" or "line 3 2".',
    );
  const clause = clauseNamed(caseOf(s), which);
  if (!clause.ok) return not(s, clause.why);
  const option =
    how === undefined
      ? ({ ok: true, value: deskOf(s).draft[clause.value] ?? 0 } as const)
      : optionNamed(caseOf(s), clause.value, how);
  if (!option.ok) return not(s, option.why);
  const { says, costs } = lineMeans(caseOf(s), clause.value, option.value);
  const act: Act = { type: 'line.draw', seat: s.viewer, clause: clause.value, option: option.value };
  return weigh(s, 'line', act, [says, costs, sideMoves(s), 'Say it in public?']);
}

function answer(s: Linear, words: readonly string[]): Reply {
  const clause = viewOfViewer(s).askedClause();
  const [word, ...more] = words;
  const title = clauseTitle(caseOf(s), clause);
  if (word === undefined || more.length > 0)
    return not(
      s,
      `Say how far you could go on "${title}", by an option of it, or "answer nothing". ${MEANS.answering}`,
    );
  const option: Found<OptionIndex> =
    word.toLowerCase() === 'nothing' ? { ok: true, value: -1 } : optionNamed(caseOf(s), clause, word);
  if (!option.ok) return not(s, option.why);
  return perform(s, { type: 'caucus.answer', seat: s.viewer, clause, option: option.value });
}

/** The text that a guarantor would join: its own edits, or the smallest change that would win it. */
function changeFor(s: Linear, asked: Package): Package | null {
  const { draft } = deskOf(s);
  const edited = differences(caseOf(s), asked, draft).length > 0;
  return edited ? draft : (viewOfViewer(s).change(asked)?.package ?? null);
}

const SOUNDED = 'talks.sounding';

function join(s: Linear): Reply {
  const { phase } = s.session.play;
  if (phase === SOUNDED)
    return perform(s, { type: 'sounding.answer', seat: s.viewer, answer: 'join', change: null });
  return weigh(s, 'join', { type: 'accession.answer', seat: s.viewer, answer: 'join', change: null }, [
    MEANS.join,
    ...standing(s),
    'Join?',
  ]);
}

function decline(s: Linear): Reply {
  const { phase } = s.session.play;
  if (phase === SOUNDED)
    return perform(s, { type: 'sounding.answer', seat: s.viewer, answer: 'decline', change: null });
  return weigh(s, 'decline', { type: 'accession.answer', seat: s.viewer, answer: 'decline', change: null }, [
    MEANS.decline,
    ...standing(s),
    'Decline?',
  ]);
}

function joinIf(s: Linear): Reply {
  const asked = askedText(s) ?? [];
  const change = changeFor(s, asked);
  if (!change)
    return not(
      s,
      'No change of one or two clauses would make this text one you could join. Name your own terms with "set", or decline.',
    );
  const type = s.session.play.phase === SOUNDED ? 'sounding.answer' : 'accession.answer';
  const lines = asked.flatMap((was, k) =>
    was === change[k]
      ? []
      : [
          point(
            `${clauseTitle(caseOf(s), k)}: "${optionShort(caseOf(s), k, change[k])}" in place of "${optionShort(caseOf(s), k, was)}".`,
          ),
        ],
  );
  return weigh(s, 'joinif', { type, seat: s.viewer, answer: 'conditional', change }, [
    'You would join if the text were changed so:',
    ...lines,
    ...ownWorth(s, change),
    'Answer so?',
  ]);
}

/** What the text at hand means to the seat. */
export function standing(s: Linear): string[] {
  const text = askedText(s);
  if (!text || text.length === 0) return [];
  const help = helpTold(caseOf(s), helpFor(s.session, s.viewer, text));
  return [...ownWorth(s, text), ...(help === '' ? [] : [help])];
}

const walkOut = (s: Linear): Reply =>
  weigh(s, 'walkout', { type: 'talks.walk-out', seat: s.viewer }, [
    walkOutMeans(viewOfViewer(s).own.reservation),
    'Walk out?',
  ]);

const AT = { places: ['desk'], move: true } as const;

export const TALKS_COMMANDS: readonly Command[] = [
  {
    ...AT,
    word: 'send',
    about: 'Sends your draft as an offer, after a yes.',
    phases: ['talks.floor'],
    run: bare(send),
  },
  {
    ...AT,
    word: 'accept',
    about: 'Accepts the text on the table, after a yes.',
    phases: ['talks.answer'],
    run: bare(accept),
  },
  {
    ...AT,
    word: 'refuse',
    about: 'Refuses the text on the table; the talks go on.',
    phases: ['talks.answer'],
    run: bare((s) => perform(s, { type: 'offer.reject', seat: s.viewer })),
  },
  {
    ...AT,
    word: 'table',
    about: 'As mediator, tables your draft as a single text, after a yes.',
    phases: ['talks.mediation'],
    run: bare(table),
  },
  {
    ...AT,
    word: 'pass',
    about: 'As mediator, tables no text.',
    phases: ['talks.mediation'],
    run: bare((s) => perform(s, { type: 'text.pass', seat: s.viewer })),
  },
  {
    ...AT,
    word: 'sound',
    after: 'GUARANTOR',
    about: `Sounds a guarantor out on your draft. ${MEANS.sounding}`,
    phases: ['talks.floor'],
    when: {
      holds: (s) => caseOf(s).parties.some((p) => p.guarantor && p.index !== s.viewer),
      else: 'There is no guarantor to sound out in this scenario.',
    },
    run: sound,
  },
  {
    ...AT,
    word: 'ask',
    after: 'PARTY CLAUSE',
    about: 'Asks a party in private how far it could go on a clause, if everything else stays.',
    phases: ['talks.floor'],
    run: ask,
  },
  {
    ...AT,
    word: 'line',
    after: 'CLAUSE [OPTION]',
    about: 'Says in public that you accept nothing worse on a clause, after a yes.',
    phases: ['talks.floor'],
    run: line,
  },
  {
    ...AT,
    word: 'answer',
    after: 'OPTION, or nothing',
    about: 'Answers the private question: how far you could go on that clause.',
    phases: ['talks.caucus'],
    run: answer,
  },
  {
    ...AT,
    word: 'join',
    about: 'Says that you join the text: in private when sounded out, for good, after a yes, when invited.',
    phases: ['talks.sounding', 'accession.invitation'],
    run: bare(join),
  },
  {
    ...AT,
    word: 'joinif',
    about:
      'Says that you would join your draft of the text, or the nearest text that you could, after a yes.',
    phases: ['talks.sounding', 'accession.invitation'],
    run: bare(joinIf),
  },
  {
    ...AT,
    word: 'decline',
    about: 'Says that you do not join: in private when sounded out, for good, after a yes, when invited.',
    phases: ['talks.sounding', 'accession.invitation'],
    run: bare(decline),
  },
  {
    ...AT,
    word: 'walkout',
    about: 'Leaves the talks for good, after a yes.',
    phases: ['talks.floor', 'talks.answer'],
    run: bare(walkOut),
  },
];
