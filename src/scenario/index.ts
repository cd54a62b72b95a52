export { compileCase } from './compile-case.ts';
export { scenarioJsonSchema } from './json-schema.ts';
export { MOST_PROBLEMS, parseScenario, type ScenarioFile } from './load.ts';
export { listed, nearest } from './nearest.ts';
export { applyFigures, type Figures, figurePaths } from './override.ts';
export { readAct, readPackage } from './read-act.ts';
export { caseOfRecord, type RecordFault, readActs, readRecord } from './read-record.ts';
export { applyReadings } from './readings.ts';
export { starterScenario } from './starter.ts';
