import { inShort, POINT } from '../../../model/index.ts';
import { lastRoundOf } from '../../../rules/index.ts';
import {
  breached,
  guessChange,
  guessReservation,
  guessScore,
  ownChange,
  type Stance,
  seedShown,
  stances,
  sumOf,
  whenOf,
} from '../../../session/index.ts';
import { gap, optionShort, plural, pts, STANDING_WORDS, signed } from '../../../telling/index.ts';
import { type Row, row, rows, type Span, span, textOf } from '../canvas/paint.ts';
import { about, dateOf, wrap } from '../canvas/text.ts';
import { cell, graphemes, widthOf } from '../canvas/widths.ts';
import { entryRows, visibleEntries } from '../dialogs/entries.ts';
import { caseOf, deskOf, subjectOf, type UiState, viewOfViewer } from '../state/state.ts';
import { letters, phaseWords } from '../state/words.ts';
import { tableAside } from './goal.ts';

const TONE: Readonly<Record<Stance, Span['tone']>> = {
  A: 'good',
  C: 'warn',
  R: 'bad',
  '?': 'dim',
  '-': 'dim',
};

/** Heading of the whole screen: what is played, by whom, and when. */
export function titleParts(s: UiState): {
  readonly what: string;
  readonly who: string;
  readonly when: string;
} {
  const c = caseOf(s);
  const { play } = s.session;
  const { open } = play.table;
  const talks = play.phase.startsWith('talks.');
  const last = lastRoundOf(c.scenario.talks, open);
  return {
    what: seedShown(s.session)
      ? `${c.scenario.id} · seed ${inShort(play.world.chance.root.seed)}`
      : c.scenario.id,
    who: `you: ${c.parties[s.viewer]?.short ?? '-'}`,
    when: `${talks ? `Round ${open.round}/${last}` : open.year > 0 ? `Year ${open.year}` : phaseWords(play.phase)} · ${dateOf(c, open.day)}`,
  };
}

/** Two lines of standing: the phase and the war as the seat sees it; what its text is worth to it, exactly. */
export function headRows(s: UiState): Row[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { play } = s.session;
  const { open } = play.table;
  const { text, name } = subjectOf(s);
  const score = view.score(text);
  const bar = view.bar(text);
  const drivers = (c.war?.drivers ?? []).filter((_, i) => (open.drivers[i] ?? 0) > 0).length;
  const first = c.parties[c.principals[0] ?? -1]?.short ?? '';
  const front = c.war && play.phase.startsWith('talks.') ? `front ${signed(view.own.front, 0)}` : '';
  const parts = (about: string): string =>
    [
      phaseWords(play.phase),
      `day ${open.day}`,
      front === '' ? '' : `${front}${about}`,
      play.phase === 'talks.floor' ? `side moves ${open.sideMoves}/${c.scenario.talks.sideMoves}` : '',
      drivers === 0 ? '' : plural(drivers, 'lasting pressure'),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  // What the front's figure means gives way where the line would be cut.
  const [long, short] = [` as you see it (+ favours ${first})`, ` (+ ${first})`];
  const line = [long, short, ''].map(parts).find((text) => widthOf(text) <= s.size.columns - 4) ?? parts('');
  const lines = breached(view, s.viewer, text).length;
  const lately = sumOf(view.own.moves);
  const moved = Math.abs(lately) >= 0.05 ? ` (${signed(lately)})` : '';
  const verdict =
    lines > 0
      ? span(`breaks ${plural(lines, 'red line')}`, 'bad')
      : score < bar
        ? span(`below by ${gap(bar - score)}`, 'warn')
        : span(score === bar ? 'exactly enough' : `above by ${gap(score - bar)}`, 'good');
  const standing = [
    row(line),
    row(
      `${name.charAt(0).toUpperCase()}${name.slice(1)}: `,
      span(pts(score), 'strong'),
      ` to you, walk away below ${pts(bar)}${moved}: `,
      verdict,
    ),
  ];
  // The text on the table beside it, where there is room for both.
  const both = [...(standing[1] ?? []), ...tableAside(s)];
  return widthOf(textOf(both)) <= s.size.columns - 4 ? [...standing.slice(0, 1), both] : standing;
}

/** The CLAUSES panel: a head of two rows, and a row for each clause. */
export function clausePanel(s: UiState, width: number): { readonly head: Row[]; readonly body: Row[] } {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { text, base } = subjectOf(s);
  const { clause: at } = deskOf(s);
  const wide = width >= 34 + 3 * c.parties.length + 20;
  const step = wide ? 3 : 2;
  const columns = c.parties.map((p) => stances(view, p.index, text));
  const room = width - 2 - step * c.parties.length - 1;
  const titleWidth = Math.max(8, Math.min(26, Math.floor(room * 0.43)));
  const optionWidth = Math.max(6, room - titleWidth - 3);
  const side = 2 + titleWidth + 3 + optionWidth;
  const names = (part: (party: number) => string): string =>
    c.parties.map((p) => cell(part(p.index), step)).join('');
  const legend = [
    cell('  A accepts, C at a price, R refuses', side),
    cell('  ? unclear, - no interest, * changed', side),
  ];
  const head = wide
    ? [
        row(
          span(
            `${cell(`${legend[0]?.trimEnd()}, ${legend[1]?.trim()}`, side)} ${names((p) => letters(c, p))}`,
            'dim',
          ),
        ),
      ]
    : [0, 1].map((n) => row(span(`${legend[n]} ${names((p) => graphemes(letters(c, p))[n] ?? '')}`, 'dim')));
  const body = c.clauses.map((clause, k): Row => {
    const here = k === at;
    const changed = base !== null && base[k] !== text[k];
    const option = optionShort(c, k, text[k] ?? 0);
    const left = `${here ? '>' : ' '} ${cell(clause.title, titleWidth)} ${changed ? '*' : ' '} ${cell(option, optionWidth)} `;
    return [
      span(left, here ? 'cursor' : changed ? 'strong' : 'plain'),
      ...columns.map((col): Span => {
        const stance = col[k] ?? '-';
        return span(stance.padEnd(step), TONE[stance]);
      }),
    ];
  });
  return { head, body };
}

/** The chosen clause in words: its question, and what the text now says. */
export function clauseRows(s: UiState, width: number): Row[] {
  const c = caseOf(s);
  const k = deskOf(s).clause;
  const clause = c.clauses[k];
  const { text } = subjectOf(s);
  if (!clause) return [];
  const question = c.scenario.clauses[clause.id]?.question ?? '';
  const option = clause.options[text[k] ?? 0]?.text ?? '';
  return [
    ...rows(wrap(`${clause.title}: ${question}`, width, 2), 'dim'),
    ...rows(wrap(`  ${option}`, width, 2), 'strong'),
  ];
}

/** The PARTIES panel: own figures exact, the others' as ranges, and where each guarantor stands. */
export function partyPanel(s: UiState, width: number): Row[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { text } = subjectOf(s);
  const { open } = s.session.play.table;
  const named = new Set(c.treaty ? (c.treaty.members[text[c.treaty.guarantorsClause] ?? -1] ?? []) : []);
  const head = row(
    span(`${cell('', 8)}${cell('text', 6, 'right')}${cell('walks', 6, 'right')}    stands`, 'dim'),
  );
  const lately = sumOf(view.own.moves);
  const me =
    Math.abs(lately) < 0.05 ? 'you' : width < 40 ? signed(lately) : `you, walk-away ${signed(lately)}`;
  const body = c.parties.map((p): Row => {
    const mine = p.index === s.viewer;
    const score = guessScore(view, p.index, text);
    const bar = guessReservation(view, p.index);
    const worth = mine ? pts(view.score(text)) : about(score.value, score.spread);
    const walks = mine ? pts(view.bar(text)) : about(bar.value, bar.spread);
    const lines = breached(view, p.index, text).length;
    const sounded = view.own.soundings.findLast((x) => x.with === p.index && x.answer !== null);
    const told = { join: 'yes', conditional: 'if', decline: 'no' };
    const standing = open.standings[p.index] ?? 'not-asked';
    const stands =
      standing !== 'not-asked'
        ? STANDING_WORDS[standing]
        : sounded?.answer && !mine
          ? `${told[sounded.answer]} R${sounded.round}`
          : p.role === 'principal'
            ? mine
              ? me
              : ''
            : mine
              ? me
              : named.has(p.index)
                ? 'named'
                : '';
    const mark = lines > 0 ? span(`!${lines} `, 'bad') : span('   ');
    return [
      span(`${cell(p.short, 8)}`, mine ? 'strong' : 'plain'),
      span(`${cell(worth, 6, 'right')}${cell(walks, 6, 'right')} `),
      mark,
      span(stands),
    ];
  });
  return [head, ...body, row(span('! public red lines breached   ± nine in ten', 'dim'))];
}

/** The OFFER BUILDER: what differs from the text it is compared with, and what each change brings. */
export function builderPanel(s: UiState, width: number): { readonly title: string; readonly body: Row[] } {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { text, name, base, baseName } = subjectOf(s);
  if (!base) {
    const body =
      text === deskOf(s).draft
        ? [row('No text is on the table yet.'), ...clauseRows(s, width)]
        : [row(`This is ${name}.`)];
    return { title: name, body };
  }
  const others = c.principals.filter((p) => p !== s.viewer);
  const changes = c.clauses.flatMap((clause, k) => {
    const from = base[k] ?? 0;
    const to = text[k] ?? 0;
    return from === to ? [] : [{ clause, k, from, to }];
  });
  const body = changes.map(({ clause, k, from, to }): Row => {
    const mine = ownChange(view, k, from, to);
    const theirs = others.map((p) => {
      const g = guessChange(view, p, k, from, to);
      const range = g.spread >= 0.5 ? `±${Math.round(g.spread)}` : '';
      return `${c.parties[p]?.short ?? ''} ${signed(g.value, 0)}${range}`;
    });
    return row(
      span(`you ${cell(signed(mine), 6)}`, mine < 0 ? 'warn' : 'good'),
      `${cell(theirs.join(', '), Math.max(11, 12 * others.length))} ${clause.title}: ${optionShort(c, k, from)} → ${optionShort(c, k, to)}`,
    );
  });
  const total = (view.score(text) - view.score(base)) / POINT;
  const sum = changes.reduce((n, x) => n + ownChange(view, x.k, x.from, x.to), 0);
  const linked = Math.abs(total - sum) > 0.05 ? `, of it ${signed(total - sum)} from linked clauses` : '';
  return {
    title: `${name} against ${baseName}`,
    body:
      changes.length === 0
        ? [row('No difference.')]
        : [
            ...body,
            row(span(`${plural(changes.length, 'change')}: you ${signed(total)}${linked}`, 'strong')),
          ],
  };
}

/** The LOG panel, newest last. */
export function logPanel(s: UiState, width: number): Row[] {
  const all = visibleEntries(s);
  if (s.focus === 'log') return all.flatMap((e) => entryRows(s, e, width));
  return all.slice(-12).map((e) => {
    const why = e.why.map((w) => w.text).join(' ');
    return row(`${cell(whenOf(e), 5)} ${e.text} `, span(why, 'dim'));
  });
}
