import { printable } from '../../../model/index.ts';

/**
 * A text as one line that may be put on the screen: nothing is left that a terminal may obey or that turns or
 * hides text (`printable`: each is shown by its number), line ends and tabs become spaces.
 * Halves of characters become U+FFFD.
 * The sign that asks for an emoji instead of a letter-like mark (U+FE0F) is left out: it makes characters one column
 * wide or two, and terminals do not agree when.
 */
export const clean = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
    : printable(
        text
          .replace(/[\r\n\t]+/g, ' ')
          .replace(/\uFE0F/g, '')
          .replace(/\p{Surrogate}/gu, '\uFFFD'),
      );
