import { extname } from 'node:path';
import { type Case, printableJson } from '../../model/index.ts';
import type { RunRow } from '../../sim/index.ts';
import { type Cell, csvLine } from '../csv.ts';
import { isStream } from './outputs.ts';
import { FORMATS, type Format } from './row-names.ts';
import { UsageError } from './say.ts';

/** A row as it is written: of a batch over the variants of a reading, it says which. */
export type WrittenRow = RunRow & { readonly by?: string; readonly variant?: string };

/** Rows to text: a head, the rows, a tail that says how it ended. */
export interface RowText {
  readonly head: string;
  readonly row: (row: WrittenRow) => string;
  readonly tail: (end: { readonly finished: number; readonly interrupted: boolean }) => string;
}

/**
 * The format that a file's name asks for, or that is said where the name asks for none; standard output, devices and
 * pipes have lines unless something else is said.
 * @throws UsageError for a name that asks for none of the formats, or for another than is said
 */
export function formatOf(path: string, said: Format | undefined): Format {
  if (isStream(path)) return said ?? 'jsonl';
  const end = extname(path).slice(1).toLowerCase();
  const known = FORMATS.find((format) => format === end);
  if (known !== undefined && said !== undefined && known !== said)
    throw new UsageError(
      `"${path}" ends in .${known}, and --format says ${said}: leave it out, or name the file so.`,
    );
  if (said !== undefined || known !== undefined) return said ?? known ?? 'jsonl';
  const list = FORMATS.map((format) => `.${format}`).join(', ');
  throw new UsageError(
    `"${path}" names no format: end it in ${list}, or say one with --format ${FORMATS.join('|')}.`,
  );
}

const pairs = (map: Readonly<Record<string, string>>): string =>
  Object.entries(map)
    .map(([key, value]) => `${key}=${value}`)
    .join('; ');

interface Column {
  readonly name: string;
  readonly cell: (row: WrittenRow) => Cell;
}

/** The columns of a table of rows: one for each fact, party and clause of any of the cases. */
function columnsOf(cases: readonly Case[], options: TableOptions): readonly Column[] {
  const parties = [...new Set(cases.flatMap((c) => c.parties.map((p) => p.id)))];
  const guarantors = [
    ...new Set(cases.flatMap((c) => c.parties.flatMap((p) => (p.guarantor ? [p.id] : [])))),
  ];
  const clauses = [...new Set(cases.flatMap((c) => c.clauses.map((x) => x.id)))];
  const one = (name: string, cell: Column['cell']): Column => ({ name, cell });
  const each = (
    name: string,
    ids: readonly string[],
    of: (row: WrittenRow) => Readonly<Record<string, Cell>>,
  ): Column[] =>
    ids.map((id) =>
      one(`${name}.${id}`, (row) => (Object.hasOwn(of(row), id) ? (of(row)[id] ?? null) : null)),
    );
  return [
    one('run', (r) => r.run),
    ...(options.by ? [one('by', (r) => r.by ?? null), one('variant', (r) => r.variant ?? null)] : []),
    one('scenario', (r) => r.scenario),
    one('scenarioHash', (r) => r.scenarioHash),
    one('readings', (r) => pairs(r.readings)),
    one('seed', (r) => r.seed),
    one('engine', (r) => r.engine),
    one('ending', (r) => r.ending),
    one('phase', (r) => r.phase),
    one('day', (r) => r.day),
    one('round', (r) => r.round),
    one('acts', (r) => r.acts),
    one('scored', (r) => r.scored),
    ...each('cast', parties, (r) => r.cast),
    ...each('score', parties, (r) => r.scores),
    ...each('reservation', parties, (r) => r.reservations),
    ...each('realised', parties, (r) => r.realised),
    ...each('guarantor', guarantors, (r) => r.guarantors),
    ...each('package', clauses, (r) => r.package ?? {}),
    one('causes', (r) => r.causes.map((x) => [x.code, x.party ?? '-', x.clause ?? '-'].join(' ')).join('; ')),
    ...(options.hash ? [one('hash', (r) => r.hash ?? null)] : []),
  ];
}

interface TableOptions {
  readonly hash: boolean;
  readonly by: boolean;
}

/** What a whole JSON document says before its rows. */
export type Head = Readonly<Record<string, unknown>>;

/** Writes rows in a format. `cases` are those that the rows may come from. */
export function rowText(format: Format, cases: readonly Case[], head: Head, options: TableOptions): RowText {
  const none = (): string => '';
  switch (format) {
    case 'jsonl':
      return { head: '', row: (row) => `${printableJson(row)}\n`, tail: none };
    case 'csv': {
      const columns = columnsOf(cases, options);
      return {
        head: csvLine(columns.map((column) => column.name)),
        row: (row) => csvLine(columns.map((column) => column.cell(row))),
        tail: none,
      };
    }
    case 'json': {
      const opening = printableJson(head).slice(0, -1);
      let first = true;
      return {
        head: `${opening === '{' ? '{' : `${opening},`}"rows":[`,
        // One row on each line, as in lines of JSON.
        row: (row) => {
          const text = `${first ? '' : ',\n'}${printableJson(row)}`;
          first = false;
          return text;
        },
        tail: (end) => `],${printableJson(end).slice(1)}\n`,
      };
    }
    default: {
      const never: never = format;
      return never;
    }
  }
}
