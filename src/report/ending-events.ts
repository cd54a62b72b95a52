import { areaOf } from '../model/index.ts';
import { hear, isoDate, plural, type Step, tell } from '../telling/index.ts';
import type { Block } from './page.ts';
import type { Story } from './story.ts';

/** Turns of events that are told of one part of a story; of more, the first and the last. */
const MOST_EVENTS = 8;
/** Fewer turns of events than this in all leave room for what was merely worth reading. */
const FEW_EVENTS = 8;

/** The first and the last of a long list, with a line between them that says how many are left out. */
export function shortened<T>(all: readonly T[], most: number, first: number, gap: (left: number) => T): T[] {
  if (all.length <= most) return [...all];
  return [...all.slice(0, first), gap(all.length - most), ...all.slice(first - most)];
}

interface Event {
  readonly part: string;
  readonly item: string;
  readonly weight: number;
}

const PARTS = {
  talks: 'Talks',
  accession: 'Guarantors are asked',
  signature: 'Signature',
  recess: 'Recess',
  ratification: 'Ratification',
  implementation: 'Carried out',
  force: 'In force',
} as const;

function partOf({ phase, before }: Step): string {
  const area = areaOf(phase);
  if (area === 'crisis') return `Crisis in year ${before.open.crisis?.year ?? before.open.year}`;
  if (area === 'talks' && before.open.reopened > 0) return 'Talks again';
  return area in PARTS ? PARTS[area as keyof typeof PARTS] : '';
}

/** What turned it, by parts of the story, a line for each turn; in a short game also what was worth reading. */
export function eventBlocks(story: Story): Block[] {
  const { start } = story.world.case.scenario;
  const events: Event[] = [];
  for (const step of story.steps) {
    const heard = hear(tell(step), 'host');
    if (!heard || heard.weight === 0) continue;
    const { round, day, crisis } = step.before.open;
    const area = areaOf(step.phase);
    const date = isoDate(start, day);
    const when =
      area === 'talks'
        ? `Round ${round}, ${date}`
        : area === 'crisis' && crisis
          ? `T+${crisis.hour} h`
          : date;
    events.push({ part: partOf(step), item: `${when}: ${heard.text}`, weight: heard.weight });
  }
  const turns = events.filter((e) => e.weight === 2);
  const told = turns.length < FEW_EVENTS && events.length < 3 * FEW_EVENTS ? events : turns;
  const blocks: Block[] = [];
  for (let from = 0; from < told.length; ) {
    const part = told[from]?.part ?? '';
    let to = from;
    while (told[to]?.part === part) to++;
    const items = told.slice(from, to).map((e) => e.item);
    const most = told === turns ? MOST_EVENTS : items.length;
    blocks.push(
      { kind: 'subheading', text: part },
      {
        kind: 'list',
        items: shortened(items, most, MOST_EVENTS / 2, (left) => `(${plural(left, 'more turn')} between)`),
      },
    );
    from = to;
  }
  return blocks;
}
