import { type Claim, contradicted, holds } from './claim.ts';
import { home } from './context.ts';

const duty = (option: string) => home().scenario.treaty?.duty.options[option];
const rung = (response: string | undefined) =>
  Object.keys(home().scenario.treaty?.responses ?? {}).indexOf(response ?? 'none');
const verdict = (party: string, text: string, changes: Record<string, string> = {}) =>
  home().judge(party, home().text(text, changes)).verdict;

/** "Ukraine's NATO-style security guarantee proposal greeted with skepticism", Dow Jones, 30 March 2022. */
export const S4: readonly Claim[] = [
  contradicted(
    'S4-01',
    'scenario',
    'Eight states are named as guarantors, without Russia, China and Italy.',
    'The base follows the communique, whose longer list has China and Italy; guarantors=wsj-eight has it as S4 does.',
    (m) => {
      const named = m.named(m.text('kyiv-offer'));
      return named.length === 8 && !['moscow', 'china', 'italy'].some((id) => named.includes(id));
    },
  ),
  holds('S4-02', 'rules', 'France signs no mechanism in the manner of Article 5.', () =>
    ['each-as-it-deems', 'arms-owed-forces-deemed', 'listed-help-owed', 'automatic-force'].every(
      (trigger) => verdict('france', 'soft-duty', { trigger }) === 'red-line',
    ),
  ),
  holds(
    'S4-03',
    'rules',
    'France is open to a neutrality that several states guarantee in a softer form.',
    () => verdict('france', 'soft-duty') === 'accept',
  ),
  holds('S4-04', 'rules', "For France it matters what becomes of Ukraine's army.", (m) => {
    const score = (forces: string) => m.score('france', m.text('soft-duty', { forces }));
    return score('cap-600k') > score('cap-85k') && score('cap-600k') > score('no-cap');
  }),
  holds(
    'S4-05',
    'rules',
    'London does not by itself give a non-member what NATO members owe one another.',
    (m) => {
      const text = m.text('soft-duty', { sanctions: 'hold-until-withdrawal' });
      return (
        verdict('united-kingdom', 'kyiv-offer') === 'red-line' &&
        m.judge('united-kingdom', text).verdict === 'accept' &&
        m.unmet('united-kingdom', text, ['united-kingdom']).length > 0
      );
    },
  ),
  holds(
    'S4-06',
    'rules',
    'Washington does not take on the paper as it stands.',
    () => verdict('united-states', 'kyiv-offer') !== 'accept',
  ),
  holds(
    'S4-07',
    'rules',
    'Berlin is willing in principle: a milder text than the paper has its yes.',
    () => verdict('germany', 'kyiv-offer') !== 'accept' && verdict('germany', 'april-midpoint') === 'accept',
  ),
  holds('S4-08', 'rules', 'For Berlin the plan works only with Russia as part of it.', (m) => {
    const unmet = (role: string) => {
      const text = m.text('april-midpoint', { 'russia-role': role });
      return m.unmet('germany', text, m.named(text)).includes('de2');
    };
    return unmet('outside') && !unmet('no-say');
  }),
  holds('S4-09', 'rules', 'Israel gives no guarantee at this stage: no text on record has its yes.', (m) =>
    Object.keys(m.case.texts).every((t) => verdict('israel', t) !== 'accept'),
  ),
  holds('S4-10', 'scenario', 'Turkey is host and mediator as well as a candidate guarantor.', (m) => {
    const { scenario } = m;
    return scenario.mediator === 'turkey' && scenario.parties.turkey?.guarantor !== undefined;
  }),
  holds('S4-11', 'scenario', 'Kyiv has had Turkey in mind as a guarantor since 17 March.', (m) =>
    (m.scenario.treaty?.guarantors.options['kuleba-seven'] ?? []).includes('turkey'),
  ),
  holds('S4-12', 'rules', 'Turkey keeps out of sanctions: it signs no duty to tighten them.', (m) =>
    m.breaches('turkey', m.text('soft-duty', { sanctions: 'tighten' })).includes('tr4'),
  ),
  contradicted(
    'S4-13',
    'rules',
    'Turkey neither approves of the plan nor opposes it.',
    'The base follows what Ankara said in April, that it could be a guarantor but not on the lines of Article 5; turkey=undecided has the state of 30 March.',
    (m) => m.breaches('turkey', m.text('kyiv-offer')).length === 0,
  ),
  holds('S4-14', 'scenario', 'The paper sets a limit of 72 hours.', (m) => {
    const option = m.option(m.text('kyiv-offer'), 'activation-window');
    return m.scenario.treaty?.window.options[option] === 72;
  }),
  contradicted(
    'S4-15',
    'scenario',
    'Within those 72 hours help itself must come.',
    'The communique and other reports let consultation last that long, with help to follow; window=help-not-talk has it as S4 does.',
    (m) => m.scenario.treaty?.window.binds === 'help',
  ),
  holds(
    'S4-17',
    'rules',
    "The mechanism that Kyiv asks for is stronger than NATO's: more is owed, and there is a clock.",
    (m) => {
      const option = m.option(m.text('kyiv-offer'), 'activation-window');
      return (
        rung(duty('listed-help-owed')?.owed) > rung(duty('each-as-it-deems')?.owed) &&
        m.scenario.treaty?.window.options[option] !== null
      );
    },
  ),
  holds(
    'S4-18',
    'scenario',
    'Help is owed whatever the attack is called: a special operation counts.',
    (m) => {
      const counted = m.scenario.treaty?.wording.options[m.option(m.text('kyiv-offer'), 'wording')];
      return ['overt-invasion', 'special-operation'].every((i) => counted?.includes(i));
    },
  ),
  holds('S4-19', 'rules', 'In Crimea the guarantee does not hold.', (m) => {
    const text = m.text('kyiv-offer');
    return m.help(text, m.named(text), 'carved-out-fighting', 'crimea') === 0;
  }),
  contradicted(
    'S4-20',
    'scenario',
    'The Donbas as a whole is outside the guarantee.',
    'The communique leaves out only parts of the two regions; scope-boundary=whole-regions takes S4 at its word.',
    (m) => {
      const scope = m.option(m.text('kyiv-offer'), 'scope');
      return m.scenario.treaty?.coverage.options[scope]?.includes('donbas-government-held') ?? false;
    },
  ),
  holds('S4-21', 'scenario', 'Crimea is to be talked about for fifteen years on a track of its own.', (m) => {
    return m.option(m.text('kyiv-offer'), 'crimea') === 'talks-fifteen-years';
  }),
  holds(
    'S4-22',
    'rules',
    'To leave the Donbas to the two presidents is something that both delegations could sign.',
    (m) => {
      const left = (party: string, line: string) => m.meeting(party, line, 'occupied-land', 'kyiv-offer');
      return left('kyiv', 'ua7').includes('line-february') && left('moscow', 'ru5').includes('line-february');
    },
  ),
  contradicted(
    'S4-23',
    'rules',
    'Moscow would not agree to anything that obliges the permanent members of the Council.',
    'The draft of April as reported binds them, with a veto for each, and the base follows it; permanent-members=never has the view of the French source.',
    (m) => {
      const names = m.named(m.text('moscow-brackets'));
      return names.includes('france') && m.judge('moscow', m.text('moscow-brackets')).verdict !== 'accept';
    },
  ),
  holds(
    'S4-24',
    'rules',
    'What holds Western officials back is a war with Russia: on that ground Washington refuses the duty asked for, and not a list of arms and money.',
    (m) => {
      const refuses = (trigger: string) =>
        m.breaches('united-states', m.text('kyiv-offer', { trigger })).includes('us1');
      return refuses('listed-help-owed') && !refuses('menu-of-help');
    },
  ),
  holds(
    'S4-25',
    'rules',
    'Nothing very promising is to be reported: each text on record crosses a limit of one side or the other, however the uncertain figures fall.',
    (m) =>
      Object.keys(m.case.texts).every((t) =>
        m.scenario.principals.some((p) => m.breaches(p, m.text(t)).length > 0),
      ),
  ),
  holds(
    'S4-26',
    'rules',
    "The sides are far apart: each one's own text crosses at least three limits of the other.",
    (m) =>
      m.breaches('moscow', m.text('kyiv-offer')).length >= 3 &&
      m.breaches('kyiv', m.text('moscow-brackets')).length >= 3,
  ),
  holds(
    'S4-27',
    'scenario',
    'In the Senate the plan meets doubt: short of the two thirds before any clause is weighed.',
    (m) => {
      const lock = m.scenario.parties['united-states']?.guarantor?.legislature;
      return !!lock && lock.support.mode < lock.threshold.mode;
    },
  ),
  holds(
    'S4-28',
    'rules',
    'Distrust of Russia weighs there: a Russian veto loses votes in the Senate.',
    (m) => {
      const veto = m.text('kyiv-offer', { 'russia-role': 'veto' });
      return m.yes('united-states', veto) < m.yes('united-states', m.text('kyiv-offer'));
    },
  ),
  holds('S4-29', 'rules', 'The stronger the duty, the fewer join.', (m) => {
    const ladder = ['menu-of-help', 'each-as-it-deems', 'listed-help-owed'];
    const joining = ladder.map((trigger) => m.willing(m.text('soft-duty', { trigger })).length);
    return (
      joining.every((n, i) => i === 0 || n <= (joining[i - 1] ?? 0)) &&
      (joining.at(-1) ?? 0) < (joining[0] ?? 0)
    );
  }),
  holds(
    'S4-30',
    'rules',
    'Kyiv, for its part, seems set on strong guarantees: it refuses the soft text that most would join.',
    () => verdict('kyiv', 'soft-duty') === 'red-line',
  ),
];
