export { compileCase } from './compile-case.ts';
export { scenarioJsonSchema } from './json-schema.ts';
export { MOST_PROBLEMS, parseScenario, type ScenarioFile } from './load.ts';
export { listed, nearest } from './nearest.ts';
export { applyFigures, type Figures, figurePaths } from './override.ts';
export { applyReadings } from './readings.ts';
export { checkReferences } from './references.ts';
export { scenarioSchema } from './schema.ts';
export { starterScenario } from './starter.ts';
