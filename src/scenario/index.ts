export { scenarioJsonSchema } from './json-schema.ts';
export { MOST_PROBLEMS, parseScenario, type ScenarioFile } from './load.ts';
export { listed, nearest } from './nearest.ts';
export { applyReadings } from './readings.ts';
export { starterScenario } from './starter.ts';
