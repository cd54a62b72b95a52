import { type Case, type Package, type Seats, sizeOf, type Test, within } from '../model/index.ts';
import { holds, PEACE } from '../rules/index.ts';
import { namesOf } from './names.ts';
import { plural, type Words, words } from './words.ts';

/** Who of a circle counts as there: those who are in, or, while nothing is agreed, those whom a text names. */
export interface Present {
  readonly seats: Seats;
  readonly as: 'in' | 'named';
}

/** Guarantors of a circle beyond which a brief word does not name them. */
const FEW = 4;

function circle(
  c: Case,
  { mask, atLeast }: Extract<Test, { op: 'joined' }>,
  { seats, as }: Present,
  brief: boolean,
): string {
  const have = `(${sizeOf(within(seats, mask))} ${as})`;
  const size = sizeOf(mask);
  if (brief && size > FEW) return `${plural(atLeast, 'guarantor')} ${have}`;
  const names = namesOf(c, mask);
  if (size === 1) return `${names} ${have}`;
  return `${atLeast === size ? 'all' : atLeast} of ${names} ${have}`;
}

function circles(c: Case, test: Test, present: Present, brief: boolean): string {
  switch (test.op) {
    case 'joined':
      return circle(c, test, present, brief);
    case 'all':
    case 'any':
      return test.of
        .map((t) => circles(c, t, present, brief))
        .filter((x) => x !== '')
        .join(test.op === 'all' ? '; ' : ' or ');
    case 'in':
    case 'not':
    case 'front':
    case 'lasting':
    case 'driver':
      return '';
    default: {
      const never: never = test;
      return never;
    }
  }
}

/** Whether a treaty would be carried, and by whom: how many of each circle it needs, and how many of them are there. */
export interface Carried {
  /** With those present it is carried. */
  readonly met: boolean;
  /** "4 of US, UK, France, Poland (3 in); 1 of US, UK, France (2 in)"; empty where it does not hang on anybody. */
  readonly circles: Words;
  /** The condition in its author's words; empty where there are none. */
  readonly rule: Words;
}

/** What a text needs of guarantors to be carried; null without a treaty. `brief`: large circles by their number alone. */
export function carriedTold(c: Case, text: Package, present: Present, brief = false): Carried | null {
  const { treaty } = c;
  if (!treaty) return null;
  return {
    met: holds(treaty.enough, text, { ...PEACE, joined: present.seats }),
    circles: words(circles(c, treaty.enough, present, brief)),
    rule: words(treaty.enoughText),
  };
}
