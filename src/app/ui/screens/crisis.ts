import { has } from '../../../model/index.ts';
import { Terms } from '../../../rules/index.ts';
import { FINDING_WORDS, ruleTold } from '../../../telling/index.ts';
import { type Row, row, rows, type Span, span } from '../canvas/paint.ts';
import { dateOf, wrap } from '../canvas/text.ts';
import { cell } from '../canvas/widths.ts';
import { entryRows, visibleEntries } from '../dialogs/entries.ts';
import { caseOf, type UiState, viewOfViewer } from '../state/state.ts';

/** The hours of the window as a bar, with marks under it where help arrives. */
function hourBar(hour: number, end: number, width: number, arrivals: readonly number[]): Row[] {
  const room = Math.max(12, width - 2);
  const at = (h: number): number => Math.min(room - 1, Math.max(0, Math.round((h / end) * (room - 1))));
  const step = [6, 12, 24, 48, 72, 120, 240].find((x) => end / x <= room / 9) ?? 240;
  const scale = [...' '.repeat(width)];
  const bar = [...'.'.repeat(room)];
  for (let h = 0; h <= end; h += step) {
    const label = h === 0 ? '0 h' : `${h}`;
    const from = Math.min(at(h) + 1, width - label.length);
    for (const [i, ch] of [...label].entries()) scale[from + i] = ch;
    if (h > 0 && at(h) < room - 1) bar[at(h)] = '|';
  }
  for (let i = 0; i < at(hour); i++) if (bar[i] === '.') bar[i] = '=';
  bar[at(hour)] = '>';
  const under = [...' '.repeat(room + 2)];
  for (const h of arrivals) if (h <= end) under[at(h) + 1] = '^';
  return [
    row(span(scale.join('').trimEnd(), 'dim')),
    row(
      '|',
      span(bar.slice(0, at(hour) + 1).join(''), 'strong'),
      span(bar.slice(at(hour) + 1).join(''), 'dim'),
      '|',
    ),
    ...(arrivals.length > 0 ? [row(span(`${under.join('').trimEnd()}  help arrives`, 'good'))] : []),
  ];
}

/** The line that says what the signed rule makes of the findings so far. */
function ruleRow(s: UiState): Row[] {
  const { crisis, agreed } = s.session.play.table.open;
  if (!crisis || !agreed || !caseOf(s).treaty) return [];
  return rows(wrap(ruleTold(caseOf(s), agreed, crisis), s.size.columns - 4, 2), 'strong');
}

function guarantorTable(s: UiState, width: number): Row[] {
  const c = caseOf(s);
  const { open } = s.session.play.table;
  const { crisis, agreed } = open;
  const { treaty } = c;
  if (!crisis || !agreed || !treaty) return [];
  const { attackerVotes } = new Terms(treaty, agreed);
  const voices = c.parties.filter(
    (p) => p.guarantor !== null || (p.index === treaty.attacker && attackerVotes),
  );
  const room = Math.max(12, width - 48);
  const head = `${cell('GUARANTOR', 11)}${cell('FINDING', 18)}${cell('DECIDES', room)} ${cell('ARRIVES', 9)}`;
  const body = voices.map((p): Row => {
    const found = crisis.findings[p.index] ?? null;
    const at = crisis.foundAt[p.index] ?? -1;
    const finding =
      found === null
        ? crisis.due.includes(p.index)
          ? 'due now'
          : 'waits'
        : `${FINDING_WORDS[found]}${at >= 0 ? ` T+${at}` : ''}`;
    const given = crisis.deliveries.findLast((d) => d.seat === p.index);
    const live = has(crisis.live, p.index);
    const response = given
      ? (treaty.responses[given.response]?.text ?? '')
      : crisis.gate === p.index
        ? `before its parliament: ${treaty.responses[crisis.pendingResponse]?.text ?? ''}`
        : live
          ? 'to decide'
          : '-';
    const arrives = !given
      ? '-'
      : given.response === 0
        ? 'nothing'
        : given.arrives < 0
          ? 'stopped'
          : `T+${given.arrives}`;
    const note =
      p.index === crisis.blockedBy
        ? 'BLOCKS'
        : p.index === treaty.attacker
          ? 'accused'
          : has(open.joined, p.index)
            ? ''
            : 'not in';
    const tone: Span['tone'] = p.index === s.viewer ? 'strong' : 'plain';
    return [
      span(`${cell(p.short, 11)}${cell(finding, 18)}${cell(response, room)} ${cell(arrives, 9)} `, tone),
      span(note, 'bad'),
    ];
  });
  return [row(span(head, 'dim')), ...(body.length > 0 ? body : [row('No guarantor has a voice.')])];
}

/** The crisis hour by hour, from what everybody can see and what the viewer's own services think. */
export function crisisRows(s: UiState, height: number): Row[] {
  const c = caseOf(s);
  const { open } = s.session.play.table;
  const { crisis, agreed } = open;
  const { treaty } = c;
  if (!crisis || !agreed || !treaty) return [];
  const width = s.size.columns - 4;
  const incident = treaty.incidents[crisis.incident];
  const place = treaty.places[crisis.place]?.text ?? '';
  const { hours } = new Terms(treaty, agreed);
  const window = hours < 0 ? 'no window' : `window to T+${hours}`;
  const dues = s.session.play.table.open.crisis?.deliveries.map((d) => d.arrives) ?? [];
  const end = Math.max(72, hours, crisis.hour, ...dues);
  const covered = crisis.covered ? 'It is covered by the guarantee' : 'It is OUTSIDE the guarantee';
  const counted = crisis.counted ? 'the wording counts it' : 'the wording does NOT count it';
  const belief = Math.round(viewOfViewer(s).own.belief / 10);
  const arrivals = crisis.deliveries.filter((d) => d.arrives >= 0).map((d) => d.arrives);
  const opening = open.day;
  const top = [
    ...rows(wrap(`Reported: ${incident?.text ?? ''} ${place}. ${covered}; ${counted}.`, width, 2)),
    ...hourBar(crisis.hour, end, width, arrivals),
    row(`T+${crisis.hour} h · `, span(`your services: ${belief} % an attack`, 'strong'), ` · ${window}`),
    ...guarantorTable(s, width),
    ...ruleRow(s),
  ];
  const log = visibleEntries(s)
    .filter(
      (e) =>
        e.phase.startsWith('crisis.') &&
        e.year === crisis.year &&
        (e.act !== 'clock.advance' || e.why.length > 0),
    )
    .flatMap((e) => entryRows(s, e, width));
  const room = height - top.length - 1;
  if (room < 1) return top;
  const sep = row(span(`Events, year ${crisis.year}, ${dateOf(c, opening)}`, 'title'));
  return [...top, sep, ...log.slice(-room)];
}
