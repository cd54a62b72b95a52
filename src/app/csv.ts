/** A cell of a table; null is empty. */
export type Cell = string | number | boolean | null;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of a table as RFC 4180 writes it, its end included: quotes doubled, and around what holds any of `",` or a line end. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => (cell === null ? '' : quoted(String(cell)))).join(',')}\r\n`;
