export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The least that the game can be played in. */
export const LEAST: Size = { columns: 60, rows: 16 };

/** Is the terminal too small to show anything but that it is? */
export const tooSmall = (s: { readonly size: Size }): boolean =>
  s.size.columns < LEAST.columns || s.size.rows < LEAST.rows;
