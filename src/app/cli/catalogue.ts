import { AGENTS, DEFAULT_AGENT } from '../../agents/index.ts';
import type { Case, Scenario } from '../../model/index.ts';
import {
  type Attribution,
  attributions,
  columns,
  judgementShare,
  sourcesMarkdown,
  sourcesText,
  under,
  wrap,
} from '../../report/index.ts';
import { actJsonSchema, nearest, scenarioJsonSchema } from '../../scenario/index.ts';
import { command } from '../command.ts';
import { bundledScenarios, readScenario } from '../files.ts';
import { hint } from '../near.ts';
import { refuseIdle } from './needs.ts';
import { loadCase } from './options.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

export interface JsonOption {
  readonly json?: boolean;
}

interface Listing {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly start: string;
  readonly principals: readonly string[];
  readonly seats: readonly string[];
  readonly clauses: number;
  readonly rounds: number;
  readonly treaty: boolean;
  readonly texts: readonly string[];
  /** Variants by question; each question has `base` as well. */
  readonly readings: Readonly<Record<string, readonly string[]>>;
  readonly level: string | null;
  /** Playing time for a person. */
  readonly minutes: number | null;
  /** Why next to no way leads to an agreed text; null where ways do. */
  readonly closed: string | null;
}

const listingOf = (name: string, s: Scenario): Listing => ({
  name,
  title: s.title,
  summary: s.summary,
  start: s.start,
  principals: s.principals,
  seats: Object.keys(s.parties),
  clauses: Object.keys(s.clauses).length,
  rounds: s.talks.rounds,
  treaty: s.treaty !== undefined,
  texts: Object.keys(s.texts),
  readings: Object.fromEntries(
    Object.entries(s.readings).map(([question, r]) => [question, Object.keys(r.variants)]),
  ),
  level: s.about?.level ?? null,
  minutes: s.about?.minutes.mode ?? null,
  closed: s.about?.closed ?? null,
});

/** The bundled scenarios. */
export async function listScenarios(options: JsonOption): Promise<number> {
  const found: Listing[] = [];
  for (const name of await bundledScenarios()) {
    const read = await readScenario(name);
    if (read.ok) found.push(listingOf(name, read.value));
    else note(`${read.error.message} (${command('validate', name)})`);
  }
  if (options.json) outJson({ scenarios: found });
  else {
    const rows = found.map((s) => [
      s.name,
      s.title,
      s.principals.join(', '),
      String(s.seats.length),
      String(s.clauses),
      String(s.rounds),
      s.minutes === null ? '–' : String(s.minutes),
      s.level ?? '–',
    ]);
    const head = ['Name', 'Title', 'Principals', 'Seats', 'Clauses', 'Rounds', 'Minutes', 'Level'];
    const lines = columns([head, ...rows], [3, 4, 5, 6]);
    for (const { name, closed } of found)
      if (closed !== null) lines.push('', `${name} is closed, or nearly so`, ...wrap(closed, 2));
    for (const { name, readings } of found.filter((x) => Object.keys(x.readings).length > 0)) {
      lines.push('', `Readings of ${name} (--reading question=variant)`);
      for (const [question, variants] of Object.entries(readings))
        lines.push(...wrap(`${question}: base, ${variants.join(', ')}`, 2, 4));
    }
    out(lines.join('\n'));
  }
  return EXIT.fine;
}

/** The agents. */
export async function listAgents(options: JsonOption): Promise<number> {
  const all = Object.entries(AGENTS).map(([name, a]) => ({ name, about: a.about }));
  if (options.json) outJson({ default: DEFAULT_AGENT, agents: all });
  else {
    const rows = all.map((a) => [a.name, a.about + (a.name === DEFAULT_AGENT ? ' (the default)' : '')]);
    out(columns(rows).join('\n'));
  }
  return EXIT.fine;
}

export interface SourcesOptions extends JsonOption {
  readonly only?: string;
  readonly markdown?: boolean;
  readonly reading?: string;
}

/** Names of each kind that are listed when nothing is near. */
const FEW = 6;

/** Places by their last step, where that stands at one place alone. */
function placesByStep(places: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const place of places) {
    const step = place.slice(place.lastIndexOf('.') + 1);
    if (found.has(step)) several.add(step);
    found.set(step, place);
  }
  for (const step of several) found.delete(step);
  return found;
}

/** What a path that leads nowhere may have meant: clauses and parties first, then every other place, said whole. */
function nearPath(c: Case, all: readonly Attribution[], wanted: string): string {
  const dotted = wanted.includes('.');
  const every = all.flatMap(({ path }) => {
    const steps = path.split('.');
    return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
  });
  const places = [...new Set(every)].filter((place) => !/(^|\.)\d+$/.test(place));
  const there = new Set(dotted ? places : places.flatMap((place) => place.split('.')));
  const named = (area: string, list: readonly { readonly id: string }[]): string[] =>
    list.map(({ id }) => (dotted ? `${area}.${id}` : id)).filter((name) => there.has(name));
  const clauses = named('clauses', c.clauses);
  const parties = named('parties', c.parties);
  const shown = [...clauses.slice(0, FEW), ...parties.slice(0, FEW)];
  if (dotted) return hint(wanted, new Set([...clauses, ...parties, ...there]), shown);
  if (nearest(wanted, [...clauses, ...parties]) === undefined) {
    // A step in the midst of the scenario says nothing without the way to it.
    const steps = placesByStep(places);
    const step = nearest(wanted, steps.keys());
    const place = step === undefined ? undefined : steps.get(step);
    if (place !== undefined) return `did you mean '${place}'?`;
  }
  return hint(wanted, [...clauses, ...parties], shown);
}

/** Who says what. */
export async function tellSources(scenario: string | undefined, options: SourcesOptions): Promise<number> {
  const { only, markdown, json } = options;
  refuseIdle(
    { flag: '--markdown', given: markdown === true, met: !json, why: 'with --json' },
    {
      flag: '--only',
      given: only !== undefined,
      met: !markdown,
      why: 'with --markdown: the page has them all',
    },
  );
  const c = await loadCase(scenario, options.reading);
  const all = attributions(c.scenario);
  const found = under(all, options.only);
  if (options.only !== undefined && found.length === 0) {
    throw new UsageError(
      `Nothing with a source is at "${options.only}" (${nearPath(c, all, options.only)}).`,
    );
  }
  if (options.json) {
    const share = judgementShare(c);
    outJson({ scenario: c.scenario.id, share, sources: c.scenario.sources, statements: found });
  } else out(options.markdown ? sourcesMarkdown(c) : sourcesText(c, options.only));
  return EXIT.fine;
}

/** The JSON Schema of scenario files. */
/** `acts`: the scenario whose acts are meant, instead of scenarios themselves. */
export interface SchemaOptions extends JsonOption {
  readonly acts?: string;
}

export async function printSchema({ acts }: SchemaOptions): Promise<number> {
  outJson(acts === undefined ? scenarioJsonSchema() : actJsonSchema(await loadCase(acts)));
  return EXIT.fine;
}
