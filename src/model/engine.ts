/** The engine's version, as in package.json: results carry it, so that a figure says what it was made with. */
export const ENGINE: string = '0.1.0';
