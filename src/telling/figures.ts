import type { Case } from '../model/index.ts';
import { clipped, type Words, words } from './words.ts';

/** What figures are called, by the last step of their path, or by a step on the way and the last; others by that step itself. */
const FIGURE_WORDS: Readonly<Record<string, string>> = {
  askedLate: 'what being named unasked costs',
  audienceCost: 'what a public line broken costs',
  base: 'before what the text adds',
  bias: 'bias of its belief',
  burden: 'what its help costs it',
  'implementation.breach': 'chance that it is broken',
  'stakes.breach': 'what falling short of its word costs',
  capacity: 'how much it can give',
  chance: 'chance in a round',
  clarity: 'what it adds to clarity',
  compliance: 'how many keep the deadline',
  convenes: 'chance that the guarantors meet unasked',
  councilBlocked: 'chance that the Council is blocked',
  delayDays: 'days it takes',
  deliveryHours: 'hours to deliver',
  deterrence: 'how far being held off deters',
  effect: 'what it adds to the defence',
  estimateSpread: 'how wrong estimates are',
  exposure: 'how near it brings war',
  fear: 'fear of war',
  fog: 'fog',
  'deck.front': 'shift of the front',
  front: 'front at the start',
  frontStep: 'how far the front moves by itself',
  gateRefuses: 'chance of a no at home',
  growth: 'growth',
  harm: 'what harm costs',
  holds: 'hours the defence holds',
  honour: 'what falling short costs it',
  hours: 'hours to a finding',
  'appeals.interest': 'what it adds to interest',
  interest: 'interest without a promise',
  late: 'what late help is worth',
  noise: 'how widely evidence is misread',
  occasion: 'chance of an occasion in a year',
  points: 'points',
  precision: 'how visible a shortfall is',
  preventive: 'fear of a stronger neighbour',
  price: 'price',
  recovery: 'how fast walk-aways return',
  repair: 'chance that a breach is repaired',
  reservation: 'walk-away',
  resolve: 'how much resolve varies',
  share: 'what it adds',
  size: 'size of the attack',
  solidarity: 'pull of others who act',
  spread: 'how uncertain the vote is',
  support: 'support before the text',
  'crisis.threshold': 'belief at which it finds an attack',
  threshold: 'share needed',
  war: 'what a war costs',
  'incidents.weight': 'how often it comes',
  weight: 'weight',
  worthSigning: 'what a guarantee must be worth to be signed',
};

/** Steps of a path that name the figure when its own last step only says which part of it. */
const PARTS: ReadonlySet<string> = new Set(['strength', 'growth', 'warning', 'readiness', 'temptation']);

const PART_WORDS: Readonly<Record<string, string>> = {
  strength: 'Own strength',
  growth: 'Growth of own strength',
  warning: 'Warning',
  readiness: 'Readiness',
  temptation: 'Temptation to attack',
  effects: 'effect on walk-aways',
  waiting: 'Price of a round of waiting',
  campaign: 'A campaign before a vote',
  evidence: 'Evidence laid open',
  appeals: 'An appeal to a capital',
};

const isMap = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

const step = (under: unknown, name: string): unknown =>
  Array.isArray(under)
    ? under[Number(name)]
    : isMap(under) && Object.hasOwn(under, name)
      ? under[name]
      : null;

/** How something on the way is called, by the step that leads to it; nothing where it has no words. */
function titleOf(c: Case, before: string, name: string, there: unknown): string | null {
  const party = c.parties.find((p) => p.id === name);
  if (party && (before === 'parties' || before === 'stakes' || before === 'effects' || before === 'waiting'))
    return party.short;
  if (before === 'preferences') return c.clauses.find((x) => x.id === name)?.title ?? null;
  if (before === 'options') {
    const option = c.clauses.flatMap((x) => x.options).find((o) => o.id === name);
    if (option) return option.short;
  }
  if (before === 'effects' && name === 'guarantors') return 'guarantors';
  if (PART_WORDS[name] !== undefined && isMap(there)) return PART_WORDS[name];
  if (!isMap(there)) return null;
  for (const key of ['title', 'text']) if (typeof there[key] === 'string') return clipped(there[key]);
  return null;
}

/** What a figure is, in words, from its path: what it belongs to, and what it says of it. */
export function figureWords(c: Case, path: string): Words {
  const steps = path.split('.');
  const last = steps.at(-1) ?? '';
  const titles: string[] = [];
  let there: unknown = c.scenario;
  for (const [i, name] of steps.entries()) {
    there = step(there, name);
    const title = titleOf(c, steps[i - 1] ?? '', name, there);
    if (title !== null && titles.at(-1) !== title) titles.push(title);
  }
  const own = [
    ...steps
      .slice(0, -1)
      .reverse()
      .map((name) => `${name}.${last}`),
    last,
  ]
    .map((key) => FIGURE_WORDS[key])
    .find((said) => said !== undefined);
  const isPart = last === 'base' && PARTS.has(steps.at(-2) ?? '');
  const says = c.parties.some((p) => p.id === last) || last === 'guarantors' ? null : (own ?? last);
  const told = isPart || says === null ? titles : [...titles, says];
  const [first = '', ...rest] = told;
  const head = first.charAt(0).toUpperCase() + first.slice(1);
  return words([head, ...rest].join(': '));
}
