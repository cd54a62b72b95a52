import { parse } from 'yaml';
import { type Case, clauseIndex, optionIndex, type Package } from '../../model/index.ts';
import { readPackage } from '../../scenario/index.ts';
import { hint } from '../near.ts';
import { DEPTH_TROUBLE, LARGEST_PACKAGE, readInput, shortly, tooDeep } from './inputs.ts';
import { readPairs } from './lists.ts';
import { note, UsageError } from './say.ts';

/** A text the user named, with a title for it. */
export interface Chosen {
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
  const said = shortly(option);
  throw new UsageError(`${where}: "${clause}" has no option "${said}" (${hint(said, known)}).`);
}

/** Reads a JSON or YAML file of `{clause: option}`, or one with such a map under `package`. */
async function fromFile(c: Case, path: string): Promise<Chosen> {
  const content = await readInput(path, LARGEST_PACKAGE);
  if (tooDeep(content)) throw new UsageError(`"${path}" is no text: ${DEPTH_TROUBLE}.`);
  let value: unknown;
  try {
    value = parse(content, { schema: 'core' });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    // The YAML library's stack ran out: what it reads without brackets is nested by dashes or question marks.
    if (/call stack/i.test(reason)) throw new UsageError(`"${path}" is no text: ${DEPTH_TROUBLE}.`);
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
export async function chosenText(c: Case, given: string | undefined): Promise<Chosen> {
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
export function changed(c: Case, chosen: Chosen, list: string | undefined, flag = '--with'): Chosen {
  const pairs = readPairs(list, flag, 'clause=option');
  if (pairs.size === 0) return chosen;
  checkClauses(c, Object.fromEntries(pairs), flag);
  const text = [...chosen.text];
  for (const [clause, option] of pairs) {
    const index = clauseIndex(c, clause);
    text[index] = optionIndex(c, index, option);
  }
  const said = [...pairs].map(([clause, option]) => `${clause}=${option}`).join(', ');
  return { title: `${chosen.title}, with ${said}`, text };
}
