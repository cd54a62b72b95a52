const opening = (
  id: string,
  title: string,
): string => `# A scenario for Demarche. Every field is explained where it first appears; docs/scenario-format.md has them all.
# States and figures are invented: replace them one by one, and check after each: demarche validate FILE
# Names (the keys you choose) are lower-case letters, digits and hyphens. Everything that matters names its source.

# Always this: which version of the format the file is written in.
format: demarche/1
# The scenario's own name, its title, and two or three sentences for lists.
id: ${id}
title: ${JSON.stringify(title)}
summary: >-
  Highmark's soldiers hold the Ford, a strip of Lowland's side of the river. Lowland wants it back and wants help
  if the peace is broken; Highmark wants above all that Lowland joins no alliance. Invented as a first case.
# Day 0, as year-month-day.
start: "2030-05-06"
# The parties that must agree. Who begins is drawn each round.
principals: [lowland, highmark]
`;

const SOURCES = `
# The documents the case rests on. Every figure and position names one of these keys, or the word judgement (a figure
# of your own), or both as a list: the position is documented, its size is yours.
sources:
  D1:
    title: A document you rest on (replace it)
    # Optional: author, publisher, date (a year, a date or a phrase), note.
    publisher: The Ford Gazette
    date: 2030
    # article or document.
    kind: article
    # A primary or official, B agency or established outlet, C mirror or digest, R one side's state outlet.
    quality: B
    note: Invented with the case.
`;

const TALKS = `
talks:
  # Rounds before the talks lapse, and how many days each takes. In a round each principal makes one offer.
  rounds: 8
  daysPerRound: 7
  # Soundings, private questions and public lines that a principal may fit in before each of its offers.
  sideMoves: 1
  # Points by which going back on a public line raises what a text must be worth. A figure is {value, source} or
  # {low, mode, high, source}: a range is drawn once per run, and its mode serves analysis. note is always optional.
  audienceCost: { value: 4, source: judgement }
  # How wrong the parties are about one another's weights: standard deviation as a share of each weight, 0 to 1.
  estimateSpread: { value: 0.25, source: judgement }
  # Where the number of rounds and their length come from.
  source: judgement
  note: Invented with the case.
`;

const CLAUSES = `
# What is negotiated. Each clause has 2 to 31 options; a text (a package) takes one option of every clause.
clauses:
  withdrawal:
    title: Withdrawal
    # Optional: the question that the options answer.
    question: When do Highmark's soldiers leave the Ford?
    # ladder: the options are ordered, from one end to the other. set: they are not (then use values, not ideal).
    kind: ladder
    options:
      # An option is its text alone, or {text, short, rung, bridging, source, note}; short is for narrow screens.
      stay: { text: They stay., short: Stay }
      two-years: { text: Within two years., short: 2 years }
      six-months: { text: Within six months., short: 6 months }
      at-once: { text: At once., short: At once }
  alliance:
    title: Alliance
    question: May Lowland join an alliance?
    kind: ladder
    options:
      free: { text: Lowland may join whom it likes., short: Free }
      own-law: { text: "Lowland is neutral by its own law, which it may change.", short: Own law }
      # rung: the place on the ladder, by default the next whole number. bridging: a wording made to lie between two
      # parties' limits; most agents use it only once somebody has put it forward.
      ten-years: { text: "Lowland is neutral by treaty for ten years, then the treaty is reviewed.", short: Ten years, rung: 1.5, bridging: true }
      treaty: { text: Lowland is neutral by treaty for good., short: Treaty, rung: 2 }
  help:
    title: Help
    question: What help does Lowland get if the peace is broken?
    kind: ladder
    options:
      none: { text: None., short: None }
      talks: { text: The guarantor calls for talks., short: Talks }
      arms: { text: The guarantor owes arms and money., short: Arms }
      forces: { text: The guarantor owes forces., short: Forces }

# Conditions with a name, to be used in others as {condition: help-is-owed}. A condition is one of: {clause, is},
# {clause, atLeast}, {clause, atMost}, {all}, {any}, {not}, {condition}, {front}, {driver}, {joined, atLeast}.
conditions:
  help-is-owed: { clause: help, atLeast: arms }

# Complete texts with a name: an offer on record, a draft, a midpoint. For demarche explain --package lowland-draft.
texts:
  lowland-draft:
    title: Lowland's draft
    # One option of every clause; or basedOn: another text, and only what differs.
    package: { withdrawal: at-once, alliance: own-law, help: forces }
    source: [D1, judgement]
    note: Invented with the case. Highmark would not sign it.
`;

const PARTIES = `
parties:
  lowland:
    name: Republic of Lowland
    # At most eight letters, for tables.
    short: Lowland
    # principal, guarantor or mediator. (A mediator also needs the line mediator: NAME at the top of the file.)
    role: principal
    # One line that everybody may read.
    summary: Wants the Ford back, and help that comes if it is attacked again.
    # What only this seat reads: about one page of Markdown. fullBrief, three pages, is optional.
    brief: |
      **Confidential. The government of Lowland.**

      - Another promise of talks is worth little to you. Help that is owed is worth most.
      - The Ford should be yours again soon; you could wait half a year.
      - You had no great wish to join an alliance. Say so late, and dearly.
      - Neutral by treaty without help that is owed: never.
      - Without a deal the soldiers stay, and the winter is long.
    # The source of the plain weights below.
    numbers: { source: judgement, note: Invented with the case. }
    # The score, 0 to 100, below which this party would rather leave. A range: drawn once in each run.
    reservation: { low: 45, mode: 50, high: 55, source: judgement, note: Invented with the case. }
    # What each clause is worth. ideal: the best rung; value falls evenly with the distance from it. Or values: a number
    # from 0 to 1 for every option. weight: relative, at least 0. A clause left out does not matter to the party.
    preferences:
      withdrawal: { ideal: at-once, weight: 3, source: [D1, judgement] }
      alliance: { ideal: free, weight: 1, source: judgement }
      help: { values: { none: 0, talks: 0.1, arms: 0.7, forces: 1 }, weight: 4, source: judgement }
    # Hard limits: a text that breaches one is refused whatever its score. Breached when require fails, while when (if
    # given) holds and unless (if given) does not. public: false hides it from the others.
    redLines:
      - id: no-bare-neutrality
        text: Neutral by treaty only with help that is owed.
        when: { clause: alliance, atLeast: ten-years }
        require: { condition: help-is-owed }
        public: true
        source: [D1, judgement]
    # Points added to the score (or taken off it) while a condition on the text holds. May be left out.
    links:
      - text: Soldiers who leave at once and help that is owed make the peace believable.
        when: { all: [{ clause: withdrawal, is: at-once }, { condition: help-is-owed }] }
        points: 3
        source: judgement
  highmark:
    name: Kingdom of Highmark
    short: Highmark
    role: principal
    summary: Wants no alliance on its border, and no hurry at the Ford.
    brief: |
      **Confidential. The council of Highmark.**

      - An alliance across the river is what you fear. Neutrality by treaty is worth most to you.
      - The Ford is a pledge, not a prize. Leaving it slowly saves your face.
      - You dislike help for Lowland, but you do not plan to attack again, so it costs you little.
      - Without a deal the garrison costs money every month.
    numbers: { source: judgement, note: Invented with the case. }
    reservation: { low: 42, mode: 48, high: 54, source: judgement, note: Invented with the case. }
    preferences:
      withdrawal: { ideal: stay, weight: 2, source: judgement }
      alliance: { values: { free: 0, own-law: 0.4, ten-years: 0.8, treaty: 1 }, weight: 4, source: [D1, judgement] }
      help: { ideal: none, weight: 2, source: judgement }
    redLines: []
`;

const GUARANTOR = `farshore:
  name: Republic of Farshore
  short: Farshore
  role: guarantor
  summary: Far away, rich, and asked to answer for the peace.
  brief: |
    **Confidential. The cabinet of Farshore.**

    - You would send arms. Forces only if Highmark has left the Ford soon.
    - Nobody should name you in a text without having asked you.
  numbers: { source: judgement, note: Invented with the case. }
  reservation: { low: 50, mode: 55, high: 60, source: judgement }
  preferences:
    withdrawal: { ideal: at-once, weight: 2, source: judgement }
    help: { values: { none: 0.6, talks: 1, arms: 0.8, forces: 0.2 }, weight: 3, source: judgement }
  # What makes a party a candidate guarantor.
  guarantor:
    # Points by which its reservation value rises when a text names it before anybody has asked it.
    askedLate: { low: 0, mode: 2, high: 4, source: judgement }
    # "Only if they are in": conditions on other guarantors, {id, text, require, source}.
    dependsOn: []
    # Its parliament, optional: an approval that must be won, in the same words as the locks of the treaty.
    legislature:
      text: Approval by the Senate of Farshore
      # referendum, legislature, constitution or executive.
      kind: legislature
      # The party whose people or parliament decide.
      of: farshore
      # Yes share needed, yes share expected, and the spread of the vote around it, all 0 to 1; days until the vote.
      threshold: { value: 0.5, source: judgement }
      support: { low: 0.55, mode: 0.6, high: 0.65, source: judgement }
      spread: { value: 0.05, source: judgement }
      delayDays: { low: 20, mode: 40, high: 80, source: judgement }
      # Shares of the vote added (or lost) while a condition on the text holds.
      sways:
        - { text: Owing forces loses votes., when: { clause: help, is: forces }, share: -0.08, source: judgement }
      source: judgement
    # How it behaves once an incident is reported.
    crisis:
      # Belief (0 to 1) that an attack has happened from which it says so, and its leaning, added to its belief.
      threshold: { value: 0.65, source: judgement }
      bias: { value: 0, source: judgement }
      # The most it can do: one of treaty.responses.
      cap: forces
      # Hours from the request to its finding, and from its decision to delivery.
      hours: { low: 12, mode: 24, high: 36, source: judgement }
      deliveryHours: { low: 12, mode: 36, high: 60, source: judgement }
      # Chance that its parliament or cabinet stops the delivery.
      gateRefuses: { value: 0.1, source: judgement }
      source: judgement`;

const WAR = `war:
  # The front at the start, -100 to 100: positive where it favours the first of the principals.
  front: { low: -20, mode: -10, high: 0, source: judgement }
  # How far it moves by itself each round, and how blurred each party sees it (standard deviations, in points of front).
  frontStep: { value: 6, source: judgement }
  fog: { value: 8, source: judgement }
  # Share of the way (0 to 1) by which reservation values return to where they began, each round.
  recovery: { value: 0.1, source: judgement }
  # Points by which each further round lowers what leaving without a deal is worth to a principal.
  waiting:
    lowland: { value: 0.5, source: judgement }
    highmark: { value: 0.5, source: judgement }
  # Forces that move reservation values: points by party; the key guarantors stands for all guarantors not named.
  drivers:
    losses:
      text: Losses at the Ford weigh on both sides.
      effects: { lowland: { low: -4, mode: -3, high: -1 }, highmark: -3 }
      # Rounds it lasts, then it is taken back; without this line a push that fades by recovery.
      rounds: 2
      source: judgement
  # What may happen between rounds: the chance per round, the drivers set off, the shift of the front.
  deck:
    river-crossing:
      text: Lowland's soldiers cross the river by night.
      chance: { low: 0.1, mode: 0.2, high: 0.3 }
      drivers: losses
      front: { low: 5, mode: 10, high: 15 }
      # Optional: the rounds between which it may happen, and whether at most once.
      fromRound: 2
      untilRound: 6
      once: true
      source: judgement
    shelling: { text: The guns on the heights open fire., chance: 0.25, drivers: losses, front: -6, source: judgement }`;

const TREATY = `treaty:
  victim: lowland
  attacker: highmark
  # Optional: the chance of adequate help (0 to 1) below which the victim's agents would not sign.
  worthSigning: { value: 0.1, source: judgement }
  # What a guarantor can do, weakest first. The first means nothing is done.
  responses:
    nothing: { text: Nothing. }
    protest: { text: A protest and a call for talks. }
    arms: { text: Arms and money. }
    forces: { text: Forces. }
  # What the options mean to the engine: the clause that settles it, and one entry for each of its options. Several
  # meanings may hang on one clause. Here: whom the text names as guarantors.
  guarantors:
    clause: help
    options: { none: [], talks: farshore, arms: farshore, forces: farshore }
  # consult: must they meet when asked? ceiling: the most the text licenses. owed: the least it obliges.
  duty:
    clause: help
    options:
      none: { consult: false, ceiling: nothing, source: judgement }
      talks: { consult: true, ceiling: protest, owed: protest, source: judgement }
      arms: { consult: true, ceiling: arms, owed: arms, source: judgement }
      forces: { consult: true, owed: forces, source: judgement }
  # unanimity, unanimity-less-accused, two-thirds, majority, each, panel (needs panelHours) or automatic. Optional:
  # panelHours, suspendHours, eachUpTo.
  decision:
    clause: help
    options:
      none: { kind: each, source: judgement }
      talks: { kind: each, source: judgement }
      arms: { kind: each, source: judgement }
      forces: { kind: unanimity, panelHours: 48, source: judgement }
  # Hours, null for none; binds says whether they bind the talking or the help.
  window:
    clause: help
    binds: help
    options: { none: null, talks: null, arms: 96, forces: 72 }
  # Places that the option leaves outside the guarantee.
  coverage:
    clause: withdrawal
    options: { stay: ford, two-years: ford, six-months: [], at-once: [] }
  # Incidents that the option counts as a trigger.
  wording:
    clause: help
    options: { none: [], talks: attack, arms: [attack, raid], forces: [attack, raid] }
  # The attacker's own seat among the guarantors: outside, no-say, vote or veto.
  attackerSeat:
    clause: help
    options: { none: outside, talks: veto, arms: outside, forces: outside }
  accession:
    # Who must have joined for the principals to sign, and the same in words.
    enough: { any: [{ clause: help, is: none }, { joined: farshore }] }
    text: Farshore is in, unless the text promises no help.
    source: judgement
    # Times the principals may go back to the table.
    reopenings: 1
  ratification:
    # Approvals to try, in order; guarantors stands for the parliament of each guarantor that has joined.
    plan:
      clause: alliance
      options: { free: [guarantors], own-law: [guarantors], ten-years: [referendum, guarantors], treaty: [referendum, guarantors] }
    locks:
      referendum:
        text: Referendum in Lowland
        kind: referendum
        of: lowland
        threshold: { value: 0.5, source: judgement }
        support: { low: 0.5, mode: 0.56, high: 0.62, source: judgement }
        spread: { value: 0.05, source: judgement }
        delayDays: { value: 90, source: judgement }
        sways:
          - { text: Help that is owed wins votes., when: { condition: help-is-owed }, share: { low: 0, mode: 0.04, high: 0.08 }, source: judgement }
        # Optional: when the vote cannot be held, and why.
        barredWhile: { clause: withdrawal, is: stay }
        barredText: No vote can be held while soldiers stand at the Ford.
        source: judgement
  # What must be carried out before the text is in force. breach: the chance that a stage is broken; repair: that the
  # breach is mended rather than ending the treaty.
  implementation:
    pull-back:
      text: The soldiers leave the Ford
      days: { low: 30, mode: 60, high: 120, source: judgement }
      breach: { value: 0.15, source: judgement }
      repair: { value: 0.5, source: judgement }
      source: judgement
  force:
    # Years watched, the chance per year of an occasion for a crisis, and how strongly expected help deters (0 to 1).
    years: 5
    occasion: { value: 0.3, source: judgement }
    deterrence: { value: 0.5, source: judgement }
  crisis:
    places: { ford: { text: The Ford }, capital: { text: The rest of Lowland } }
    incidents:
      attack:
        text: Highmark's army crosses the river.
        # What it really is (attack, staged, first-strike or coercion), and how frequent beside the others.
        truth: attack
        weight: 1
        places: [ford, capital]
        # How far the evidence settles the question at 6, 24 and 72 hours, 0 to 1; the response that would be adequate.
        clarity: [0.7, 0.9, 1]
        adequate: arms
        source: judgement
      raid:
        { text: Men without badges blow up a bridge., truth: attack, weight: 2, places: ford,
          clarity: [0.2, 0.5, 0.7], adequate: arms, source: judgement }
      # reportedAs: what it looks like until it is over.
      staged-raid:
        { text: They blew it up themselves., truth: staged, reportedAs: raid, weight: 1, places: ford,
          clarity: [0.1, 0.3, 0.6], adequate: protest, source: judgement }
    # noise: standard deviation of what one guarantor makes of the evidence. convenes: the chance that somebody calls the
    # guarantors together where the text obliges nobody to.
    noise: { value: 0.1, source: judgement }
    convenes: { value: 0.3, source: judgement }
    # Optional, councilBlocked: the chance that a veto keeps the Security Council from acting.
    # Hours watched when the text sets no window.
    horizonHours: 240`;

/** A part that is there to be switched on: each line behind "# ", so that one press of "toggle comment" brings it in. */
function asleep(what: string, needs: string, block: string, indent = ''): string {
  const lines = block.split('\n').map((line) => (line === '' ? '#' : `# ${indent}${line}`));
  const first = `# ---- ${what}: take the first "# " off each line down to the next row of dashes.`;
  return `\n${needs === '' ? first : `${first}\n# ---- ${needs}`}\n${lines.join('\n')}\n# ---- end of: ${what}\n`;
}

/**
 * A first scenario to change bit by bit, as commented YAML: two parties, three clauses, and, commented out, a guarantor,
 * a war and a treaty. It is valid as it stands, and with the war, or guarantor and treaty, or all three switched on.
 * @param id a name as the format wants it: lower-case letters, digits and hyphens, starting with a letter
 * @param title any text that is not empty
 */
export const starterScenario = (id: string, title: string): string =>
  [
    opening(id, title),
    SOURCES,
    TALKS,
    CLAUSES,
    PARTIES,
    asleep('a guarantor', 'It stands under parties, and needs the treaty below.', GUARANTOR, '  '),
    asleep('a war', '', WAR),
    asleep('a treaty', 'It needs the guarantor above.', TREATY),
  ].join('');
