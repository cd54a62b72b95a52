/** How rows are written: one JSON value, a JSON value on each line, or a table. */
export const FORMATS: readonly ['json', 'jsonl', 'csv'] = ['json', 'jsonl', 'csv'];
export type Format = (typeof FORMATS)[number];
