import type * as z from 'zod';
import type { Finding, Path } from './marks.ts';
import { hint, listed, nearest, quoted } from './nearest.ts';
import { alternativeOf, isObject, knownKeysOf } from './shapes.ts';

type Issue = z.core.$ZodIssue;

/** Zod's words for what it expected, in the author's. */
const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
};

function at(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[String(step)];
    else return undefined;
  }
  return value;
}

function found(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of keys';
  if (typeof value === 'string') return quoted(value);
  return String(value);
}

function wrongType(wanted: string, value: unknown, path: Path): string {
  const expected = WANTED[wanted] ?? wanted;
  if (value === undefined) {
    const last = path.at(-1);
    return typeof last === 'string' ? `'${last}' is missing: expected ${expected}` : `expected ${expected}`;
  }
  const cure =
    wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')
      ? ': put it in quotes'
      : '';
  return `expected ${expected}, found ${found(value)}${cure}`;
}

function outOfBounds(issue: Issue & { code: 'too_big' | 'too_small' }, value: unknown): string {
  const small = issue.code === 'too_small';
  const bound = small ? issue.minimum : issue.maximum;
  const words =
    issue.inclusive === false ? (small ? 'more than' : 'less than') : small ? 'at least' : 'at most';
  if (issue.origin === 'array') {
    const count = Array.isArray(value) ? `, found ${value.length}` : '';
    return `expected ${words} ${bound} ${bound === 1 ? 'entry' : 'entries'} in the list${count}`;
  }
  return `expected a number ${words} ${bound}, found ${found(value)}`;
}

/** Is the message the schema's own, or one of zod's defaults? */
const ours = (issue: Issue): boolean => !/^(Invalid|Too (big|small)|Unrecognized)/.test(issue.message);

/** Zod's issue as findings: one for each unknown key, and for a union those of the alternative that was meant. */
export function explain(root: unknown, issue: Issue, under: Path = []): Finding[] {
  const path: Path = [...under, ...(issue.path as Path)];
  const value = at(root, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeysOf(issue.message);
      return issue.keys.map((key) => ({
        path: [...path, key],
        key: true,
        message: `unknown key ${quoted(key)}: ${hint(key, known)}`,
      }));
    }
    case 'invalid_union': {
      const alternative = alternativeOf(issue.message);
      const issues = alternative === undefined ? undefined : issue.errors[alternative];
      if (issues !== undefined && issues.length > 0) return issues.flatMap((one) => explain(root, one, path));
      const missing =
        value === undefined && typeof path.at(-1) === 'string' ? `'${path.at(-1)}' is missing: ` : '';
      const there = value === undefined || isObject(value) ? '' : `, found ${found(value)}`;
      const said = alternative === undefined ? issue.message : 'is not understood';
      return [
        { path, message: said.startsWith('expected') ? `${missing}${said}${there}` : `${missing}${said}` },
      ];
    }
    case 'invalid_key':
      return [{ path, key: true, message: issue.issues[0]?.message ?? 'this name cannot be used' }];
    case 'invalid_type':
      return [{ path, message: wrongType(issue.expected, value, path) }];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = typeof value === 'string' ? nearest(value, values) : undefined;
      const cure = near === undefined ? '' : `; did you mean '${near}'?`;
      const last = path.at(-1);
      if (value === undefined) return [{ path, message: `'${last}' is missing: expected ${oneOf(values)}` }];
      return [{ path, message: `expected ${oneOf(values)}, found ${found(value)}${cure}` }];
    }
    case 'custom':
      return [{ path, key: issue.params?.key === true, message: issue.message }];
    case 'too_big':
    case 'too_small':
      return [{ path, message: ours(issue) ? issue.message : outOfBounds(issue, value) }];
    default:
      return [{ path, message: ours(issue) ? issue.message : `${found(value)} is not understood here` }];
  }
}

const oneOf = (values: readonly string[]): string =>
  values.length === 1 ? `'${values[0]}'` : `one of ${listed(values)}`;
