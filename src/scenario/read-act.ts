import type * as z from 'zod';
import {
  ACT_TYPES,
  type Act,
  type ActType,
  type Case,
  err,
  ok,
  type Package,
  type Result,
} from '../model/index.ts';
import { packageSchema, said, schemaFor } from './act-schema.ts';
import { hint } from './nearest.ts';
import { isObject } from './shapes.ts';

/** Reads a package; every clause must be there, and nothing else. */
export function readPackage(c: Case, named: unknown): Result<Package, string> {
  const read = packageSchema(c).safeParse(named);
  return read.success ? ok(read.data) : err(read.error.issues.map((issue) => issue.message).join('; '));
}

/** What is wrong with an act: a field that it cannot have, else the first field that is missing or cannot be read. */
function faultOf(
  type: ActType,
  named: Readonly<Record<string, unknown>>,
  issues: readonly z.core.$ZodIssue[],
): string {
  const extra = issues.find((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0);
  if (extra?.code === 'unrecognized_keys') return `"${type}" has no field "${said(extra.keys[0])}"`;
  const [first] = issues;
  const field = String(first?.path[0]);
  if (!Object.hasOwn(named, field)) return `"${type}" needs the field "${field}"`;
  const told = issues.filter(({ path }) => String(path[0]) === field);
  const place = told.length === 1 && typeof first?.path[1] === 'number' ? `[${first.path[1]}]` : '';
  return `${field}${place}: ${told.map((issue) => issue.message).join('; ')}`;
}

/** Reads a named act. The error says which field is wrong. Whether the act is lawful is another question. */
export function readAct(c: Case, named: unknown): Result<Act, string> {
  if (!isObject(named)) return err('an act is an object');
  const type = ACT_TYPES.find((t) => t === named.type);
  if (!type) return err(`unknown act type "${said(named.type)}" (${hint(said(named.type), ACT_TYPES)})`);
  const read = schemaFor(c, type, named).safeParse(named);
  return read.success ? ok(read.data) : err(faultOf(type, named, read.error.issues));
}
