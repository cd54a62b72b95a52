/**
 * One fault a line: what it is, the text it replaces in the sample, what it puts there, the text (or line:column)
 * at which the problem must stand, its path, and words of its message. ⏎ is a line end.
 */

/** Faults of shape, in `SMALL`. */
export const shape: string = `
an unknown key | title: A small | titel: A small | titel | titel | unknown key 'titel': did you mean 'title'?
a missing key | title: A small negotiation⏎ |  | 2:1 | title | 'title' is missing: expected text
a misspelt list |     redLines: |     redlines: | redlines | parties.kyiv.redlines | 'redLines'?
another format | demarche/1 | demarche/9 | demarche/9 | format | expected 'demarche/1'
an id with capitals | id: small | id: Small | Small | id | lower-case
a date that is none | 2022-03-29 | 2022-02-30 | 2022-02-30 | start | expected a date that exists
a number for text | title: Neutrality | title: 12 | 12 | clauses.neutrality.title | put it in quotes
a clause named badly |   seat:⏎    title |   Seat:⏎    title | Seat | clauses.Seat | lower-case
no option | {geneva: Geneva, vienna: Vienna} | {} | {} | clauses.seat.options | 1 to 31
an unknown kind | kind: set | kind: sett | sett | clauses.seat.kind | did you mean 'set'?
an empty value | title: Seat of the commission | title: | 32:11 | clauses.seat.title | found nothing
judgement as a document |   A1:⏎ |   judgement: {title: x, kind: article, quality: A}⏎  A1:⏎ | judgement | sources.judgement | choose another key
a bad source key |   A1:⏎ |   1A: {title: x, kind: article, quality: A}⏎  A1:⏎ | 1A | sources.1A | source key
no sources named | source: [A1, judgement] | source: [] | [] | texts.opening.source | at least one source key
one principal | principals: [kyiv, moscow] | principals: [kyiv] | [kyiv] | principals | two principals
no principals | principals: [kyiv, moscow] | principals: [] | [] | principals | two principals
a bare number for a quantity | reservation: {value: 40, source: judgement, note: A guess.} | reservation: 40 | 40 | parties.moscow.reservation | write {value: 40, source: …}
a quantity without source | reservation: {value: 40, source: judgement, note: A guess.} | reservation: {value: 40} | reservation | parties.moscow.reservation.source | 'source' is missing
low above mode | low: 40, mode: 45 | low: 46, mode: 45 | 45, high | parties.kyiv.reservation.mode | below low
mode above high | mode: 45, high: 50 | mode: 45, high: 44 | 44 | parties.kyiv.reservation.high | below mode
a figure out of range | reservation: {value: 40, source: judgement, note: A guess.} | reservation: {value: 140, source: A1} | 140 | parties.moscow.reservation.value | at most 100
NaN | reservation: {value: 40, source: judgement, note: A guess.} | reservation: {value: .nan, source: A1} | .nan | parties.moscow.reservation.value | not a finite number
infinity | reservation: {value: 40, source: judgement, note: A guess.} | reservation: {value: -.inf, source: A1} | -.inf | parties.moscow.reservation.value | not a finite number
a huge number | reservation: {value: 40, source: judgement, note: A guess.} | reservation: {value: 1e999, source: A1} | 1e999 | parties.moscow.reservation.value | not a finite number
half a range | points: 5 | points: {low: 1, high: 2} | points | parties.kyiv.links.0.points.mode | 'mode' is missing
words for a range | points: 5 | points: many | many | parties.kyiv.links.0.points | found 'many'
a negative weight | neutrality: {ideal: none, weight: 2, source: A1} | neutrality: {ideal: none, weight: -2, source: A1} | -2 | parties.kyiv.preferences.neutrality.weight | at least 0
neither ideal nor values | neutrality: {ideal: none, weight: 2, source: A1} | neutrality: {weight: 2, source: A1} | {weight | parties.kyiv.preferences.neutrality | found neither
both ideal and values | neutrality: {ideal: none, weight: 2, source: A1} | neutrality: {ideal: none, values: {}, weight: 2, source: A1} | {ideal | parties.kyiv.preferences.neutrality | found both
a value above 1 | aid: 0.6 | aid: 1.6 | 1.6 | parties.kyiv.preferences.trigger.values.aid | at most 1
a short name too long | short: Kyiv | short: Kyiv-the-Great | Kyiv-the | parties.kyiv.short | eight letters
a condition of nothing | require: {condition: safe} | require: {claus: trigger} | {claus | parties.kyiv.redLines.0.require | did you mean 'clause'?
a condition of two things | require: {condition: safe} | require: {condition: safe, driver: x} | {condition: safe, | parties.kyiv.redLines.0.require | 'condition' and 'driver'
a condition without a test | require: {condition: safe} | require: {clause: trigger, atleast: aid} | {clause | parties.kyiv.redLines.0.require | did you mean 'atLeast'?
a condition with two tests | require: {condition: safe} | require: {clause: trigger, is: aid, atMost: aid} | {clause | parties.kyiv.redLines.0.require | 'is' and 'atMost'
a condition as text | require: {condition: safe} | require: safe | safe | parties.kyiv.redLines.0.require | expected a condition
an empty list of conditions | require: {condition: safe} | require: {all: []} | [] | parties.kyiv.redLines.0.require.all | at least one condition
a bad condition inside | require: {condition: safe} | require: {all: [{not: {clause: trigger, is: 5}}]} | 5} | parties.kyiv.redLines.0.require.all.0.not.is | expected one name or a list
an extra key in a condition | require: {condition: safe} | require: {condition: safe, note: x} | note | parties.kyiv.redLines.0.require.note | unknown key 'note'
a front without bounds | require: {condition: safe} | require: {front: {}} | {} | parties.kyiv.redLines.0.require.front | atLeast
a name with a meaning |   moscow:⏎    name |   nature:⏎    name | nature | parties.nature | meaning of its own
a merge key | neutrality: {ideal: none, weight: 2, source: A1} | <<: {a: 1}⏎      neutrality: {ideal: none, weight: 2, source: A1} | << | parties.kyiv.preferences.<< | merge keys
a key given twice | neutrality: {ideal: none, weight: 2, source: A1} | neutrality: {ideal: none, weight: 2, source: A1}⏎      neutrality: {ideal: none, weight: 2, source: A1} | 66:7 | parties.kyiv.preferences.neutrality | given twice
__proto__ | neutrality: {ideal: none, weight: 2, source: A1} | __proto__: {x: 1}⏎      neutrality: {ideal: none, weight: 2, source: A1} | __proto__ | parties.kyiv.preferences.__proto__ | cannot be used
constructor | neutrality: {ideal: none, weight: 2, source: A1} | constructor: {x: 1}⏎      neutrality: {ideal: none, weight: 2, source: A1} | constructor | parties.kyiv.preferences.constructor | cannot be used
a tag | neutrality: {ideal: none, weight: 2, source: A1} | neutrality: {ideal: none, weight: !!js/function x, source: A1} | x, source | parties.kyiv.preferences.neutrality.weight | tags
an alias to nothing | neutrality: {ideal: none, weight: 2, source: A1} | neutrality: {ideal: none, weight: *two, source: A1} | *two | parties.kyiv.preferences.neutrality.weight | anchor '&two'
an alias to what holds it |     redLines:⏎      - id: no-bare-promise |     redLines: &r⏎      - *r⏎      - id: r | *r | parties.kyiv.redLines.0 | anchor '&r'
`;

/** Names that lead nowhere, in `SMALL`. */
export const names: string = `
an unknown source | short: Bound⏎        rung: 5⏎        source: A1 | short: Bound⏎        rung: 5⏎        source: A2 | A2 | clauses.neutrality.options.bound.source.0 | A1
a rung that falls | rung: 5 | rung: 0.5 | 0.5 | clauses.neutrality.options.bound.rung | must rise
an unknown clause | - clause: trigger | - clause: triger | triger | conditions.safe.all.0.clause | did you mean 'trigger'?
an unknown option | atLeast: aid | atLeast: aide | aide | conditions.safe.all.0.atLeast | did you mean 'aid'?
order in a set | clause: trigger⏎        atLeast: aid | clause: seat⏎        atLeast: vienna | atLeast | conditions.safe.all.0.atLeast | use 'is'
a circle of conditions | not: {clause: neutrality, is: bound} | not: {condition: safe} | 37:3 | conditions.safe | safe → safe
an unknown condition | any: [{condition: safe}] | any: [{condition: sane}] | sane | parties.kyiv.links.0.when.any.0.condition | 'safe'?
a circle of texts | source: [A1, judgement]⏎ | source: A1⏎    basedOn: softer⏎ | softer | texts.opening.basedOn | opening → softer → opening
a base that is not there | basedOn: opening | basedOn: openings | openings | texts.softer.basedOn | 'opening'?
a text with a gap | package: {neutrality: pledged, trigger: aid, seat: geneva} | package: {neutrality: pledged, trigger: aid} | package: {neutrality | texts.opening.package | no option for: seat
an unknown clause in a text | , seat: geneva} | , seat: geneva, sea: x} | sea: x | texts.opening.package.sea | 'seat'?
an unknown option in a text | seat: geneva} | seat: genf} | genf | texts.opening.package.seat | geneva
an opening that is not there | opening: opening | opening: closing | closing | talks.opening | not a text
a principal who is nobody | [kyiv, moscow] | [kyiv, mosco] | mosco] | principals.1 | 'moscow'?
a principal twice | [kyiv, moscow] | [kyiv, moscow, kyiv] | kyiv] | principals.2 | given twice
a mediator who is nobody | principals: [ | mediator: x⏎principals: [ | x⏎ | mediator | not a party
an unknown clause in preferences |       seat:⏎        values |       seats:⏎        values | seats | parties.moscow.preferences.seats | 'seat'?
values with a gap | values: {geneva: 0.5, vienna: 1} | values: {geneva: 0.5} | values | parties.moscow.preferences.seat.values | 'vienna' of 'seat' is missing
a value for no option | {geneva: 0.5, vienna: 1} | {geneva: 0.5, vienna: 1, viena: 1} | viena | parties.moscow.preferences.seat.values.viena | 'vienna'?
an ideal in a set | values: {geneva: 0.5, vienna: 1} | ideal: vienna | ideal | parties.moscow.preferences.seat.ideal | give 'values'
an ideal that is no option | ideal: none | ideal: non | non, | parties.kyiv.preferences.neutrality.ideal | 'none'?
front without war | require: {condition: safe} | require: {front: {atLeast: 5}} | front | parties.kyiv.redLines.0.require.front | no war
driver without war | require: {condition: safe} | require: {driver: outrage} | driver | parties.kyiv.redLines.0.require.driver | no war
joined without treaty | require: {condition: safe} | require: {joined: kyiv} | joined | parties.kyiv.redLines.0.require.joined | no treaty
a red line twice |     redLines:⏎      - id: no-bare-promise |     redLines:⏎      - id: no-bare-promise⏎        text: x⏎        require: {condition: safe}⏎        source: A1⏎      - id: no-bare-promise | 75:13 | parties.kyiv.redLines.1.id | given twice
an object name as option | ideal: none | ideal: constructor | constructor | parties.kyiv.preferences.neutrality.ideal | not an option
`;

/** Faults of war and treaty, in `FULL`. */
export const treaty: string = `
an unknown means | means: [words, arms]⏎        capacity: {value: 0.5, source: judgement}⏎        interest: {low: 0.4, mode: 0.7, high: 1, source: judgement}⏎        honour: {value: 1, source: judgement}⏎        fear: {value: 2, source: judgement}⏎        hours: {low: 12, mode: 24, high: 48, source: judgement}⏎        gateRefuses: {value: 0.1, source: judgement}⏎        deliveryHours: {value: 72, source: judgement}⏎        source: judgement⏎  bennett | means: [words, arm]⏎        capacity: {value: 0.5, source: judgement}⏎        interest: {low: 0.4, mode: 0.7, high: 1, source: judgement}⏎        honour: {value: 1, source: judgement}⏎        fear: {value: 2, source: judgement}⏎        hours: {low: 12, mode: 24, high: 48, source: judgement}⏎        gateRefuses: {value: 0.1, source: judgement}⏎        deliveryHours: {value: 72, source: judgement}⏎        source: judgement⏎  bennett | arm]⏎ | parties.london.guarantor.crisis.means.1 | 'arms'?
a meaning with a gap | options: {geneva: 72, vienna: null} | options: {geneva: 72} | options: {geneva: 72} | treaty.window.options | 'vienna' of 'seat'
a meaning of no option | vienna: outside} | viena: outside} | viena | treaty.attackerSeat.options.viena | 'vienna'?
a meaning of no clause | {clause: seat, binds | {clause: seats, binds | seats | treaty.window.clause | 'seat'?
a guarantor who is none | vienna: ankara} | vienna: moscow} | moscow | treaty.guarantors.options.vienna.0 | role principal
a guarantor without askedLate |     guarantor:⏎      askedLate: {value: 5, source: judgement}⏎      dependsOn |     guarantor:⏎      dependsOn | guarantor | parties.london.guarantor.askedLate | missing
an unknown lock | [rada, guarantors] | [rda, guarantors] | rda | treaty.ratification.plan.options.pledged.0 | 'rada'?
a lock of nobody | kind: referendum⏎        of: kyiv | kind: referendum⏎        of: kiev | kiev | treaty.ratification.locks.referendum.of | 'kyiv'?
an unknown driver | driver: outrage | driver: outage | outage | treaty.ratification.locks.referendum.barredWhile.any.0.driver | 'outrage'?
a driver of nobody | moscow: {value: -2} | mosco: {value: -2} | mosco | war.drivers.aid.effects.mosco | 'moscow'?
an event without driver | drivers: outrage | drivers: [outrages] | outrages | war.deck.discovery.drivers.0 | 'outrage'?
an event that ends first | untilRound: 5 | untilRound: 1 | 1⏎ | war.deck.discovery.untilRound | before fromRound
waiting for nobody |   waiting:⏎    kyiv |   waiting:⏎    kiev | kiev | war.waiting.kiev | 'kyiv'?
an unknown response | owed: arms, | owed: armes, | armes | treaty.duty.options.aid.owed | 'arms'?
an unknown response barred | bound: troops | bound: troop | troop} | treaty.barred.options.bound.0 | 'troops'?
a ban with a gap | {none: [], pledged: [], bound: troops} | {none: [], bound: troops} | 223:32 | treaty.barred.options | 'pledged' of 'neutrality'
a first response that does something | A statement, effect: {value: 0, | A statement, effect: {value: 0.1, | 207:12 | treaty.responses.words | to give nothing
a response without an effect | {text: Troops, effect: {value: 1, source: judgement}, | {text: Troops, | 209:5 | treaty.responses.troops.effect | missing
exposure above 1 | exposure: {value: 0.1, | exposure: {value: 1.1, | 1.1 | treaty.responses.arms.exposure.value | at most 1
a duty without precision | talk: {consult: true, precision: {value: 0, source: judgement}, | talk: {consult: true, | talk | treaty.duty.options.talk.precision | missing
a ceiling of old | authorised: true, | ceiling: troops, | ceiling | treaty.duty.options.force.ceiling | unknown key
a window on nothing | binds: help | binds: talk | talk, | treaty.window.binds | consultation, decision, help
a window nobody keeps | compliance: {value: 0.6, source: judgement}, |  | 222:3 | treaty.window.compliance | missing
a defence without warning |     warning: {base: {value: 0.1, source: judgement}}⏎ |  | 224:3 | treaty.defence.warning | missing
a sway on no clause | when: {clause: neutrality, atLeast: bound} | when: {clause: neutralty, atLeast: bound} | neutralty | treaty.defence.strength.sways.0.when.clause | 'neutrality'?
a temptation on no option | when: {clause: neutrality, atLeast: pledged}, share: -0.1 | when: {clause: neutrality, atLeast: pleged}, share: -0.1 | pleged | treaty.force.temptation.sways.0.when.atLeast | 'pledged'?
an attack without a size |         size: {low: 0.6, mode: 0.8, high: 1, source: judgement}⏎ |  | 276:9 | treaty.crisis.incidents.raid | an attack needs 'size'
holding what is no attack |         reportedAs: raid |         holds: {value: 5, source: judgement}⏎        reportedAs: raid | {value: 5 | treaty.crisis.incidents.false-flag.holds | only an attack
adequate help of old |         reportedAs: raid |         adequate: arms⏎        reportedAs: raid | adequate | treaty.crisis.incidents.false-flag.adequate | unknown key
a campaign without a price |     locks:⏎      rada: |     campaign: {share: {value: 0.1, source: judgement}, days: {value: 3, source: judgement}}⏎    locks:⏎      rada: | campaign | treaty.ratification.campaign.price | missing
an appeal to nobody |     late: {value: 0.5, source: judgement} |     late: {value: 0.5, source: judgement}⏎    appeals: {interest: {value: 0.1, source: judgement}, price: {value: 1, source: judgement}, most: 0} | 0}⏎ | treaty.crisis.appeals.most | 1
evidence that settles more than all |     late: {value: 0.5, source: judgement} |     late: {value: 0.5, source: judgement}⏎    evidence: {clarity: {value: 1.5, source: judgement}, price: {value: 1, source: judgement}} | 1.5 | treaty.crisis.evidence.clarity.value | at most 1
an unknown place | pledged: donbas | pledged: dombas | dombas | treaty.coverage.options.pledged.0 | 'donbas'?
an unknown incident | [raid, false-flag] | [raid, falseflag] | falseflag | treaty.wording.options.force.1 | 'false-flag'?
a response to act alone | eachUpTo: words | eachUpTo: word | word, | treaty.decision.options.geneva.eachUpTo | 'words'?
reported as nothing | reportedAs: raid | reportedAs: rain | rain | treaty.crisis.incidents.false-flag.reportedAs | 'raid'?
clarity above 1 | [0.3, 0.6, 0.9] | [0.3, 0.6, 9] | 9] | treaty.crisis.incidents.raid.clarity.2 | at most 1
clarity of two | [0.3, 0.6, 0.9] | [0.3, 0.6] | [0.3 | treaty.crisis.incidents.raid.clarity | 3
an unknown seat | geneva: veto | geneva: vetoo | vetoo | treaty.attackerSeat.options.geneva | 'veto'?
more joined than named | enough: {joined: [ankara, london], atLeast: 1} | enough: {joined: ankara, atLeast: 2} | 2} | treaty.accession.enough.atLeast | can never be
a panel without hours | {kind: panel, panelHours: 24, | {kind: panel, | {kind: panel | treaty.decision.options.vienna | needs 'panelHours'
a mediator who is a side | mediator: bennett | mediator: moscow | moscow⏎ | mediator | role principal
victim and attacker in one | attacker: moscow | attacker: kyiv | kyiv | treaty.attacker | two parties
a weight of nothing | weight: {low: 0, mode: 1, high: 2} | weight: -1 | -1 | treaty.crisis.incidents.false-flag.weight | at least 0
`;
