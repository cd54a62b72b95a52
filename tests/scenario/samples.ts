/** Two sides, three clauses, and nothing that has a default. */
export const SMALL: string = `# a small negotiation
format: demarche/1
id: small
title: A small negotiation
summary: Two sides, three clauses.
start: 2022-03-29

sources:
  A1:
    title: An article
    date: 2022
    kind: article
    quality: B

clauses:
  neutrality:
    title: Neutrality
    kind: ladder
    options:
      none: Stays free to join
      pledged: Pledges neutrality
      bound:
        text: Is bound to neutrality
        short: Bound
        rung: 5
        source: A1
  trigger:
    title: Trigger
    kind: ladder
    options: {talk: Consultations, aid: Aid, force: Force}
  seat:
    title: Seat of the commission
    kind: set
    options: {geneva: Geneva, vienna: Vienna}

conditions:
  safe:
    all:
      - clause: trigger
        atLeast: aid
      - not: {clause: neutrality, is: bound}

texts:
  opening:
    title: The opening text
    source: [A1, judgement]
    package: {neutrality: pledged, trigger: aid, seat: geneva}
  softer:
    title: A softer text
    basedOn: opening
    source: judgement
    package: {trigger: talk}

principals: [kyiv, moscow]
parties:
  kyiv:
    name: Kyiv
    short: Kyiv
    role: principal
    summary: Seeks guarantees.
    brief: Ask for much.
    numbers: {source: judgement, note: Our reading.}
    reservation: {low: 40, mode: 45, high: 50, source: A1}
    preferences:
      neutrality: {ideal: none, weight: 2, source: A1}
      trigger:
        values: {talk: 0, aid: 0.6, force: 1}
        weight: {low: 2, mode: 3, high: 4}
        source: A1
    redLines:
      - id: no-bare-promise
        text: No neutrality without help.
        require: {condition: safe}
        when: {clause: neutrality, is: [pledged, bound]}
        source: A1
    links:
      - text: Help pays for neutrality.
        when: {any: [{condition: safe}]}
        points: 5
        source: judgement
  moscow:
    name: Moscow
    short: Moscow
    role: principal
    summary: Seeks neutrality.
    brief: Give little.
    numbers: {source: judgement}
    reservation: {value: 40, source: judgement, note: A guess.}
    preferences:
      neutrality:
        ideal: bound
        weight: {value: 4, source: A1, note: Said so.}
        source: A1
      seat:
        values: {geneva: 0.5, vienna: 1}
        weight: {value: 1}
        source: judgement

talks:
  rounds: 8
  daysPerRound: 2
  opening: opening
  sideMoves: 2
  audienceCost: {value: 4, source: judgement}
  estimateSpread: {value: 0.3, source: judgement}
  source: judgement
`;

const lock = (of: string): string =>
  `{text: A vote, kind: legislature, of: ${of}, threshold: {value: 0.5, source: judgement}, ` +
  'support: {value: 0.6, source: judgement}, spread: {value: 0.05, source: judgement}, ' +
  'delayDays: {value: 20, source: judgement}, source: judgement, ' +
  'sways: [{text: Force frightens, when: {clause: trigger, is: force}, share: -0.1, source: judgement}]}';

const guarantor = (name: string, dependsOn: string): string => `  ${name}:
    name: ${name}
    short: ${name.slice(0, 8)}
    role: guarantor
    summary: May guarantee.
    brief: Keep out of it.
    numbers: {source: judgement}
    reservation: {value: 30, source: judgement}
    preferences:
      trigger: {ideal: talk, weight: 1, source: judgement}
    guarantor:
      askedLate: {value: 5, source: judgement}
${dependsOn}      legislature: ${lock(name)}
      crisis:
        threshold: {value: 0.6, source: judgement}
        bias: {value: -0.1, source: judgement}
        means: [words, arms]
        capacity: {value: 0.5, source: judgement}
        interest: {low: 0.4, mode: 0.7, high: 1, source: judgement}
        honour: {value: 1, source: judgement}
        fear: {value: 2, source: judgement}
        hours: {low: 12, mode: 24, high: 48, source: judgement}
        gateRefuses: {value: 0.1, source: judgement}
        deliveryHours: {value: 72, source: judgement}
        source: judgement
`;

/** The small scenario with two guarantors, a mediator, a war and a treaty. */
export const FULL: string = `${SMALL.replace(
  'talks:\n',
  `${guarantor('ankara', '')}${guarantor(
    'london',
    `      dependsOn:
        - id: with-ankara
          text: Only with Ankara.
          require: {joined: ankara}
          source: judgement
`,
  )}  bennett:
    name: Bennett
    short: Bennett
    role: mediator
    summary: Carries messages.
    brief: Keep them talking.
    numbers: {source: judgement}
    reservation: {value: 0, source: judgement}
    preferences: {}
mediator: bennett
talks:
`,
)}
war:
  front: {value: -10, source: A1}
  frontStep: {value: 8, source: judgement}
  fog: {value: 5, source: judgement}
  recovery: {value: 0.2, source: judgement}
  waiting:
    kyiv: {value: 1, source: judgement}
  drivers:
    outrage:
      text: An atrocity comes to light.
      effects: {kyiv: {low: 3, mode: 5, high: 9}, guarantors: 2}
      rounds: 3
      source: A1
    aid:
      text: Arms arrive.
      effects: {moscow: {value: -2}}
      source: judgement
  deck:
    discovery:
      text: Bodies are found.
      chance: 0.1
      drivers: outrage
      fromRound: 2
      untilRound: 5
      once: true
      source: A1
    push:
      text: The front moves.
      chance: {low: 0.1, mode: 0.2, high: 0.3}
      front: {low: -10, mode: 0, high: 10}
      source: judgement

treaty:
  responses:
    words: {text: A statement, effect: {value: 0, source: judgement}, exposure: {value: 0, source: judgement}}
    arms: {text: Arms, source: A1, effect: {low: 0.2, mode: 0.4, high: 0.6, source: A1}, exposure: {value: 0.1, source: judgement}}
    troops: {text: Troops, effect: {value: 1, source: judgement}, exposure: {value: 1, source: judgement}}
  guarantors: {clause: seat, options: {geneva: [ankara, london], vienna: ankara}}
  duty:
    clause: trigger
    options:
      talk: {consult: true, precision: {value: 0, source: judgement}, source: A1}
      aid: {consult: true, owed: arms, precision: {low: 0.3, mode: 0.5, high: 0.7, source: A1}, source: A1}
      force: {consult: false, owed: troops, authorised: true, precision: {value: 1, source: judgement}, source: A1}
  decision:
    clause: seat
    options:
      geneva: {kind: unanimity, panelHours: 48, eachUpTo: words, source: A1}
      vienna: {kind: panel, panelHours: 24, source: judgement}
  window: {clause: seat, binds: help, compliance: {value: 0.6, source: judgement}, options: {geneva: 72, vienna: null}}
  barred: {clause: neutrality, options: {none: [], pledged: [], bound: troops}}
  defence:
    strength:
      base: {low: 0.4, mode: 0.5, high: 0.6, source: A1}
      sways: [{text: Bound hands, when: {clause: neutrality, atLeast: bound}, share: -0.2, source: judgement}]
    growth: {base: {value: 0.02, source: judgement}}
    warning: {base: {value: 0.1, source: judgement}}
    readiness: {base: {value: 0, source: judgement}, sways: [{text: A seat nearby, when: {clause: seat, is: vienna}, share: 0.1, source: judgement}]}
  coverage: {clause: neutrality, options: {none: [], pledged: donbas, bound: [donbas, crimea]}}
  wording: {clause: trigger, options: {talk: [], aid: [raid], force: [raid, false-flag]}}
  attackerSeat: {clause: seat, options: {geneva: veto, vienna: outside}}
  victim: kyiv
  attacker: moscow
  accession:
    enough: {joined: [ankara, london], atLeast: 1}
    text: One at least.
    source: A1
    reopenings: 1
  ratification:
    plan: {clause: neutrality, options: {none: [], pledged: [rada, guarantors], bound: [rada, referendum]}}
    locks:
      rada: ${lock('kyiv')}
      referendum:
        text: The people vote.
        kind: referendum
        of: kyiv
        threshold: {value: 0.5, source: A1}
        support: {low: 0.4, mode: 0.55, high: 0.7, source: judgement}
        spread: {value: 0.05, source: judgement}
        delayDays: {value: 180, source: judgement}
        barredWhile: {any: [{driver: outrage}, {front: {atMost: -50}}]}
        barredText: No vote under fire.
        source: A1
  implementation:
    withdrawal:
      text: Troops go home.
      days: {value: 30, source: A1}
      breach: {value: 0.2, source: judgement}
      repair: {value: 0.5, source: judgement}
      source: A1
  force:
    years: 10
    occasion: {value: 0.3, source: judgement}
    temptation: {base: {value: 0.6, source: judgement}, sways: [{text: A reason less, when: {clause: neutrality, atLeast: pledged}, share: -0.1, source: A1}]}
    preventive: {value: 1, source: judgement}
    deterrence: {value: 0.7, source: judgement}
  crisis:
    places:
      capital: {text: The capital}
      donbas: {text: The east}
      crimea: {text: The south}
    incidents:
      raid:
        text: A raid across the border.
        truth: attack
        weight: 2
        places: [capital, donbas]
        clarity: [0.3, 0.6, 0.9]
        size: {low: 0.6, mode: 0.8, high: 1, source: judgement}
        holds: {value: 90, source: judgement}
        source: judgement
      false-flag:
        text: A staged shelling.
        truth: staged
        reportedAs: raid
        weight: {low: 0, mode: 1, high: 2}
        places: crimea
        clarity: [0.1, 0.3, 0.5]
        source: A1
    noise: {value: 0.1, source: judgement}
    resolve: {value: 0.2, source: judgement}
    solidarity: {value: 0.1, source: judgement}
    late: {value: 0.5, source: judgement}
    convenes: {value: 0.4, source: judgement}
    councilBlocked: {value: 0.9, source: judgement}
    horizonHours: 72
`;
