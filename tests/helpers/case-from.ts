import type { Case } from '../../src/model/index.ts';
import { compileCase, parseScenario } from '../../src/scenario/index.ts';

/** A case from text written in a test. */
export function caseFrom(yaml: string): Case {
  const parsed = parseScenario([{ name: 'test.yaml', text: yaml }]);
  if (!parsed.ok) {
    const said = parsed.error.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);
    throw new Error(`the test's own scenario is not valid:\n${said.join('\n')}`);
  }
  return compileCase(parsed.value);
}
