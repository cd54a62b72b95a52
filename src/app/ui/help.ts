/** Every key, for the help page. */
export const HELP_KEYS: readonly (readonly [string, string])[] = [
  ['Up, Down', 'choose a clause, move in a list, scroll a page (also k and j)'],
  ['Left, Right', 'change the chosen clause in your draft by one option'],
  ['Enter', 'list the options with their full texts; confirm; go on'],
  ['Esc', 'back'],
  ['1 to 5, Tab', 'go to a panel: clauses, parties, offer, adviser, log'],
  [
    't',
    'start the draft from another text: the last on the table, your last offer, a named text, your own best',
  ],
  ['s', 'see what the draft would mean, and send it'],
  ['o', 'sound out a guarantor on the draft, in private'],
  ['c', 'ask a party in private how far it could go on the chosen clause'],
  ['l', 'say in public that you accept nothing worse than the draft on the chosen clause'],
  ['y, n', 'accept or refuse, join or decline, sign, stay or leave: what the footer says'],
  ['i', 'as a guarantor: join if the text is changed'],
  ['x', 'walk out, or give a text up; asks first'],
  ['f, e', 'in a crisis: give your finding; decide what help to give'],
  ['a, A', 'in a crisis: move the clock by one hour, or to the next event'],
  ['w', 'why: the chosen clause, its options, red lines and sources; the reasons for your own judgement'],
  ['g, /', 'the whole log; search it'],
  ['b', 'your confidential brief; there p, f and d: the page for everybody, the full brief, the dates'],
  ['u', 'undo: back to your last decision'],
  ['r', 'rewind to the opening of a round and play on from there; the old branch is kept'],
  ['v', 'at the end: what one clause, changed, would have led to'],
  ['x at the end', 'after a crisis: the same crisis under every other rule on who decides'],
  ['Ctrl-Z', 'suspend the game; fg brings it back'],
  ['q', 'save and quit; the game is also saved after every act'],
];

/** The words on screen. */
export const HELP_WORDS: readonly (readonly [string, string])[] = [
  [
    'Score',
    "a text's worth to a party, 0 to 100. Yours is exact; others' are your estimates: 47±9 means that nine times in ten it should lie between 38 and 56",
  ],
  ['Reservation', 'the score below which a party is better off without the text. It moves with events'],
  ['Red line', 'something a party will not sign, whatever the score. Most are public and carry a source'],
  [
    'A C R ? -',
    'where a party stands on a clause: accepts; it has a price; refuses (a red line or a public word); unclear; no interest known. Your own letters are exact',
  ],
  ['* before an option', 'the draft differs there from the text it is compared with'],
  ['Side move', 'a sounding, a private question or a public line; a few fit before each offer'],
  ['Lock', 'an approval that a signed text needs: a referendum, a parliament, a constitution'],
  ['[S2], [W29]', 'sources, listed by w; "our judgement" marks figures set by the authors'],
];
