import type { Act, ActType } from '../model/index.ts';
import * as crisis from './crisis.ts';
import * as talks from './talks.ts';
import type { Step, Teller, Told } from './told.ts';
import * as treaty from './treaty.ts';
import * as votes from './votes.ts';

/** How every act is told: one entry for each type. To change what is said of an act, or to whom, change its entry. */
export const ACTS_TOLD: { readonly [T in ActType]: Teller<T> } = {
  'offer.make': talks.OFFER_MAKE,
  'offer.accept': talks.OFFER_ACCEPT,
  'offer.reject': talks.OFFER_REJECT,
  'talks.walk-out': talks.WALK_OUT,
  'sounding.ask': talks.SOUNDING_ASK,
  'sounding.answer': talks.SOUNDING_ANSWER,
  'caucus.ask': talks.CAUCUS_ASK,
  'caucus.answer': talks.CAUCUS_ANSWER,
  'line.draw': talks.LINE_DRAW,
  'text.table': talks.TEXT_TABLE,
  'text.pass': talks.TEXT_PASS,
  'nature.round': talks.NATURE_ROUND,
  'accession.answer': treaty.ACCESSION_ANSWER,
  'accession.leave': treaty.ACCESSION_LEAVE,
  'accession.stay': treaty.ACCESSION_STAY,
  'treaty.sign': treaty.TREATY_SIGN,
  'treaty.reopen': treaty.TREATY_REOPEN,
  'treaty.abandon': treaty.TREATY_ABANDON,
  'vote.hold': votes.VOTE_HOLD,
  'vote.campaign': votes.VOTE_CAMPAIGN,
  'nature.lock': treaty.NATURE_LOCK,
  'nature.stage': treaty.NATURE_STAGE,
  'nature.year': treaty.NATURE_YEAR,
  'crisis.request': crisis.CRISIS_REQUEST,
  'crisis.refrain': crisis.CRISIS_REFRAIN,
  'crisis.show': crisis.CRISIS_SHOW,
  'crisis.appeal': crisis.CRISIS_APPEAL,
  'crisis.wait': crisis.CRISIS_WAIT,
  'nature.convene': crisis.NATURE_CONVENE,
  'clock.advance': crisis.CLOCK_ADVANCE,
  'crisis.find': crisis.CRISIS_FIND,
  'crisis.respond': crisis.CRISIS_RESPOND,
  'crisis.defer': crisis.CRISIS_DEFER,
  'nature.gate': crisis.NATURE_GATE,
  'nature.council': crisis.NATURE_COUNCIL,
};

/** The teller of one act, typed for acts in general: the act's own type picks it. */
const tellerOf = (act: Act): Teller<ActType> => ACTS_TOLD[act.type] as unknown as Teller<ActType>;

/** An act in words, with who may hear which of them. What one reader gets is `hear`'s affair. */
export function tell(step: Step): Told {
  const teller = tellerOf(step.act);
  return {
    seat: step.act.seat,
    text: teller.text(step),
    figures: teller.figures(step),
    why: teller.why(step),
    after: teller.after(step),
    heard: teller.heard(step),
    weight: teller.weight(step),
  };
}
