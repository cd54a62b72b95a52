import type { Claim } from './claim.ts';
import { S0 } from './s0-guaranteed-neutrality.ts';
import { S1 } from './s1-nato-or-bust.ts';
import { S2 } from './s2-will-putin-respond.ts';
import { S3 } from './s3-armed-neutrality.ts';
import { S4 } from './s4-proposal-and-doubts.ts';

export type { Claim } from './claim.ts';
export { ARTICLES, comesOut, readingsNamed } from './claim.ts';

/** What the five articles say, each statement with the check that shows what the model makes of it. */
export const CLAIMS: readonly Claim[] = [...S0, ...S1, ...S2, ...S3, ...S4];
