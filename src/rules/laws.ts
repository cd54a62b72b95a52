import type { Act, ActOf, ActType, Refusal, Table, World } from '../model/index.ts';
import * as accession from './accession.ts';
import * as campaign from './campaign.ts';
import * as crisis from './crisis.ts';
import * as hours from './crisis-window.ts';
import * as force from './force.ts';
import { actsNow, momentOf } from './moment.ts';
import * as plea from './plea.ts';
import * as ratification from './ratification.ts';
import type { Rule } from './rule.ts';
import * as talks from './talks.ts';
import * as war from './war.ts';

/** The law of every act: one entry per type. To change what an act does, change its rule and nothing else. */
export const LAWS: { readonly [T in ActType]: Rule<ActOf<T>> } = {
  'offer.make': talks.offerMake,
  'offer.accept': talks.offerAccept,
  'offer.reject': talks.offerReject,
  'talks.walk-out': talks.walkOut,
  'sounding.ask': talks.soundingAsk,
  'sounding.answer': talks.soundingAnswer,
  'caucus.ask': talks.caucusAsk,
  'caucus.answer': talks.caucusAnswer,
  'line.draw': talks.lineDraw,
  'text.table': talks.textTable,
  'text.pass': talks.textPass,
  'nature.round': war.natureRound,
  'accession.answer': accession.accessionAnswer,
  'accession.leave': accession.accessionLeave,
  'accession.stay': accession.accessionStay,
  'treaty.sign': accession.treatySign,
  'treaty.reopen': accession.treatyReopen,
  'treaty.abandon': accession.treatyAbandon,
  'vote.hold': campaign.voteHold,
  'vote.campaign': campaign.voteCampaign,
  'nature.lock': ratification.natureLock,
  'nature.stage': force.natureStage,
  'nature.year': force.natureYear,
  'crisis.request': crisis.crisisRequest,
  'crisis.refrain': crisis.crisisRefrain,
  'crisis.show': plea.crisisShow,
  'crisis.appeal': plea.crisisAppeal,
  'crisis.wait': plea.crisisWait,
  'nature.convene': hours.natureConvene,
  'clock.advance': hours.clockAdvance,
  'crisis.find': hours.crisisFind,
  'crisis.respond': hours.crisisRespond,
  'crisis.defer': hours.crisisDefer,
  'nature.gate': hours.natureGate,
  'nature.council': hours.natureCouncil,
};

/** The rule of one act, typed for acts in general: the act's own type picks it. */
const lawOf = (act: Act): Rule<Act> => LAWS[act.type] as unknown as Rule<Act>;

/** Why an act is not lawful now, phase apart; null when it is. Nothing changes. */
export const refusalOf = (world: World, table: Table, act: Act): Refusal | null =>
  lawOf(act).check(world, table, act);

/** Performs a lawful act on the table it is handed. Hand it a draft or a private table. */
export function perform(world: World, table: Table, act: Act): void {
  const own = table.own[act.seat];
  if (own) own.turns = { moment: momentOf(table), acts: actsNow(table, act.seat) + 1 };
  lawOf(act).apply(world, table, act);
}
