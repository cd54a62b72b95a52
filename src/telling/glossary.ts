import { type Words, words } from './words.ts';

/** Words of the game that a newcomer need not know, each with what it means. */
export const GLOSSARY: readonly (readonly [name: string, meaning: Words])[] = [
  [
    'Score',
    words(
      "a text's worth to a party, 0 to 100. Yours is exact; others' are your estimates, which move with what you see: 47±9 means that nine times in ten it should lie between 38 and 56",
    ),
  ],
  [
    'Walk-away',
    words(
      'the score below which a party is better off without the text: its reservation value. It moves with events',
    ),
  ],
  [
    'Red line',
    words('something a party will not sign, whatever the score. Most are public and carry a source'),
  ],
  ['Side move', words('a sounding, a private question or a public line; a few fit before each offer')],
  ['Lock', words('an approval that a signed text needs: a referendum, a parliament, a constitution')],
  [
    'Bridge',
    words('an option made so that both sides could live with it; some parties see it only once it is named'),
  ],
  [
    'Guarantor',
    words(
      'a state that may stand behind the text. Once the text is agreed, those it names are asked to join',
    ),
  ],
];
