import type { Aftermath } from '../analysis/index.ts';
import { ENGINE, inForce, isEnding, type Package } from '../model/index.ts';
import {
  causeTold,
  cite,
  clauseTitle,
  ENDING_WORDS,
  isoDate,
  listed,
  nameOf,
  optionShort,
  partsTold,
  plural,
  pts,
  realisedTold,
  STANDING_WORDS,
  signed,
} from '../telling/index.ts';
import { eventBlocks, shortened } from './ending-events.ts';
import { beliefBlocks, rankBlocks } from './ending-others.ts';
import { shortBlocks } from './ending-short.ts';
import { frontierBlocks, turnBlocks } from './ending-truth.ts';
import type { Block } from './page.ts';
import type { Story } from './story.ts';

/** Texts that are listed; of more, the first and the last. */
const MOST_TEXTS = 16;
const FIRST_TEXTS = 4;

/** Who played: seats by whoever held them. */
function playedBy(story: Story): string {
  const { parties } = story.world.case;
  const by = new Map<string, string[]>();
  for (const { id, short } of parties) {
    const who = story.seats[id] ?? 'unknown';
    by.set(who, [...(by.get(who) ?? []), short]);
  }
  return [...by].map(([who, names]) => `${who}: ${listed(names)}`).join('. ');
}

function textsTable(story: Story, a: Aftermath): Block[] {
  const { case: c } = story.world;
  if (a.offers.length === 0) return [];
  const { principals } = a.settlement;
  const rows = a.offers.map((offer, i) => {
    const before = a.offers.slice(0, i).findLast((o) => o.seat === offer.seat)?.package;
    const changed = before
      ? offer.package.flatMap((o, k) =>
          o === before[k] ? [] : [`${clauseTitle(c, k)}: ${optionShort(c, k, o)}`],
        )
      : [];
    return [
      String(offer.round),
      c.parties[offer.seat]?.short ?? '',
      before === undefined ? 'its first text' : changed.length === 0 ? 'its text again' : changed.join('; '),
      ...offer.scores.map(pts),
      offer.accepted ? 'yes' : 'no',
    ];
  });
  const width = 4 + principals.length;
  const gap = (left: number): string[] => [
    '',
    '',
    `(${plural(left, 'more text')})`,
    ...new Array<string>(width - 3).fill(''),
  ];
  return [
    {
      kind: 'table',
      caption: `Texts on the table, with what they were really worth to ${listed(principals.map((p) => nameOf(c, p)))}, in points as things stood at the opening`,
      head: [
        'Round',
        'By',
        'What changed in its text',
        ...principals.map((p) => c.parties[p]?.short ?? ''),
        'Taken',
      ],
      rows: shortened(rows, MOST_TEXTS, FIRST_TEXTS, gap),
      right: [0, ...principals.map((_, i) => 3 + i)],
    },
  ];
}

/** What was signed beside what each had put forward first. */
function signedBlocks(story: Story, a: Aftermath): Block[] {
  const { case: c } = story.world;
  const { agreed, standings } = story.table.open;
  const { principals } = a.settlement;
  const short = (text: Package | null | undefined, k: number): string =>
    text ? optionShort(c, k, text[k] ?? 0) : '–';
  const same = (wish: Package | null, mark: string, k: number): string =>
    agreed && wish && wish[k] === agreed[k] ? mark : '';
  const blocks: Block[] = [{ kind: 'heading', text: agreed ? 'What was signed' : 'What each had wished' }];
  if (!agreed) blocks.push({ kind: 'para', text: 'No text was agreed.' });
  blocks.push({
    kind: 'table',
    caption: agreed
      ? 'The agreed text beside the first text of each principal; an equals sign marks a wish that came true'
      : 'The first text of each principal',
    head: [
      'Clause',
      ...(agreed ? ['Signed'] : []),
      ...principals.map((p) => `${c.parties[p]?.short} at first`),
    ],
    rows: c.clauses.map((clause, k) => [
      clause.title,
      ...(agreed ? [short(agreed, k)] : []),
      ...a.wishes.map((wish) => `${same(wish, '= ', k)}${short(wish, k)}`),
    ]),
    right: [],
  });
  if (agreed) {
    const counts = a.wishes.flatMap((wish, i) => {
      const seat = principals[i] ?? 0;
      if (!wish) return [];
      const kept = wish.filter((o, k) => o === agreed[k]).length;
      return [`${nameOf(c, seat)} got ${kept} of ${plural(c.clauses.length, 'clause')} as it first wished`];
    });
    if (counts.length > 0) blocks.push({ kind: 'para', text: `${listed(counts)}.` });
  }
  const members = agreed && c.treaty ? (c.treaty.members[agreed[c.treaty.guarantorsClause] ?? -1] ?? []) : [];
  if (members.length > 0)
    blocks.push({
      kind: 'para',
      text: `Guarantors named: ${listed(members.map((m) => `${c.parties[m]?.short} ${STANDING_WORDS[standings[m] ?? 'not-asked']}`))}.`,
    });
  return blocks;
}

function cameToBlocks(story: Story, a: Aftermath): Block[] {
  const { case: c } = story.world;
  const { phase } = story;
  const text =
    phase === 'agreed' || (isEnding(phase) && inForce(phase))
      ? 'In points on the scale on which each values texts. The parts add up.'
      : 'In points on the scale on which each values texts: no text was in force, so each has what no agreement is worth to it.';
  return [
    { kind: 'heading', text: 'What it came to' },
    { kind: 'para', text },
    {
      kind: 'list',
      items: c.parties
        .filter((p) => p.role !== 'mediator')
        .flatMap((p) => {
          const realised = a.realised[p.index];
          return realised ? [`${p.name}: ${realisedTold(realised)}`] : [];
        }),
    },
  ];
}

/** Causes of a move of a walk-away that are named. */
const MOST_CAUSES = 5;

/** What nobody could know before: what each needed, what moved it, and the lines it kept to itself. */
function limitBlocks(story: Story, a: Aftermath): Block[] {
  const { case: c } = story.world;
  const moved = a.limits.flatMap(({ seat, first, now, moves }) => {
    const parts = partsTold(c, seat, first, now, moves);
    if (parts.length === 0 || !c.principals.includes(seat)) return [];
    const told = parts.slice(0, MOST_CAUSES).map((p) => `${signed(p.tenths / 10)} ${p.text}`);
    const rest = parts.slice(MOST_CAUSES).reduce((sum, p) => sum + p.tenths, 0) / 10;
    const others = parts.length > MOST_CAUSES ? `; ${signed(rest)} for the rest` : '';
    return [`${nameOf(c, seat)}: ${told.join('; ')}${others}.`];
  });
  const kept = c.parties.flatMap((p) =>
    p.redLines
      .filter((l) => !l.public)
      .map((l) => `${p.name} kept to itself: ${l.line.text}${cite(l.line.source)}`),
  );
  return [
    { kind: 'heading', text: "Everyone's real limits" },
    {
      kind: 'table',
      caption: 'The least that a text had to be worth, in points: at the opening and at the end',
      head: ['Party', 'At the opening', 'At the end'],
      rows: a.limits.map(({ seat, first, now }) => [nameOf(c, seat), pts(first), pts(now)]),
      right: [1, 2],
    },
    ...(moved.length > 0
      ? ([
          { kind: 'subheading', text: 'What moved them' },
          { kind: 'list', items: moved },
        ] as const)
      : []),
    ...(kept.length > 0
      ? ([
          { kind: 'subheading', text: 'Lines that were not public' },
          { kind: 'list', items: kept },
        ] as const)
      : []),
  ];
}

/**
 * A finished negotiation as a page to share: the story, what was signed and what it came to, and then everything that
 * nobody at the table could know. It holds every secret of every seat.
 * @throws RangeError for a story that is not over
 */
export function endingPage(story: Story, a: Aftermath): Block[] {
  const { world, ending } = story;
  if (!ending) throw new RangeError('the story is not over');
  const { case: c, chance } = world;
  const { scenario } = c;
  const { title, meaning } = ENDING_WORDS[ending.kind];
  const readings = Object.entries(scenario.chosen ?? {}).map(
    ([question, variant]) => `${question}=${variant}`,
  );
  return [
    { kind: 'title', text: `${scenario.title}: ${title}` },
    { kind: 'para', text: `${meaning} ${isoDate(scenario.start, ending.day)}, day ${ending.day}.` },
    {
      kind: 'para',
      text: `Scenario ${scenario.id}, seed "${chance.root.seed}", run ${chance.run}${readings.length > 0 ? `, under the readings ${readings.join(', ')}` : ''}. Played by ${playedBy(story)}.`,
    },
    ...shortBlocks(c, a),
    { kind: 'heading', text: 'The story' },
    ...eventBlocks(story),
    { kind: 'subheading', text: 'Why it ended so' },
    {
      kind: 'list',
      items: ending.causes.map((cause) => {
        const told = causeTold(world, cause);
        return `${told.text}${cite(told.source)}`;
      }),
    },
    ...textsTable(story, a),
    ...signedBlocks(story, a),
    ...cameToBlocks(story, a),
    ...limitBlocks(story, a),
    ...frontierBlocks(c, a),
    ...turnBlocks(c, a, ending.kind),
    ...beliefBlocks(c, a),
    ...rankBlocks(c, a),
    { kind: 'heading', text: 'About this page' },
    {
      kind: 'para',
      text: `${plural(story.acts, 'act')}, hash ${story.hash}. Made by Demarche ${ENGINE}; the same game gives the same page. It is a model's account of a game, no forecast.`,
    },
  ];
}
