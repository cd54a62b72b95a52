import { openTable, refusalOf } from '../../src/rules/index.ts';
import { type Claim, contradicted, holds } from './claim.ts';
import { changed, home, MANY, model, paired } from './context.ts';

const always = { low: 1, mode: 1, high: 1 };

/** Talks in which an event of the deck happens after every round. */
const withEvent = (event: string) =>
  changed('istanbul-2022', {
    war: { deck: { [event]: { chance: always, once: false, fromRound: 1, untilRound: null } } },
  });

/** Does it save clearly more talks from ending without a text than it costs, over the same seeds? */
function furthers(event: string): boolean {
  const { saved, lost } = paired(home(), withEvent(event));
  return saved >= MANY / 20 && saved > 2 * lost;
}

/** "Ukraine considers neutrality. Will Putin respond?", USIP, March 2022. */
export const S2: readonly Claim[] = [
  contradicted(
    'S2-01',
    'scenario',
    'The guarantors are to be the five permanent members with Germany, Poland, Turkey and Israel.',
    'The base follows the communique, whose list has Canada and Italy as well; guarantors=usip-nine has it as S2 does (Russia stands in a clause of its own).',
    (m) => {
      const named = m.named(m.text('kyiv-offer'));
      const others = [
        'united-states',
        'united-kingdom',
        'france',
        'china',
        'germany',
        'poland',
        'turkey',
        'israel',
      ];
      return named.length === 8 && others.every((g) => named.includes(g));
    },
  ),
  contradicted(
    'S2-02',
    'scenario',
    'The guarantors would be bound to send their own forces.',
    'The base follows the communique and other reports: a list of help of which forces are one item, with a closed sky as the most that is owed; must-fight=troops-owed has it as S2 does.',
    (m) => m.scenario.treaty?.duty.options['listed-help-owed']?.owed === 'combat',
  ),
  contradicted(
    'S2-03',
    'rules',
    "The duty that Kyiv asks for is parallel to the one among NATO's members.",
    'By S3 and the text itself Article 5 leaves the kind of action to each ally; here Kyiv asks for more than that.',
    (m) => {
      const { duty, responses } = m.scenario.treaty ?? {};
      const ladder = Object.keys(responses ?? {});
      const owed = (o: string) => ladder.indexOf(duty?.options[o]?.owed ?? 'none');
      return owed('listed-help-owed') === owed('each-as-it-deems');
    },
  ),
  holds('S2-04', 'rules', 'The commitment needs ratification by the legislature of each guarantor.', (m) => {
    const text = m.text('kyiv-offer');
    return (
      m.plan(text).includes('guarantors') &&
      m.named(text).every((id) => m.scenario.parties[id]?.guarantor?.legislature?.kind === 'legislature')
    );
  }),
  holds('S2-05', 'scenario', 'The plan is put to a national referendum.', (m) => {
    return m.plan(m.text('kyiv-offer')).includes('referendum');
  }),
  contradicted(
    'S2-06',
    'scenario',
    'Talks on the occupied parts of Donetsk and Luhansk regions are put off for fifteen years along with Crimea.',
    'S4 and others have fifteen years for Crimea only and leave the Donbas to the two presidents; postponed=crimea-and-donbas has it as S2 does.',
    (m) => /fifteen/.test(m.scenario.clauses['occupied-land']?.options['line-february']?.text ?? ''),
  ),
  holds(
    'S2-07',
    'scenario',
    'Kyiv asks that Russian troops go back to where they stood before 24 February.',
    (m) => {
      const text = m.text('kyiv-offer');
      return (
        m.option(text, 'sequence') === 'february-line-first' &&
        m.option(text, 'occupied-land') === 'line-february'
      );
    },
  ),
  holds('S2-08', 'rules', "Losses lower what Moscow holds out for, and do not lower Kyiv's bar.", (m) => {
    return m.effect('losses-moscow', 'moscow') < 0 && m.effect('losses-moscow', 'kyiv') === 0;
  }),
  holds('S2-09', 'batch', 'If Russian losses mount after every round, fewer talks end without a text.', () =>
    furthers('manpower'),
  ),
  holds(
    'S2-10',
    'rules',
    "Sanctions that are kept up narrow the gap: they lower what Moscow holds out for, and leave Kyiv's bar where it is.",
    (m) => m.effect('sanctions-bite', 'moscow') < 0 && m.effect('sanctions-bite', 'kyiv') === 0,
  ),
  holds('S2-11', 'batch', 'Steady arms for Ukraine further a settlement in the talks at hand.', () =>
    furthers('aid-package'),
  ),
  holds('S2-12', 'rules', 'Arms and sanctions make Moscow readier to negotiate.', (m) => {
    return m.effect('arms-arrive', 'moscow') < 0 && m.effect('sanctions-bite', 'moscow') < 0;
  }),
  holds('S2-13', 'scenario', "Moscow's signals are inconclusive: they may move it either way.", (m) => {
    const effect = m.scenario.war?.drivers['mixed-signals']?.effects.moscow;
    return !!effect && effect.low < 0 && effect.high > 0;
  }),
  contradicted(
    'S2-14',
    'batch',
    'That the leadership in Moscow may not grasp how badly the war goes makes a difference (checked as: with the front plain to all, some talks end otherwise).',
    'What no deal is worth moves with what happens, and limits give way only to a front that has stood for rounds, which is plain to all: what a seat takes the front for at one moment moves no answer.',
    (m) => {
      const clear = changed('istanbul-2022', { war: { fog: { low: 0, mode: 0, high: 0 } } });
      const other = clear.runs(MANY);
      return m.runs(MANY).some((p, i) => p.phase !== other[i]?.phase);
    },
  ),
  holds(
    'S2-15',
    'scenario',
    'The proposal keeps strong forces for Ukraine, and deep cuts are refused.',
    (m) => {
      const met = m.meeting('kyiv', 'ua8', 'forces', 'kyiv-offer');
      return m.option(m.text('kyiv-offer'), 'forces') === 'no-cap' && !met.includes('cap-85k');
    },
  ),
  holds(
    'S2-16',
    'rules',
    "Kyiv could live with a neutrality like Austria's if the guarantees are real.",
    (m) => {
      return m.judge('kyiv', m.text('kyiv-offer', { alignment: 'own-law-neutrality' })).verdict === 'accept';
    },
  ),
  holds('S2-17', 'rules', "The offer meets Moscow's loudest demand, and is still not enough for it.", (m) => {
    const text = m.text('kyiv-offer');
    return !m.breaches('moscow', text).includes('ru1') && m.judge('moscow', text).verdict !== 'accept';
  }),
  holds(
    'S2-18',
    'rules',
    'A duty to help, forces among it, is a buttress: if all named join, it does clearly more against attack than help of which each picks what it likes.',
    (m) => {
      const picked = m.text('kyiv-offer', { trigger: 'menu-of-help' });
      const owed = m.text('kyiv-offer');
      return m.worth(owed, m.named(owed)) > 1.1 * m.worth(picked, m.named(picked));
    },
  ),
  holds(
    'S2-19',
    'rules',
    'Moscow seeks to lock in what it gains: a front that moves its way raises its bar.',
    (m) => {
      return m.effect('front-for-moscow', 'moscow') > 0 && m.effect('front-for-kyiv', 'moscow') < 0;
    },
  ),
  holds(
    'S2-20',
    'rules',
    'To put off the question of occupied land is within what Kyiv can sign; to give the claim up is not.',
    (m) => {
      const met = m.meeting('kyiv', 'ua6', 'crimea', 'kyiv-offer');
      return met.includes('talks-fifteen-years') && !met.includes('recognition');
    },
  ),
  contradicted(
    'S2-21',
    'scenario',
    'Moscow is represented by delegates with less authority than those of Kyiv.',
    "The point is in Moscow's brief only: at the table both delegations can offer and accept anything, for no source says how their limits differed.",
    (m) => {
      const moscow = m.party('moscow');
      const table = openTable(m.world);
      table.open.floor = table.open.order.indexOf(moscow);
      const offer = { type: 'offer.make', seat: moscow, package: m.text('kyiv-offer') } as const;
      return refusalOf(m.world, table, offer) !== null;
    },
  ),
  holds(
    'S2-22',
    'rules',
    'How earnestly Moscow negotiates hangs on whether it is losing: limits that it keeps now give way if its front breaks, and none does if it wins.',
    (m) => {
      const text = m.text('kyiv-offer', { 'decision-rule': 'accused-abstains' });
      const kept = (front: number) => m.breaches('moscow', text, front).length;
      return kept(100) < kept(0) && kept(-100) >= kept(0);
    },
  ),
  holds(
    'S2-24',
    'rules',
    "By keeping out of alliances for good Austria could win Moscow's agreement to the end of its occupation.",
    () => {
      const m = model('state-treaty-1955');
      const text = m.text('moscow-memorandum');
      const loose = m.text('moscow-memorandum', { neutrality: 'no-alliance-pledge' });
      return (
        Object.keys(m.scenario.parties).every((p) => m.judge(p, text).verdict === 'accept') &&
        m.judge('soviet-union', loose).verdict === 'red-line'
      );
    },
  ),
];
