import { areaOf, inForce, inShort, isEnding } from '../model/index.ts';
import { realisedBy } from '../rules/index.ts';
import {
  causeTold,
  cite,
  clipped,
  ENDING_WORDS,
  type Heard,
  hear,
  isoDate,
  openingTold,
  PHASE_WORDS,
  plural,
  type Reader,
  realisedTold,
  type Step,
  tell,
} from '../telling/index.ts';
import type { Story } from './story.ts';
import { point, shortened, underlined, wrap } from './words.ts';

const line = ({ text, source }: Heard): string => `${text}${cite(source)}`;

/** What is said before by the same seat in the same words is not said again in full. */
type Said = Set<string>;

/** An act in lines, with the hour in a crisis; empty where the reader hears nothing of it. */
function actLines(step: Step, reader: Reader, said: Said): string[] {
  const heard = hear(tell(step), reader);
  if (!heard) return [];
  const { crisis } = step.after.open;
  // The clock's own lines say the hour themselves.
  const timed = areaOf(step.phase) === 'crisis' && step.act.type !== 'clock.advance';
  const hour = timed && crisis ? `T+${crisis.hour} h: ` : '';
  const again: string[] = [];
  const fresh = heard.why.filter((w) => {
    const key = `${step.act.seat} ${w.text}`;
    const known = said.has(key);
    if (!known && w.source.length > 0 && step.act.seat >= 0) said.add(key);
    if (known) again.push(shortened(clipped(w.text), 48));
    return !known;
  });
  return [
    ...wrap(`${hour}${heard.text}`, 2, 4),
    ...fresh.flatMap((w) => point(line(w), 4)),
    ...(again.length > 0
      ? point(
          `As before: ${again.slice(0, 3).join('; ')}${again.length > 3 ? `; and ${again.length - 3} more` : ''}`,
          4,
        )
      : []),
    ...heard.after.flatMap((w) => wrap(line(w), 4, 6)),
  ];
}

/** The heading an act stands under. */
function headingOf(story: Story, step: Step): string {
  const { open } = step.before;
  const area = areaOf(step.phase);
  const date = isoDate(story.world.case.scenario.start, open.day);
  switch (area) {
    case 'talks':
      return `Round ${open.round}, ${date}`;
    case 'crisis':
      return `Crisis in year ${open.crisis?.year ?? open.year}`;
    case 'force':
      return 'In force';
    default:
      return `${area.charAt(0).toUpperCase()}${area.slice(1)}, ${date}`;
  }
}

/** A heading without its date, to see where one section ends and the next begins. */
const sectionOf = (step: Step): string => {
  const area = areaOf(step.phase);
  return area === 'talks' ? `talks ${step.before.open.round} ${step.before.open.reopened}` : area;
};

function seatsLine(story: Story): string {
  const { parties } = story.world.case;
  const by = new Map<string, string[]>();
  for (const p of parties) {
    const agent = story.seats[p.id] ?? 'unknown';
    by.set(agent, [...(by.get(agent) ?? []), p.short]);
  }
  return [...by].map(([agent, names]) => `${agent}: ${names.join(', ')}`).join('. ');
}

const readingsLine = (chosen: Readonly<Record<string, string>> = {}): string[] => {
  const words = Object.entries(chosen).map(([question, variant]) => `${question}=${variant}`);
  return words.length === 0 ? [] : wrap(`Under the readings ${words.join(', ')}.`);
};

/** May the reader know what is still to come? The seed of a game that goes on tells all of it. */
const knowsAll = (story: Story, reader: Reader): boolean => reader === 'host' || story.ending !== null;

function head(story: Story, reader: Reader): string[] {
  const { case: c, chance } = story.world;
  const title = `${c.scenario.title} (${c.scenario.id})`;
  return [
    ...underlined(title, '='),
    knowsAll(story, reader)
      ? `Seed ${inShort(chance.root.seed, '"')}, run ${chance.run}.`
      : 'Its seed is not shown before the end.',
    ...wrap(`Played by ${seatsLine(story)}.`),
    ...readingsLine(c.scenario.chosen),
  ];
}

/** What it all came to where a treaty came into force, for those whose reckoning the reader may see: a seat its own, the host everybody's. */
function realisedLines(story: Story, reader: Reader): string[] {
  const { world, table, phase } = story;
  const { treaty, parties } = world.case;
  if (!treaty || !isEnding(phase) || !inForce(phase)) return [];
  const heading = ['', 'What it came to, in points'];
  const rows = parties
    .filter(
      (p) =>
        p.role !== 'mediator' &&
        (reader === 'host' || (typeof reader === 'object' && reader.seat === p.index)),
    )
    .flatMap((p) => point(`${p.name}: ${realisedTold(realisedBy(world, table, phase, p.index))}`, 2));
  return rows.length === 0 ? [] : [...heading, ...rows];
}

/** What lies on the table before anybody has done anything. */
function laid(story: Story): string[] {
  const told = openingTold(story.world.case);
  if (!told) return [];
  return ['', ...wrap(line(told.said)), ...told.clauses.flatMap((text) => point(text, 4))];
}

function tail(story: Story, reader: Reader): string[] {
  const { ending } = story;
  const count = plural(story.acts, 'act');
  if (!knowsAll(story, reader)) {
    // A private question under way shows as talks.
    const where = story.table.open.asked ? 'Talks' : PHASE_WORDS[story.phase];
    return ['', `Not over yet. ${where}.`];
  }
  if (!ending) return ['', `Not over yet: it stands in ${story.phase} after ${count}.`];
  const { scenario } = story.world.case;
  const heading = `Ending: ${ENDING_WORDS[ending.kind].title} (${ending.phase}), ${isoDate(scenario.start, ending.day)}, day ${ending.day}`;
  return [
    '',
    ...underlined(heading, '-'),
    ...ending.causes.flatMap((cause) => point(line(causeTold(story.world, cause)), 2)),
    ...realisedLines(story, reader),
    '',
    `${count}, hash ${story.hash}`,
  ];
}

/** A negotiation as readable plain text: every act, and for every refusal why, as a reader may know it. */
export function transcript(story: Story, reader: Reader = 'host'): string {
  const lines = [...head(story, reader), ...laid(story)];
  const said: Said = new Set();
  let section = '';
  for (const step of story.steps) {
    const told = actLines(step, reader, said);
    if (sectionOf(step) !== section && told.length > 0) {
      section = sectionOf(step);
      lines.push('', headingOf(story, step));
    }
    lines.push(...told);
  }
  return `${[...lines, ...tail(story, reader)].join('\n')}\n`;
}
