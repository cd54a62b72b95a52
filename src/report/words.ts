/** Small tools for plain text. Everything here is about looks; nothing decides. */

/** Columns a line of a report takes at most. */
export const WIDTH = 96;

/** Breaks a paragraph at spaces; the first line starts at `indent`, the others at `hang`. */
export function wrap(text: string, indent = 0, hang: number = indent, width: number = WIDTH): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of text.split(/[ \t\n]+/).filter((w) => w !== '')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(hang) + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

/** The first words of a text that is longer than so many characters, with a mark where it goes on. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most - 2);
  return `${text.slice(0, end > 0 ? end : most - 2)} …`;
};

/** A point of a list: a dash, and the rest hanging behind it. */
export const point = (text: string, indent = 0): string[] => wrap(`- ${text}`, indent, indent + 2);

/** Columns with two spaces between them; numbers (columns named in `right`) flush right. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** A Markdown table. Pipes and line ends in cells are made harmless. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
