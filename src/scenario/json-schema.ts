import * as z from 'zod';
import { scenarioSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of what an author writes: shorthand allowed, defaults left out. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' });
}
