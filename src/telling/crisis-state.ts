import { type Case, type Crisis, membersOf, type Package } from '../model/index.ts';
import { Terms } from '../rules/index.ts';
import { RULE_WORDS } from './causes.ts';
import { nameOf, namesOf, optionShort, responseWords } from './names.ts';
import { type Words, words } from './words.ts';

const COUNCIL: Readonly<Record<Crisis['council'], string>> = {
  none: '',
  vetoed: ' Security Council: vetoed.',
  seized: ' Security Council: seized.',
};

/** What the signed rule on who decides makes of the findings so far; empty without a treaty. */
export function ruleTold(c: Case, agreed: Package, crisis: Crisis): Words {
  const { treaty } = c;
  if (!treaty) return words('');
  const { rule } = new Terms(treaty, agreed);
  const short = optionShort(c, treaty.decisionClause, agreed[treaty.decisionClause]);
  const also = [
    RULE_WORDS[rule.kind],
    rule.panelHours > 0
      ? `fact-finders report at T+${rule.panelHours}${crisis.panelReported ? ', done' : ''}`
      : '',
    rule.eachUpTo > 0 ? `alone up to: ${responseWords(c, rule.eachUpTo)}` : '',
    rule.suspendHours > 0 ? `help held back ${rule.suspendHours} h` : '',
  ].filter((x) => x !== '');
  const state =
    membersOf(crisis.live).length > 0
      ? `live for ${namesOf(c, crisis.live)} since T+${Math.max(0, crisis.liveAt)}`
      : crisis.blockedBy >= 0
        ? `blocked by ${nameOf(c, crisis.blockedBy)}`
        : 'not live yet';
  return words(
    `Rule signed: ${short} (${also.join('; ')}). The guarantee is ${state}.${COUNCIL[crisis.council]}`,
  );
}
