import { hadCrisis, movesSince } from '../../../session/index.ts';
import { plural } from '../../../telling/index.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { dateOf, wrap } from '../canvas/text.ts';
import { cell } from '../canvas/widths.ts';
import { briefParts, briefRows, briefTitle } from '../dialogs/brief.ts';
import { blank, type Dialog, heading, para } from '../dialogs/dialog.ts';
import { entryRows, visibleEntries } from '../dialogs/entries.ts';
import { movedRows } from '../dialogs/moved.ts';
import { dialogOf } from '../dialogs/table.ts';
import { helpLine } from '../state/guarantee.ts';
import { caseOf, type UiState } from '../state/state.ts';
import { phaseWords } from '../state/words.ts';
import { endingRows } from './ending.ts';
import type { Page } from './frame.ts';

const ROLE = { principal: 'must agree', guarantor: 'may join as guarantor', mediator: 'mediator' } as const;

const LEVEL = {
  introductory: 'Introductory',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
} as const;

/** How hard it is and how long it takes, where the scenario says so. */
function aboutRows(s: UiState): Row[] {
  const { about } = caseOf(s).scenario;
  if (!about) return [];
  const { low, mode, high } = about.minutes;
  const range = low === high ? '' : ` (${low} to ${high})`;
  return para(s, `${LEVEL[about.level]}. Playing time about ${plural(mode, 'minute')}${range}.`, 'dim');
}

function seatsPage(s: UiState): Page {
  const c = caseOf(s);
  const { scenario } = c;
  const intro = [
    ...para(s, scenario.title, 'strong'),
    ...para(s, scenario.summary),
    ...para(
      s,
      `It opens on ${dateOf(c, 0)}. ${plural(scenario.talks.rounds, 'round')} of talks, ${plural(scenario.talks.daysPerRound, 'day')} apart.`,
      'dim',
    ),
    ...aboutRows(s),
    blank,
    heading('Which seat do you take?'),
  ];
  const keep: [number, number] = [0, 0];
  const body: Row[] = [...intro];
  for (const p of c.parties) {
    const here = p.index === s.cursor;
    const tick = s.ticked.includes(p.index) ? '[x]' : '[ ]';
    const mediator = p.index === c.mediator ? ', and mediates' : '';
    const text = `${here ? '>' : ' '} ${tick} ${p.name} (${ROLE[p.role]}${mediator})`;
    if (here) keep[0] = body.length;
    body.push(row(span(text, here ? 'cursor' : 'plain')));
    const whole = wrap(c.scenario.parties[p.id]?.summary ?? '', Math.min(104, s.size.columns - 12));
    const about = here || whole.length === 1 ? whole : [cell(`${whole[0]} …`, s.size.columns - 12).trimEnd()];
    for (const line of about) body.push(row(span(`        ${line}`, 'dim')));
    if (here) keep[1] = body.length - 1;
  }
  const hint =
    s.ticked.length > 1
      ? `Enter begins with ${s.ticked.length} seats at one screen; every other seat is played by the program.`
      : 'Enter takes this seat; every other seat is played by the program.';
  return { title: `DEMARCHE: ${scenario.id}`, body, keep, scroll: 0, hint };
}

function handoverPage(s: UiState): Page {
  const name = caseOf(s).parties[s.next]?.name ?? '';
  return {
    title: 'HAND OVER',
    body: [
      blank,
      ...para(s, `Hand over to ${name}.`, 'strong'),
      blank,
      ...para(s, `What follows is confidential to ${name}. Press Enter when only they can see the screen.`),
    ],
    keep: null,
    scroll: 0,
    hint: 'Enter shows what is for their eyes only.',
  };
}

function briefHint(s: UiState): string {
  const parts = briefParts(s);
  const more = [
    parts.includes('full') ? 'f the full brief' : '',
    parts.includes('public') ? 'p the page for everybody' : '',
    parts.includes('dates') ? 'd the dates' : '',
  ].filter((x) => x !== '');
  const also = more.length > 0 ? ` Also: ${more.join(', ')}.` : '';
  return `Read (Down scrolls), then Enter. Key b shows this page again.${also}`;
}

function briefPage(s: UiState): Page {
  return {
    title: briefTitle(s),
    body: briefRows(s),
    keep: null,
    scroll: s.scroll,
    hint: briefHint(s),
  };
}

function newsPage(s: UiState): Page {
  const told = s.told[s.viewer] ?? 0;
  const news = visibleEntries(s).filter((e) => e.index >= told);
  const { play } = s.session;
  const moves = movesSince(play, s.viewer, told);
  const apart = moves.filter((m) => !news.some((e) => e.index === m.index));
  const body = [
    ...news.flatMap((e, i) => [
      ...(i > 0 && e.why.length > 0 ? [blank] : []),
      ...entryRows(s, e),
      ...moves.filter((m) => m.index === e.index).flatMap((m) => [blank, ...movedRows(s, m), blank]),
    ]),
    ...apart.flatMap((m) => [blank, ...movedRows(s, m)]),
  ];
  const { agreed } = play.table.open;
  const joining = news.some((e) => e.phase.startsWith('accession.') || e.phase.startsWith('ratification.'));
  const help = agreed && joining ? helpLine(s, agreed) : '';
  if (help) body.push(blank, ...para(s, help, 'strong'));
  while (body.at(-1) === blank) body.pop();
  return {
    title: `WHAT HAPPENED: ${phaseWords(play.phase)}, ${dateOf(caseOf(s), play.table.open.day)}`,
    body: body.length > 0 ? body : rows(['Nothing that you can see.'], 'dim'),
    keep: null,
    scroll: s.scroll,
    hint: 'Enter goes on.',
  };
}

function endingPage(s: UiState): Page {
  return {
    title: 'THE END',
    body: endingRows(s),
    keep: null,
    scroll: s.scroll,
    hint: `Up/Down to read on; v: what one clause would have changed;${hadCrisis(s.session.play) ? ' x: the same crisis under another rule;' : ''} u or r to play on from an earlier point; q to leave.`,
  };
}

/** A list or a page laid over the screen. */
function dialogPage(s: UiState, d: Dialog): Page {
  const cursor = s.overlay?.cursor ?? 0;
  const items: Row[] = [];
  const keep: [number, number] = [0, 0];
  for (const [i, item] of d.items.entries()) {
    const here = i === cursor;
    if (here) keep[0] = items.length;
    const mark = item.mark ? ` [${item.mark}]` : '';
    items.push(row(span(`${here ? '>' : ' '} ${item.label}${mark}`, here ? 'cursor' : 'plain')));
    const detail = item.detail ? wrap(item.detail, s.size.columns - 10) : [];
    for (const line of detail) items.push(row(span(`      ${line}`, 'dim')));
    if (here) keep[1] = items.length - 1;
  }
  const page = {
    title: d.title,
    scroll: s.overlay?.scroll ?? 0,
    hint: d.hint || 'Up/Down to scroll, Esc to go back.',
  };
  if (d.apart) return { ...page, body: d.body, keep: null, foot: [blank, ...items] };
  const from = d.body.length;
  return {
    ...page,
    body: [...d.body, ...items],
    keep: items.length > 0 ? [from + keep[0], from + keep[1]] : null,
  };
}

/** The page on screen, or null where the panels are. */
export function pageOf(s: UiState): Page | null {
  if (s.overlay) return dialogPage(s, dialogOf(s, s.overlay));
  switch (s.screen) {
    case 'seats':
      return seatsPage(s);
    case 'handover':
      return handoverPage(s);
    case 'brief':
      return briefPage(s);
    case 'news':
      return newsPage(s);
    case 'ending':
      return endingPage(s);
    case 'table':
      return null;
    default: {
      const never: never = s.screen;
      return never;
    }
  }
}
