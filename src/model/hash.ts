import { createHash } from 'node:crypto';

/** JSON with keys in code-unit order and no spaces: equal values give equal text (after RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((x) => (x === undefined ? 'null' : canonical(x))).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** SHA-256 of a value's canonical JSON, as 64 hexadecimal digits. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
