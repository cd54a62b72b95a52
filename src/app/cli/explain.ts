import { parse } from 'yaml';
import { explain as explainText } from '../../analysis/index.ts';
import {
  type Case,
  clauseIndex,
  namePackage,
  optionIndex,
  type Package,
  readPackage,
} from '../../model/index.ts';
import { explanationText } from '../../report/index.ts';
import { hint } from '../near.ts';
import { loadCase, readInput, withJson, withReading, withScenario } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';
import type { Verb } from './verb.ts';

interface ExplainOptions {
  readonly package?: string;
  readonly with?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

interface Chosen {
  readonly title: string;
  readonly text: Package;
}

const isObject = (x: unknown): x is Readonly<Record<string, unknown>> =>
  x !== null && typeof x === 'object' && !Array.isArray(x);

/** Clauses that the scenario does not know, with a suggestion. */
function checkClauses(c: Case, named: Readonly<Record<string, unknown>>, where: string): void {
  const clauses = c.clauses.map((x) => x.id);
  for (const id of Object.keys(named)) {
    if (!clauses.includes(id))
      throw new UsageError(`${where}: there is no clause "${id}" (${hint(id, clauses)}).`);
    checkOption(c, id, named[id], where);
  }
}

function checkOption(c: Case, clause: string, option: unknown, where: string): void {
  const index = clauseIndex(c, clause);
  if (typeof option === 'string' && optionIndex(c, index, option) >= 0) return;
  const known = c.clauses[index]?.options.map((o) => o.id) ?? [];
  const said = String(option);
  throw new UsageError(`${where}: "${clause}" has no option "${said}" (${hint(said, known)}).`);
}

/** Reads a JSON or YAML file of `{clause: option}`, or one with such a map under `package`. */
async function fromFile(c: Case, path: string): Promise<Chosen> {
  const content = await readInput(path);
  let value: unknown;
  try {
    value = parse(content, { schema: 'core' });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UsageError(`"${path}" is neither JSON nor YAML: ${reason}`);
  }
  const inner =
    isObject(value) && clauseIndex(c, 'package') < 0 && isObject(value.package) ? value.package : value;
  if (!isObject(inner)) throw new UsageError(`"${path}" holds no map of clause to option.`);
  checkClauses(c, inner, path);
  const read = readPackage(c, inner);
  if (!read.ok) throw new UsageError(`"${path}" is not a complete text: ${read.error}.`);
  return { title: path, text: read.value };
}

const isFileLike = (given: string): boolean => /[/\\.]/.test(given);

/** The text meant by `--package`: a named text, or a file; without one the opening or the scenario's first text. */
async function chosenText(c: Case, given: string | undefined): Promise<Chosen> {
  const names = Object.keys(c.texts);
  const { texts, talks } = c.scenario;
  if (given === undefined) {
    const name = talks.opening ?? names[0];
    const text = name === undefined ? undefined : c.texts[name];
    if (name === undefined || text === undefined)
      throw new UsageError(`${c.scenario.id} has no named text: give a file with --package.`);
    note(`Text: ${name} (others with --package: ${names.filter((n) => n !== name).join(', ') || 'a file'}).`);
    return { title: texts[name]?.title ?? name, text };
  }
  const text = Object.hasOwn(c.texts, given) ? c.texts[given] : undefined;
  if (text) return { title: texts[given]?.title ?? given, text };
  if (isFileLike(given)) return fromFile(c, given);
  throw new UsageError(
    `There is no text "${given}" in ${c.scenario.id} (${hint(given, names)}). Or give the path of a file.`,
  );
}

/** Applies `clause=option,…` to a text. */
function changed(c: Case, chosen: Chosen, list: string | undefined): Chosen {
  const parts = (list ?? '')
    .split(',')
    .map((x) => x.trim())
    .filter((x) => x !== '');
  if (parts.length === 0) return chosen;
  const text = [...chosen.text];
  for (const part of parts) {
    const [clause = '', option = ''] = part.split('=').map((x) => x.trim());
    checkClauses(c, { [clause]: option }, '--with');
    const index = clauseIndex(c, clause);
    text[index] = optionIndex(c, index, option);
  }
  return { title: `${chosen.title}, with ${parts.join(', ')}`, text };
}

async function explainPackage(scenario: string | undefined, options: ExplainOptions): Promise<number> {
  const c = await loadCase(scenario, options.reading);
  const { title, text } = changed(c, await chosenText(c, options.package), options.with);
  const found = explainText(c, text);
  if (options.json)
    outJson({ scenario: c.scenario.id, ...readingsOf(c), title, package: namePackage(c, text), ...found });
  else out(explanationText(c, text, title, found));
  return EXIT.fine;
}

export const explain: Verb = (program, finish) => {
  withJson(withReading(withScenario(program.command('explain'))))
    .description('who would sign a text, and why not')
    .option('--package <name|file>', "one of the scenario's texts, or a JSON or YAML file {clause: option}")
    .option('--with <changes>', 'changes to it: clause=option,clause=option')
    .action((scenario: string | undefined, options: ExplainOptions) =>
      finish(() => explainPackage(scenario, options)),
    );
};
