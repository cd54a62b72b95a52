import { openTable, perform } from '../../src/rules/index.ts';
import type { Playout } from '../../src/sim/index.ts';
import { type Claim, contradicted, holds } from './claim.ts';
import { MANY, model } from './context.ts';

/** "Ukraine in Quest for Internationally Guaranteed Neutrality", Eurasia Daily Monitor, March 2022. */
export const S0: readonly Claim[] = [
  holds('S0-01', 'scenario', 'Kyiv offers neutrality in place of its course towards NATO.', (m) => {
    return m.option(m.text('kyiv-offer'), 'alignment') === 'treaty-neutrality';
  }),
  holds('S0-02', 'rules', 'Without real guarantees Kyiv does not sign neutrality.', (m) => {
    const hollow = m.text('kyiv-offer', { trigger: 'assurances' });
    return (
      m.breaches('kyiv', hollow).includes('ua4') && m.breaches('kyiv', m.text('kyiv-offer')).length === 0
    );
  }),
  holds('S0-03', 'scenario', 'Russia would be one of the guarantors that Kyiv asks for.', (m) => {
    return !['outside', 'bilateral-only'].includes(m.option(m.text('kyiv-offer'), 'russia-role'));
  }),
  holds(
    'S0-04',
    'rules',
    'For Moscow neutrality means outside every alliance, and softer forms are refused.',
    (m) => {
      const met = m.meeting('moscow', 'ru1', 'alignment', 'kyiv-offer');
      return met.join() === 'treaty-neutrality,treaty-neutrality-plus';
    },
  ),
  holds(
    'S0-05',
    'rules',
    "Moscow wants strict limits on Ukraine's own forces: every stricter one is worth more to it.",
    (m) => {
      const scores = m.options('forces').map((forces) => m.score('moscow', m.text('kyiv-offer', { forces })));
      return scores.every((s, i) => i === 0 || s > (scores[i - 1] ?? 0));
    },
  ),
  contradicted(
    'S0-06',
    'scenario',
    "Every neighbour of Ukraine is on Kyiv's list of guarantors.",
    'Most neighbours have no seat in the scenario; the longest list that can be chosen is the eleven of the communique.',
    (m) => {
      const neighbours = ['poland', 'slovakia', 'hungary', 'romania', 'moldova', 'belarus'];
      return neighbours.every((n) => m.named(m.text('kyiv-offer')).includes(n));
    },
  ),
  contradicted(
    'S0-07',
    'scenario',
    'Japan and India are sometimes on the list as well.',
    'Neither has a seat: no answer of theirs to the idea was found beyond general statements.',
    (m) => ['japan', 'india'].some((id) => id in m.scenario.parties),
  ),
  holds(
    'S0-08',
    'scenario',
    'The list of wished-for guarantors has grown since it was first made public.',
    (m) => {
      const lists = m.scenario.treaty?.guarantors.options ?? {};
      const first = lists['kuleba-seven'] ?? [];
      const later = lists['communique-eleven'] ?? [];
      return first.length > 0 && later.length > first.length && first.every((g) => later.includes(g));
    },
  ),
  holds('S0-09', 'scenario', 'The list mixes members of NATO with states outside it.', (m) => {
    const named = m.named(m.text('kyiv-offer'));
    return ['united-states', 'poland', 'turkey'].every((g) => named.includes(g)) && named.includes('israel');
  }),
  holds(
    'S0-10',
    'rules',
    'That the guarantors named consent is far from sure: one that was never asked holds out for more.',
    (m) => {
      const [kyiv, moscow] = [m.party('kyiv'), m.party('moscow')];
      const text = m.text('kyiv-offer');
      const table = openTable(m.world);
      const bars = table.own.map((own) => own.reservation);
      perform(m.world, table, { type: 'offer.make', seat: kyiv, package: text });
      perform(m.world, table, { type: 'offer.accept', seat: moscow });
      const raised = (id: string) => (table.own[m.party(id)]?.reservation ?? 0) > (bars[m.party(id)] ?? 0);
      return table.open.agreed !== null && m.named(text).every(raised);
    },
  ),
  contradicted(
    'S0-11',
    'batch',
    'Guarantors are named whom nobody has asked (checked as: so in more than a tenth of the runs).',
    'The agents make a point of sounding out the states that their text names; it is mostly a person at the table who leaves it out, and then pays for it.',
    (m) => {
      const unasked = (p: Playout) => (id: string) => p.table.own[m.party(id)]?.soundings.length === 0;
      const surprised = m.runs(MANY).filter((p) => m.named(p.table.open.agreed ?? []).some(unasked(p)));
      return surprised.length > MANY / 10;
    },
  ),
  holds('S0-12', 'rules', "Kyiv signs nothing that the guarantors' parliaments do not ratify.", (m) => {
    return m
      .meeting('kyiv', 'ua1', 'ratification', 'kyiv-offer')
      .every((ratification) => m.plan(m.text('kyiv-offer', { ratification })).includes('guarantors'));
  }),
  holds('S0-13', 'rules', 'Each guarantor named in the paper has a legislature that must approve.', (m) => {
    return m
      .named(m.text('kyiv-offer'))
      .every((id) => m.scenario.parties[id]?.guarantor?.legislature !== undefined);
  }),
  holds(
    'S0-14',
    'rules',
    'The guarantees can be joined to a bilateral peace treaty, which Kyiv would accept.',
    (m) => {
      return m.judge('kyiv', m.text('kyiv-offer', { 'russia-role': 'bilateral-only' })).verdict === 'accept';
    },
  ),
  holds(
    'S0-15',
    'rules',
    'Parts of the plan look naive (checked as: fewer than half of those named would join it as written).',
    (m) => {
      const text = m.text('kyiv-offer');
      return m.willing(text).length < m.named(text).length / 2;
    },
  ),
  holds(
    'S0-16',
    'batch',
    'The shape of a settlement cannot be foretold (checked as: of the texts agreed in seeded runs, none makes up a tenth).',
    (m) => {
      const agreed = m.runs(MANY).flatMap((p) => {
        const text = p.table.open.offers.findLast(
          (o) => o.answers.length > 0 && o.answers.every((a) => a.accepted),
        );
        return text ? [text.package.join()] : [];
      });
      const most = Math.max(...agreed.map((t) => agreed.filter((x) => x === t).length));
      return agreed.length >= MANY / 4 && most < agreed.length / 10;
    },
  ),
  holds('S0-17', 'scenario', 'Neutrality is among the things that weigh most for Moscow.', (m) => {
    const wishes = Object.values(m.scenario.parties.moscow?.preferences ?? {});
    const most = Math.max(...wishes.map((w) => w.weight.mode));
    return m.scenario.parties.moscow?.preferences.alignment?.weight.mode === most;
  }),
  holds('S0-18', 'rules', "A front that moves Moscow's way makes Kyiv readier to settle.", (m) => {
    return m.effect('front-for-moscow', 'kyiv') < 0;
  }),
  holds(
    'S0-19',
    'rules',
    'The guarantees belong to the time after the war: Kyiv signs no text under fire.',
    (m) => {
      const met = m.meeting('kyiv', 'ua5', 'sequence', 'kyiv-offer');
      return !met.includes('sign-while-fighting') && !met.includes('ceasefire-in-place');
    },
  ),
  holds(
    'S0-20',
    'rules',
    'Before the invasion some of the main Western powers would rather that Kyiv gave up its application: a moratorium is worth more to them.',
    () => {
      const m = model('last-debate-2022');
      const score = (party: string, alignment: string) =>
        m.score(party, m.text('two-presidents', { alignment }));
      const powers = ['united-states', 'united-kingdom', 'france', 'germany'];
      const rather = powers.filter((p) => score(p, 'moratorium') > score(p, 'nato-course') + 2);
      return rather.length >= 2;
    },
  ),
  contradicted(
    'S0-21',
    'rules',
    'Guarantees soften the demand on the army: with them Kyiv can bear a smaller force, or gives up less by it, than without.',
    'In the scenario what Kyiv can bear is one figure whatever help is promised, and a cap costs it the same beside a duty as beside assurances; guarantees and forces are traded against each other in points only.',
    (m) => {
      const borne = (trigger: string) =>
        m
          .options('forces')
          .filter((forces) => !m.breaches('kyiv', m.text('kyiv-offer', { trigger, forces })).includes('ua8'));
      const price = (trigger: string) =>
        m.score('kyiv', m.text('kyiv-offer', { trigger, forces: 'no-cap' })) -
        m.score('kyiv', m.text('kyiv-offer', { trigger, forces: 'cap-250k' }));
      const [bound, hollow] = ['listed-help-owed', 'assurances'];
      return borne(bound).length > borne(hollow).length || price(bound) < price(hollow) - 0.1;
    },
  ),
  contradicted(
    'S0-22',
    'rules',
    'Among Ukrainians the goal of joining NATO has strong support (checked as: a vote on guarantees instead is lost).',
    'The base follows a survey of May 2022 that finds slightly more for guarantees than against; the reading public-opinion=for-nato has it as S0 does.',
    (m) => m.yes('referendum', m.text('kyiv-offer')) < 0.5,
  ),
];
