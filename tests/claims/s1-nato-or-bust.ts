import { type Claim, contradicted, holds } from './claim.ts';
import { model } from './context.ts';

const before = () => model('last-debate-2022');
const FRONTS = [-100, -50, 0, 50, 100];

/** "NATO or Bust: Why Do Ukraine's Leaders Dismiss Neutrality as a Security Strategy?", 9 February 2022. */
export const S1: readonly Claim[] = [
  holds(
    'S1-01',
    'rules',
    'Non-alignment, which one side can revoke, does not meet what Moscow asks; neutrality by treaty does.',
    (m) => {
      const met = m.meeting('moscow', 'ru1', 'alignment', 'kyiv-offer');
      return !met.includes('non-alignment') && met.includes('treaty-neutrality');
    },
  ),
  holds(
    'S1-02',
    'rules',
    'Non-alignment asks nothing in return: Kyiv could declare it without any guarantee.',
    (m) => {
      const text = m.text('kyiv-offer', { alignment: 'non-alignment', trigger: 'assurances' });
      return !m.breaches('kyiv', text).includes('ua4');
    },
  ),
  holds(
    'S1-03',
    'scenario',
    'The NATO course stands in the constitution: a plan of neutrality has to get past it.',
    (m) => {
      const plan = m.plan(m.text('kyiv-offer'));
      return plan.some((l) => m.scenario.treaty?.ratification.locks[l]?.kind === 'constitution');
    },
  ),
  holds(
    'S1-04',
    'rules',
    'Every way of approval that Kyiv could sign runs through the constitution.',
    (m) => {
      return m
        .meeting('kyiv', 'ua1', 'ratification', 'kyiv-offer')
        .every((ratification) => m.plan(m.text('kyiv-offer', { ratification })).includes('constitution'));
    },
  ),
  contradicted(
    'S1-05',
    'rules',
    'For a president even to consider another course is unconstitutional, so none can be offered.',
    'The scenario opens after Kyiv has made such an offer; the constitution is a lock at the end, not a bar at the start (one reading of the order of approval puts it first).',
    (m) => m.judge('kyiv', m.text('kyiv-offer')).verdict !== 'accept',
  ),
  holds('S1-06', 'rules', 'No leader of Ukraine could sign Crimea away, wherever the front stands.', (m) => {
    const text = m.text('kyiv-offer', { crimea: 'recognition' });
    return FRONTS.every((front) => m.breaches('kyiv', text, front).includes('ua6'));
  }),
  holds(
    'S1-07',
    'rules',
    'That Moscow hands Crimea back is inconceivable, wherever the front stands.',
    (m) => {
      const text = m.text('kyiv-offer', { crimea: 'return' });
      return FRONTS.every((front) => m.breaches('moscow', text, front).includes('ru4'));
    },
  ),
  contradicted(
    'S1-08',
    'rules',
    'No leader in Kyiv can sign with Moscow while Crimea stays under Russian control.',
    "Kyiv's own paper of March 2022 did so, with fifteen years of talks and no recognition; S1 wrote seven weeks before it.",
    (m) => !m.meeting('kyiv', 'ua6', 'crimea', 'kyiv-offer').some((o) => o !== 'return'),
  ),
  holds(
    'S1-09',
    'rules',
    'Before the war, too, a text that reads as giving up Crimea is out of the question for Kyiv.',
    () => {
      const m = before();
      return m.breaches('kyiv', m.text('two-presidents', { crimea: 'recognition' })).includes('ua2');
    },
  ),
  holds('S1-10', 'rules', 'Assurances like those of 1994 are not enough for Kyiv.', (m) => {
    return m.judge('kyiv', m.text('kyiv-offer', { trigger: 'assurances' })).verdict === 'red-line';
  }),
  holds(
    'S1-11',
    'rules',
    'Assurances bring no adequate help against an open invasion, whoever has given them.',
    (m) => {
      const text = m.text('kyiv-offer', { trigger: 'assurances' });
      return m.help(text, m.named(text), 'overt-invasion', 'uncontested-land') === 0;
    },
  ),
  holds(
    'S1-12',
    'rules',
    'Neutrality that nobody guarantees can be coerced: without guarantors no help is to be expected.',
    (m) => {
      return m.worth(m.text('kyiv-offer'), []) === 0;
    },
  ),
  contradicted(
    'S1-13',
    'rules',
    'Without Russia as a party a guarantee is worth less.',
    "The model reckons Russia's signature only through its vote on help; what its good faith would add is not modelled, so a seat for it never raises the worth.",
    (m) => {
      const outside = m.text('kyiv-offer', { 'russia-role': 'outside' });
      const inside = m.text('kyiv-offer', { 'russia-role': 'equal-vote' });
      return m.worth(outside, m.named(outside)) < m.worth(inside, m.named(inside));
    },
  ),
  holds(
    'S1-14',
    'scenario',
    'Opinion on neutrality hangs on the question: readings of it fall on both sides of one half.',
    () => {
      const m = (v: string) => model('istanbul-2022', { 'public-opinion': v });
      const share = (v: string) => m(v).scenario.treaty?.ratification.locks.referendum?.support.mode ?? 0;
      return share('for-nato') < 0.5 && share('for-non-alignment') > 0.5;
    },
  ),
  contradicted(
    'S1-15',
    'scenario',
    'A survey had 45.6 for non-alignment against 40.8 for an alliance, 53 per cent of those decided.',
    'The base follows a later survey, of May 2022, and adds something for an end of the war; public-opinion=for-non-alignment starts from the one that S1 cites.',
    (m) => {
      const share = m.scenario.treaty?.ratification.locks.referendum?.support.mode ?? 0;
      return Math.abs(share - 45.6 / (45.6 + 40.8)) < 0.005;
    },
  ),
  holds(
    'S1-16',
    'rules',
    'Fear for the way into the EU speaks against neutrality: a promise to help there wins votes.',
    (m) => {
      const silent = m.text('kyiv-offer', { eu: 'silent' });
      return ['referendum', 'constitution'].every((l) => m.yes(l, m.text('kyiv-offer')) > m.yes(l, silent));
    },
  ),
  holds(
    'S1-17',
    'rules',
    'Before the war Kyiv counts neutrality as a concession: the more binding the form, the less the text is worth to it.',
    () => {
      const m = before();
      const ladder = [
        'nato-course',
        'moratorium',
        'non-alignment',
        'own-law-neutrality',
        'treaty-neutrality',
      ];
      const scores = ladder.map((alignment) => m.score('kyiv', m.text('austrian-form', { alignment })));
      return scores.every((s, i) => i === 0 || s < (scores[i - 1] ?? 0));
    },
  ),
  contradicted(
    'S1-26',
    'rules',
    'The same in Istanbul: neutrality by treaty is worth less to Kyiv than the course towards NATO.',
    'S1 wrote before the invasion. In Istanbul the paper that Kyiv itself laid on the table stands first among its wishes; nato-goal=still-constitutional has it as S1 does.',
    (m) =>
      m.score('kyiv', m.text('kyiv-offer')) <
      m.score('kyiv', m.text('kyiv-offer', { alignment: 'nato-course' })),
  ),
  holds(
    'S1-18',
    'scenario',
    'A reversal could meet resistance at home: the constitutional vote may go either way.',
    (m) => {
      const lock = m.scenario.treaty?.ratification.locks.constitution;
      return !!lock && lock.support.low < lock.threshold.mode && lock.support.high > lock.threshold.mode;
    },
  ),
  contradicted(
    'S1-19',
    'rules',
    'Moscow would not allow a neutral Ukraine to join with Europe.',
    'Russian statements of March 2022, which the scenario follows, call EU membership tolerable: it costs Moscow little and breaches no limit.',
    (m) => {
      const promoted = m.text('kyiv-offer', { eu: 'promoted' });
      const barred = m.text('kyiv-offer', { eu: 'barred' });
      const newLines = m.breaches('moscow', promoted).length > m.breaches('moscow', barred).length;
      return newLines || m.score('moscow', barred) - m.score('moscow', promoted) > 5;
    },
  ),
  holds('S1-20', 'scenario', 'NATO states will not fight for Ukraine: no guarantor can give combat.', (m) => {
    const parties = Object.values(m.scenario.parties);
    return parties.every((p) => p.guarantor === undefined || p.guarantor.crisis.cap !== 'combat');
  }),
  holds(
    'S1-21',
    'rules',
    'Before the war Kyiv takes permanent neutrality only for promises that can be enforced.',
    () => {
      const m = before();
      return m.breaches('kyiv', m.text('austrian-form', { trigger: 'non-aggression' })).includes('ua1');
    },
  ),
  holds(
    'S1-22',
    'rules',
    'Before the war, too, Moscow wants a form that Kyiv cannot take back by itself.',
    () => {
      const m = before();
      return !m.meeting('moscow', 'ru1', 'alignment', 'austrian-form').includes('non-alignment');
    },
  ),
  holds('S1-23', 'rules', 'Before the war no text on record could be signed by both sides.', () => {
    const m = before();
    return Object.keys(m.case.texts).every((t) =>
      m.scenario.principals.some((p) => m.judge(p, m.text(t)).verdict !== 'accept'),
    );
  }),
  contradicted(
    'S1-24',
    'rules',
    "In 1955 Moscow and other powers took on to guarantee Austria's territory jointly.",
    'The memorandum has Austria asking for such a guarantee; Washington gave none, and what came of it was recognition. In the scenario of 1955 a text with a joint guarantee finds no Western signature.',
    () => {
      const m = model('state-treaty-1955');
      return Object.keys(m.scenario.parties).every(
        (p) => m.judge(p, m.text('guaranteed')).verdict === 'accept',
      );
    },
  ),
  contradicted(
    'S1-25',
    'batch',
    "The treaty that made Belgium neutral ensured its survival (a scholar's view that S1 reports).",
    'In 1914 a guarantor was itself the attacker; tested as signed, the guarantee fails in part of the runs.',
    () => model('scrap-of-paper-1914').ended(40, ['failed-when-tested'], 'linear') === 0,
  ),
];
