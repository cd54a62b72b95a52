/** Days are added up in thousandths. */
const STEPS = 1000;

/** So many days later, exactly: ten tenths of a day are one day. Days have at most three decimals. */
export const laterBy = (day: number, days: number): number =>
  (Math.round(day * STEPS) + Math.round(days * STEPS)) / STEPS;
