import { inShort } from '../../../model/index.ts';
import { type CaseFacts, chosenCase, type MenuItem, type MenuState, type SaveFacts } from './state.ts';

/** What can be chosen on each page, in words. */

const LEVEL = {
  introductory: 'introductory',
  intermediate: 'intermediate',
  advanced: 'advanced',
} as const;

const ROLE = { principal: 'must agree', guarantor: 'may join as guarantor', mediator: 'mediator' } as const;

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const item = (label: string, act: MenuItem['act'], more: Partial<MenuItem> = {}): MenuItem => ({
  label,
  aside: '',
  detail: '',
  always: false,
  act,
  ...more,
});

/** Where a saved game stands. */
export function standsWords({ stands }: SaveFacts): string {
  if (stands === null) return '';
  if (stands.over) return `ended on day ${stands.day}`;
  return `day ${stands.day}${stands.talks ? `, round ${stands.round} of at most ${stands.rounds}` : ''}`;
}

/** A saved game in a line. */
function saveWords(facts: SaveFacts): string {
  const who = facts.people.length === 0 ? 'agents alone' : `you: ${facts.people.join(', ')}`;
  return [facts.scenario, who, standsWords(facts)].filter((x) => x !== '').join(' · ');
}

/** Level, minutes and seats of a scenario. */
export function sizeWords({ level, minutes, seats }: CaseFacts): string {
  return [
    level === null ? '' : LEVEL[level],
    minutes === null ? '' : `${minutes} min`,
    count(seats.length, 'seat'),
  ]
    .filter((x) => x !== '')
    .join(', ');
}

function mainItems(s: MenuState): MenuItem[] {
  const [last] = s.saves;
  const known = last?.read && 'facts' in last.read ? last.read.facts : null;
  const wrong = last?.read && 'trouble' in last.read ? last.read.trouble : '';
  const over = known?.stands?.over === true;
  const newest = last
    ? item(
        over ? 'Look again at the last game' : 'Go on with the last game',
        wrong === '' ? { type: 'resume', file: last.name } : { type: 'say', text: wrong },
        {
          aside: known ? saveWords({ ...known, stands: null }) : wrong === '' ? last.name : 'cannot be read',
          detail:
            wrong === ''
              ? [...(known ? [standsWords(known), `seed ${inShort(known.seed)}`] : []), last.name]
                  .filter((x) => x !== '')
                  .join(' · ')
              : wrong,
          always: true,
        },
      )
    : item(
        'Go on with the last game',
        { type: 'say', text: 'There is no saved game in this folder.' },
        {
          aside: 'no saved game in this folder',
        },
      );
  return [
    newest,
    item(
      'New game',
      { type: 'page', page: 'cases' },
      {
        aside: 'choose a scenario and a seat',
      },
    ),
    item(
      'Load a game',
      { type: 'page', page: 'saves' },
      {
        aside:
          s.saves.length === 0
            ? 'none in this folder'
            : `${count(s.saves.length, 'saved game')} in this folder`,
      },
    ),
    item('Options', { type: 'page', page: 'options' }, { aside: 'colour, plain characters' }),
    item('Help', { type: 'page', page: 'help' }, { aside: 'keys, seeds, playing without the menu' }),
    item('Quit', { type: 'quit' }),
  ];
}

const caseItems = (s: MenuState): MenuItem[] =>
  (s.cases ?? []).map(({ name, read }) => {
    if (read === null) return item(name, { type: 'case', name }, { aside: 'not read yet' });
    if ('trouble' in read)
      return item(
        name,
        { type: 'say', text: read.trouble },
        { aside: 'cannot be read', detail: read.trouble },
      );
    const { facts } = read;
    const closed = facts.closed ? ' Next to no way leads to an agreed text: the case is about why.' : '';
    return item(
      facts.title,
      { type: 'case', name },
      {
        aside: sizeWords(facts),
        detail: `${facts.summary}${closed}`,
      },
    );
  });

const seatItems = (s: MenuState): MenuItem[] =>
  (chosenCase(s)?.seats ?? []).map((seat) =>
    item(
      `${s.ticked.length > 0 ? (s.ticked.includes(seat.id) ? '[x] ' : '[ ] ') : ''}${seat.name}`,
      { type: 'seat', id: seat.id },
      {
        aside: `${ROLE[seat.role]}${seat.mediates ? ', and mediates' : ''}`,
        detail: seat.summary,
      },
    ),
  );

const saveItems = (s: MenuState): MenuItem[] =>
  s.saves.map(({ name, read }) => {
    const act = { type: 'resume', file: name } as const;
    if (read === null) return item(name, act, { aside: 'not read yet' });
    if ('trouble' in read)
      return item(
        name,
        { type: 'say', text: read.trouble },
        { aside: 'cannot be read', detail: read.trouble },
      );
    return item(saveWords(read.facts), act, {
      detail: `${name} · seed ${inShort(read.facts.seed)}`,
      always: true,
    });
  });

function optionItems(s: MenuState): MenuItem[] {
  const on = (yes: boolean): string => (yes ? 'on' : 'off');
  return [
    item(
      `Colour: ${on(s.colour)}`,
      { type: 'toggle', option: 'colour' },
      {
        detail: 'Nothing is said by colour alone. NO_COLOR=1 in the environment turns it off for good.',
        always: true,
      },
    ),
    item(
      `Plain characters: ${on(s.ascii)}`,
      { type: 'toggle', option: 'ascii' },
      {
        detail: 'Draws with + - | only. DEMARCHE_ASCII=1 in the environment turns it on for good.',
        always: true,
      },
    ),
  ];
}

/** The items of the page on screen; none where there is only text. */
export function itemsOf(s: MenuState): MenuItem[] {
  switch (s.page) {
    case 'main':
      return mainItems(s);
    case 'cases':
      return caseItems(s);
    case 'seats':
      return seatItems(s);
    case 'saves':
      return saveItems(s);
    case 'options':
      return optionItems(s);
    case 'help':
    case 'opening':
      return [];
    default: {
      const never: never = s.page;
      return never;
    }
  }
}
