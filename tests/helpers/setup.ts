import fc from 'fast-check';

/** One seed for every property, so that a run can be repeated; `FC_SEED=random` or a number hunts elsewhere. */
const given = process.env.FC_SEED ?? '20220329';
if (given !== 'random') fc.configureGlobal({ seed: Number(given) });
