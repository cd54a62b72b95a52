import type { Step, Story, StoryEnding } from './story.ts';
import { say } from './tell.ts';
import { tellCrisis } from './tell-crisis.ts';
import { tellAnswer, tellGuarantor, tellRound, tellSide, tellText } from './tell-talks.ts';
import { standingsLine, tellAskedLate, tellLock, tellStage, tellTreaty, tellYear } from './tell-treaty.ts';
import { cite, dateOf, plural, point, wrap } from './words.ts';

/** What an act says, in lines. */
function tellAct(story: Story, step: Step): string[] {
  const { act, before } = step;
  switch (act.type) {
    case 'offer.make':
    case 'text.table':
      return tellText(story, step, act.package);
    case 'offer.accept':
      return [...tellAnswer(story, step, true), ...tellAskedLate(story, step)];
    case 'offer.reject':
      return tellAnswer(story, step, false);
    case 'sounding.answer':
      return tellGuarantor(
        story,
        step,
        act,
        before.own[before.open.asked?.by ?? -1]?.soundings.at(-1)?.package ?? null,
      );
    case 'accession.answer':
      return tellGuarantor(story, step, act, before.open.agreed);
    case 'talks.walk-out':
    case 'sounding.ask':
    case 'caucus.ask':
    case 'caucus.answer':
    case 'line.draw':
    case 'text.pass':
      return tellSide(story, step);
    case 'nature.round':
      return tellRound(story, step);
    case 'accession.leave':
    case 'accession.stay':
    case 'treaty.sign':
    case 'treaty.reopen':
    case 'treaty.abandon':
      return tellTreaty(story, step);
    case 'nature.lock':
      return tellLock(story, step);
    case 'nature.stage':
      return tellStage(story, step);
    case 'nature.year':
      return tellYear(story, step);
    case 'crisis.request':
    case 'crisis.refrain':
    case 'nature.convene':
    case 'clock.advance':
    case 'crisis.find':
    case 'crisis.respond':
    case 'nature.gate':
    case 'nature.council':
      return tellCrisis(story, step);
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** The heading an act stands under. */
function headingOf(story: Story, step: Step): string {
  const { open } = step.before;
  const area = step.phase.split('.')[0] ?? '';
  const date = dateOf(story.world.case.scenario.start, open.day);
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
  const area = step.phase.split('.')[0] ?? '';
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

function head(story: Story): string[] {
  const { case: c, chance } = story.world;
  const title = `${c.scenario.title} (${c.scenario.id})`;
  return [
    title,
    '='.repeat(title.length),
    `Seed "${chance.root.seed}", run ${chance.run}.`,
    ...wrap(`Played by ${seatsLine(story)}.`),
    ...readingsLine(c.scenario.chosen),
  ];
}

/** An ending's own words. */
export const ENDING_WORDS: Readonly<Record<StoryEnding['kind'], string>> = {
  agreed: 'Agreed',
  'no-deal': 'No deal',
  'refused-by-guarantors': 'Refused by guarantors',
  'lost-at-ratification': 'Lost at ratification',
  collapsed: 'Collapsed',
  held: 'Held',
  deterred: 'Deterred',
  honoured: 'Honoured',
  'failed-when-tested': 'Failed when tested',
};

function tail(story: Story): string[] {
  const { ending } = story;
  const count = plural(story.steps.length, 'act');
  if (!ending) return ['', `Not over yet: it stands in ${story.phase} after ${count}.`];
  const { scenario } = story.world.case;
  const heading = `Ending: ${ENDING_WORDS[ending.kind]} (${ending.phase}), ${dateOf(scenario.start, ending.day)}, day ${ending.day}`;
  return [
    '',
    heading,
    '-'.repeat(heading.length),
    ...ending.causes.flatMap((cause) => point(`${cause.text}${cite(cause.source)}`, 2)),
    '',
    `${count}, hash ${story.hash}`,
  ];
}

/** A negotiation as readable plain text: every act, and for every refusal why. */
export function transcript(story: Story): string {
  const lines = head(story);
  let section = '';
  for (const step of story.steps) {
    const told = tellAct(story, step);
    if (sectionOf(step) !== section && told.length > 0) {
      section = sectionOf(step);
      lines.push('', headingOf(story, step));
    }
    lines.push(...told);
    const { type } = step.act;
    if ((type === 'accession.answer' || type === 'accession.leave') && step.after.open.queue.length === 0) {
      lines.push(...say(`Standing: ${standingsLine(story, step)}.`));
    }
  }
  return `${[...lines, ...tail(story)].join('\n')}\n`;
}
