import * as z from 'zod';
import type { Case } from '../model/index.ts';
import { actSchema } from './act-schema.ts';
import { scenarioSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of what an author writes: shorthand allowed, defaults left out. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' });
}

/**
 * The JSON Schema (draft 2020-12) of an act by name in a case, as `readAct` reads it and records and journals hold it:
 * every type with its fields, every field with the names it may hold. Whether an act is lawful is another question.
 */
export function actJsonSchema(c: Case): object {
  return z.toJSONSchema(actSchema(c), { io: 'input', target: 'draft-2020-12' });
}
