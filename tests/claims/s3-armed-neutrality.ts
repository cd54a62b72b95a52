import { AGENTS, type Agent } from '../../src/agents/index.ts';
import { type Claim, contradicted, holds } from './claim.ts';
import { model } from './context.ts';

const later = () => model('armed-neutrality-2025');

/** Kyiv as a seat that writes the NATO course into every offer and takes no text without it. */
function insistent(clause: number, option: number): Agent {
  const base = AGENTS.conceder;
  if (!base) throw new Error('no agent');
  return {
    name: 'insistent',
    about: 'Holds to one option',
    act: (view, luck) => {
      const act = base.act(view, luck);
      if (act.type === 'offer.make' || act.type === 'sounding.ask') {
        return { ...act, package: act.package.map((o, c) => (c === clause ? option : o)) };
      }
      const offer = view.open.offers[view.open.standing]?.package;
      return act.type === 'offer.accept' && offer?.[clause] !== option
        ? { type: 'offer.reject', seat: view.seat }
        : act;
    },
  };
}

/** "Neutrality: An Alternative to Ukraine's Membership in NATO", CFR, 7 January 2025. */
export const S3: readonly Claim[] = [
  holds(
    'S3-01',
    'batch',
    'A pledge of NATO membership ends any talks on a ceasefire: no run in which Kyiv insists on it gets an agreed text.',
    () => {
      const m = later();
      const clause = m.case.clauses.findIndex((c) => c.id === 'alignment');
      const option = m.options('alignment').indexOf('nato-course');
      const runs = m.play(20, 'conceder', { kyiv: insistent(clause, option) });
      return runs.every((p) => p.phase === 'no-deal');
    },
  ),
  holds(
    'S3-02',
    'rules',
    'For Moscow NATO membership is unacceptable in every text on record, wherever the front stands.',
    () => {
      const m = later();
      return Object.keys(m.case.texts).every((t) =>
        [-100, 0, 100].every((front) =>
          m.breaches('moscow', m.text(t, { alignment: 'nato-course' }), front).includes('ru1'),
        ),
      );
    },
  ),
  holds(
    'S3-03',
    'scenario',
    'The words of Article 5 leave wide room: nothing as strong as arms is owed, and nothing is excluded.',
    (m) => {
      const { duty, responses } = m.scenario.treaty ?? {};
      const words = duty?.options['each-as-it-deems'];
      const ladder = Object.keys(responses ?? {});
      return ladder.indexOf(words?.owed ?? 'none') < ladder.indexOf('arms') && words?.ceiling === undefined;
    },
  ),
  holds(
    'S3-04',
    'rules',
    'To win back all the land of 1991 is beyond reach: Moscow signs no such line, wherever the front stands.',
    () => {
      const m = later();
      return [-100, -50, 0, 50, 100].every(
        (front) => !m.meeting('moscow', 'ru5', 'occupied-land', 'mutual-zone', front).includes('line-1991'),
      );
    },
  ),
  holds(
    'S3-05',
    'rules',
    "Peacekeepers mandated by the Security Council are not impossible: they lie within both sides' limits in 2025.",
    () => {
      const m = later();
      const borne = (party: string, line: string) => m.meeting(party, line, 'monitoring', 'mutual-zone');
      const both = borne('kyiv', 'ua13').filter((o) => borne('moscow', 'ru12').includes(o));
      return both.includes('un-peacekeepers');
    },
  ),
  contradicted(
    'S3-06',
    'rules',
    "No settlement limits Ukraine's means of defence: Kyiv signs no cap on its forces (March 2022).",
    'Figures were on the table in spring 2022, and the scenario lets Kyiv live with its own; any-cap=none-acceptable has it as S3 does.',
    (m) => m.meeting('kyiv', 'ua8', 'forces', 'kyiv-offer').join() === 'no-cap',
  ),
  holds(
    'S3-07',
    'rules',
    'In 2025 no cap on standing forces and reserves together that Moscow asks for is acceptable to Kyiv.',
    () => {
      const m = later();
      const counted = m
        .options('standing-forces')
        .map((forces) => m.text('rumer-model', { 'standing-forces': forces, reserves: 'counted' }));
      return counted.every(
        (t) => m.breaches('kyiv', t).includes('ua8') || m.breaches('moscow', t).includes('ru6'),
      );
    },
  ),
  holds('S3-08', 'rules', 'Reserves that are free make a smaller standing army bearable for Kyiv.', () => {
    const m = later();
    const text = (reserves: string) => m.text('rumer-model', { 'standing-forces': 'cap-400k', reserves });
    return (
      m.breaches('kyiv', text('counted')).includes('ua8') && !m.breaches('kyiv', text('free')).includes('ua8')
    );
  }),
  holds(
    'S3-10',
    'scenario',
    'At the turn to 2025 the front is against Ukraine, as it was not in March 2022.',
    (m) => (later().scenario.war?.front.mode ?? 0) < 0 && (m.scenario.war?.front.mode ?? 0) > 0,
  ),
  holds(
    'S3-11',
    'rules',
    'Neutrality draws Moscow towards the table: the text is worth more to it than one with the NATO course.',
    () => {
      const m = later();
      const course = m.score('moscow', m.text('rumer-model', { alignment: 'nato-course' }));
      return m.score('moscow', m.text('rumer-model', { alignment: 'treaty-neutrality' })) > course + 2;
    },
  ),
  holds(
    'S3-12',
    'rules',
    'Neutrality need not bar Ukraine from the EU: no limit of Moscow stands against it.',
    (m) => {
      const at = (eu: string) => m.breaches('moscow', m.text('armed-neutrality', { eu })).join();
      return at('promoted') === at('barred');
    },
  ),
  holds(
    'S3-13',
    'rules',
    'A zone and peacekeepers under the Security Council add security to a ceasefire: it is less likely to break.',
    (m) => {
      const sways = m.scenario.treaty?.implementation.ceasefire?.sways ?? [];
      return sways.some((s) => JSON.stringify(s.when).includes('un-peacekeepers') && s.share.high < 0);
    },
  ),
  contradicted(
    'S3-14',
    'rules',
    'A compromise leaves Russia the land it has seized, and Kyiv accepts that (March 2022).',
    'In March 2022 Kyiv asked for the line of 23 February; S3 writes of another front (withdrawal-line=hold-what-is-seized).',
    (m) => !m.breaches('kyiv', m.text('armed-neutrality')).includes('ua7'),
  ),
  holds(
    'S3-15',
    'rules',
    'In 2025 to leave Russia what it holds and give up force as a means to regain it is not beyond what Kyiv could sign.',
    () => {
      const m = later();
      return m.meeting('kyiv', 'ua7', 'occupied-land', 'rumer-model').includes('freeze');
    },
  ),
  contradicted(
    'S3-16',
    'rules',
    'Armed neutrality, as S3 sketches it, is a text that both sides could sign.',
    "In the scenario of 2025 Moscow's demands on rule, land and forces and Kyiv's on real guarantees both stand against it; S3 itself says that nobody knows whether Moscow would accept.",
    () => {
      const m = later();
      return m.scenario.principals.every((p) => m.judge(p, m.text('rumer-model')).verdict === 'accept');
    },
  ),
  holds(
    'S3-17',
    'rules',
    'Support by agreements short of an alliance is what partners can give: most would join a menu of help.',
    (m) => {
      const text = m.text('soft-duty');
      return m.willing(text).length > m.named(text).length / 2;
    },
  ),
  holds(
    'S3-18',
    'rules',
    "Nobody knows whether Moscow would accept a compromise: the one text within both sides' limits lies inside the range in which its bar may stand once losses and the economy tell.",
    () => {
      const m = later();
      const within = (t: string) => m.scenario.principals.every((p) => m.breaches(p, m.text(t)).length === 0);
      const open = Object.keys(m.case.texts).filter(within);
      const bar = m.scenario.parties.moscow?.reservation;
      const eased = m.effect('losses-moscow', 'moscow') + m.effect('economy-moscow', 'moscow');
      const score = m.score('moscow', m.text(open[0] ?? ''));
      return open.length === 1 && !!bar && bar.low + eased < score && score < bar.high;
    },
  ),
  holds('S3-19', 'rules', "Russia's gains have a price: losses and a strained economy lower its bar.", () => {
    const m = later();
    return m.effect('losses-moscow', 'moscow') < 0 && m.effect('economy-moscow', 'moscow') < 0;
  }),
  holds('S3-21', 'scenario', "Ukraine's partners are not joining the fight, in 2025 either.", () =>
    Object.values(later().scenario.parties).every((p) => p.guarantor?.crisis.cap !== 'combat'),
  ),
  holds(
    'S3-22',
    'scenario',
    'The threat does not end with a treaty: each year in force may bring an occasion for a crisis.',
    (m) => [m, later()].every((m) => (m.scenario.treaty?.force.occasion.low ?? 0) > 0),
  ),
  contradicted(
    'S3-23',
    'scenario',
    "Reconstruction is a debt of Ukraine's partners, and so part of a settlement.",
    'Reconstruction is no clause of the bargain in either scenario; help to rebuild is outside what the two sides trade here.',
    (m) => [m, later()].some((m) => /reconstruction/i.test(JSON.stringify(Object.keys(m.scenario.clauses)))),
  ),
];
