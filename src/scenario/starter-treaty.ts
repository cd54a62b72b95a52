/** The treaty of the starter scenario, as commented YAML. */
export const TREATY: string = `treaty:
  victim: lowland
  attacker: highmark
  # Optional: how much likelier than without a text (0 to 1) an attack must be held off for the victim's agents to sign.
  worthSigning: { value: 0.05, source: judgement }
  # What a guarantor can do, weakest first. The first is to give nothing. effect: what it adds to the defence when a
  # guarantor of capacity 1 gives it, in the unit of strength (own forces at the start are about a half). exposure: how
  # near it brings its giver to war, 0 to 1.
  responses:
    nothing: { text: Nothing., effect: { value: 0, source: judgement }, exposure: { value: 0, source: judgement } }
    protest: { text: A protest and a call for talks., effect: { value: 0.01, source: judgement }, exposure: { value: 0, source: judgement } }
    arms:
      text: Arms and money.
      effect: { low: 0.25, mode: 0.35, high: 0.45, source: judgement }
      exposure: { low: 0.05, mode: 0.1, high: 0.15, source: judgement }
    forces:
      text: Forces.
      effect: { low: 0.7, mode: 0.9, high: 1.1, source: judgement }
      exposure: { value: 1, source: judgement }
  # What the options mean to the engine: the clause that settles it, and one entry for each of its options. Several
  # meanings may hang on one clause. Here: whom the text names as guarantors.
  guarantors:
    clause: help
    options: { none: [], talks: farshore, arms: farshore, forces: farshore }
  # consult: must they meet when asked? owed: the least the words oblige. precision: the share of a shortfall that
  # everybody can see, 0 (vague words) to 1 (a list with dates). authorised: what is owed needs no further vote at
  # home. More than is owed may always be given.
  duty:
    clause: help
    options:
      none: { consult: false, precision: { value: 0, source: judgement }, source: judgement }
      talks: { consult: true, owed: protest, precision: { value: 0.3, source: judgement }, source: judgement }
      arms: { consult: true, owed: arms, precision: { low: 0.4, mode: 0.6, high: 0.8, source: judgement }, source: judgement }
      forces: { consult: true, owed: forces, authorised: true, precision: { value: 1, source: judgement }, source: judgement }
  # unanimity, unanimity-less-accused, two-thirds, majority, each, panel (needs panelHours) or automatic. Optional:
  # panelHours, suspendHours, eachUpTo.
  decision:
    clause: help
    options:
      none: { kind: each, source: judgement }
      talks: { kind: each, source: judgement }
      arms: { kind: each, source: judgement }
      forces: { kind: unanimity, panelHours: 48, source: judgement }
  # Hours, null for none. binds: consultation (they must meet), decision (they must decide) or help (what is owed
  # falls due, and doubt or silence consents). compliance: the share of slower capitals that keep the date.
  window:
    clause: help
    binds: decision
    compliance: { value: 0.7, source: judgement }
    options: { none: null, talks: null, arms: 96, forces: 72 }
  # Optional: responses that an option forbids to those who signed, under attack as well.
  barred:
    clause: alliance
    options: { free: [], own-law: [], ten-years: [], treaty: [] }
  # What the state under attack can do by itself: its strength when the treaty comes into force and what it gains in a
  # year, in the unit of strength; the share of the holding time that warning adds; the share by which help comes
  # sooner. Each has a base, which holds without a treaty too, and sways: here a clause bites after signature.
  defence:
    strength:
      base: { low: 0.4, mode: 0.5, high: 0.6, source: judgement }
      sways:
        - { text: The Ford is Lowland's best line., when: { clause: withdrawal, is: stay }, share: { low: -0.15, mode: -0.1, high: -0.05 }, source: judgement }
    growth:
      base: { value: 0.01, source: judgement }
    warning:
      base: { value: 0.05, source: judgement }
      sways:
        - { text: Who has left must come back first., when: { clause: withdrawal, is: at-once }, share: { low: 0.05, mode: 0.15, high: 0.25 }, source: judgement }
    readiness:
      base: { value: 0, source: judgement }
      sways:
        - { text: Neutrality by treaty lets nobody prepare in the country., when: { clause: alliance, is: treaty }, share: { low: -0.1, mode: -0.05, high: 0 }, source: judgement }
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
    # Optional. Whose people or parliament decide may campaign: the yes share that adds, its price in points, and its days.
    campaign:
      { share: { value: 0.03, source: judgement }, price: { value: 1, source: judgement }, days: { value: 14, source: judgement } }
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
    # Years watched, and the chance per year of an occasion for a crisis.
    years: 5
    occasion: { value: 0.3, source: judgement }
    # The chance that an occasion is used if success were certain, and what the text does to it.
    temptation:
      base: { low: 0.4, mode: 0.6, high: 0.8, source: judgement }
      sways:
        - { text: Neutrality takes away a reason., when: { clause: alliance, atLeast: ten-years }, share: { low: -0.2, mode: -0.1, high: 0 }, source: judgement }
    # What a unit of growth in a year adds to it, and how strongly the prospect of failure deters (0 to 1).
    preventive: { value: 1, source: judgement }
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
        # How far the evidence settles the question at 6, 24 and 72 hours, 0 to 1.
        clarity: [0.7, 0.9, 1]
        # An attack only: what it takes to hold it off, and the hours until it has done lasting harm.
        size: { low: 0.8, mode: 1, high: 1.2, source: judgement }
        holds: { low: 60, mode: 100, high: 150, source: judgement }
        source: judgement
      raid:
        { text: Men without badges blow up a bridge., truth: attack, weight: 2, places: ford,
          clarity: [0.2, 0.5, 0.7], size: { value: 0.7, source: judgement }, holds: { value: 120, source: judgement },
          source: judgement }
      # reportedAs: what it looks like until it is over.
      staged-raid:
        { text: They blew it up themselves., truth: staged, reportedAs: raid, weight: 1, places: ford,
          clarity: [0.1, 0.3, 0.6], source: judgement }
    # noise: standard deviation of what one guarantor makes of the evidence. resolve: standard deviation of its mood on
    # the day, in the unit of its interest. solidarity: what is added to that when all the others act. late: the share
    # of late help that still lessens the harm. convenes: the chance that somebody calls the guarantors together where
    # the text obliges nobody to.
    noise: { value: 0.2, source: judgement }
    resolve: { value: 0.2, source: judgement }
    solidarity: { value: 0.2, source: judgement }
    late: { value: 0.5, source: judgement }
    convenes: { value: 0.3, source: judgement }
    # Optional. Before hours pass the attacked state may lay its evidence open (clarity: how much further that settles the
    # question) and ask most capitals, one by one (interest: what is added to the interest of each). Prices in points.
    evidence: { clarity: { value: 0.2, source: judgement }, price: { value: 1, source: judgement } }
    appeals: { interest: { value: 0.2, source: judgement }, price: { value: 0.5, source: judgement }, most: 1 }
    # Optional, councilBlocked: the chance that a veto keeps the Security Council from acting.
    # Hours for which a crisis is watched.
    horizonHours: 360`;
