import { areaOf, POINT } from '../../../model/index.ts';
import { endingOf, realisedBy } from '../../../rules/index.ts';
import { heldSeats, whenOf } from '../../../session/index.ts';
import {
  causeTold,
  ENDING_WORDS,
  gap,
  hangingOn,
  pts,
  realisedTold,
  STANDING_WORDS,
} from '../../../telling/index.ts';
import { command } from '../../command.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { beside, cite, dateOf, wrap } from '../canvas/text.ts';
import { blank, heading, para, textWidth } from '../dialogs/dialog.ts';
import { visibleEntries } from '../dialogs/entries.ts';
import { caseOf, type UiState, viewOfViewer } from '../state/state.ts';

function scoreRows(s: UiState): Row[] {
  const c = caseOf(s);
  const { agreed } = s.session.play.table.open;
  return heldSeats(s.session).flatMap((seat) => {
    if (seat !== s.viewer) return [];
    const view = viewOfViewer(s);
    const bar = view.own.reservation / POINT;
    const name = c.parties[seat]?.name ?? '';
    if (!agreed)
      return para(
        s,
        `${name}: no text was agreed. No agreement is worth ${bar.toFixed(1)} points to you at the end.`,
      );
    const score = view.score(agreed);
    const diff = score - view.own.reservation;
    const how =
      diff === 0
        ? `exactly what no agreement was worth to you (${bar.toFixed(1)})`
        : diff > 0
          ? `${gap(diff)} more than no agreement was worth to you (${bar.toFixed(1)})`
          : `${gap(diff)} less than no agreement was worth to you (${bar.toFixed(1)})`;
    return para(s, `${name}: the text is worth ${pts(score)} points to you, ${how}.`);
  });
}

/** What it all came to for the viewer: what was signed, what happened, what it did, as a sum that adds up. */
function realisedRows(s: UiState): Row[] {
  const { play } = s.session;
  if (!caseOf(s).treaty || !heldSeats(s.session).includes(s.viewer)) return [];
  return para(s, realisedTold(realisedBy(play.world, play.table, play.phase, s.viewer)));
}

function packageRows(s: UiState): Row[] {
  const c = caseOf(s);
  const { agreed, standings } = s.session.play.table.open;
  if (!agreed) return [];
  const width = Math.min(26, Math.max(12, Math.floor(textWidth(s) / 3)));
  const text = c.clauses.flatMap((clause, k) =>
    beside(clause.title, width + 1, clause.options[agreed[k] ?? 0]?.text ?? '', textWidth(s)),
  );
  const members = c.treaty ? (c.treaty.members[agreed[c.treaty.guarantorsClause] ?? -1] ?? []) : [];
  const stood = members.map(
    (m) => `${c.parties[m]?.short ?? ''} ${STANDING_WORDS[standings[m] ?? 'not-asked']}`,
  );
  return [
    blank,
    heading('The text'),
    ...rows(text),
    ...(stood.length > 0 ? [blank, heading('Guarantors named'), ...para(s, `${stood.join(', ')}.`)] : []),
  ];
}

/** How it ended, why, by what steps, with which text, and what that meant to the seat in front of the screen. */
export function endingRows(s: UiState): Row[] {
  const c = caseOf(s);
  const { play } = s.session;
  const ending = endingOf(play.world, play.table, play.phase);
  const { title, meaning } = ENDING_WORDS[ending.kind];
  const causes = ending.causes.flatMap((cause) => {
    const told = causeTold(play.world, cause);
    return wrap(`• ${told.text}${hangingOn(play.world, cause)}${cite(told.source)}`, textWidth(s), 2);
  });
  const all = visibleEntries(s);
  const lesser = all
    .filter((e) => e.weight === 1 && (e.phase === 'talks.answer' || areaOf(e.phase) === 'accession'))
    .slice(-6);
  const early = ['agreed', 'no-deal', 'refused-by-guarantors'].includes(ending.kind);
  const chain = all.filter((e) => e.weight === 2 || (early && lesser.includes(e)));
  const shown = chain.length > 24 ? chain.slice(-24) : chain;
  const steps = shown.flatMap((e) => beside(whenOf(e), 10, e.text, textWidth(s)));
  return [
    row(span(title, 'strong'), span(`  ${dateOf(c, ending.day)}, day ${ending.day}`, 'dim')),
    ...para(s, meaning),
    blank,
    heading('For you'),
    ...scoreRows(s),
    ...realisedRows(s),
    blank,
    heading('Why'),
    ...rows(causes),
    blank,
    heading('How it came to this'),
    ...(shown.length < chain.length
      ? para(s, `The last ${shown.length} of ${chain.length} turning points; g shows all.`, 'dim')
      : []),
    ...rows(steps),
    ...packageRows(s),
    blank,
    ...para(
      s,
      `The game is saved in ${s.saveFile}. It replays exactly: ${command('replay', s.saveFile)}`,
      'dim',
    ),
    ...para(s, `A page of it to share: ${command('replay', s.saveFile, '--page', 'end.html')}`, 'dim'),
  ];
}
