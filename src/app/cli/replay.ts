import { type RecordProblem, readRecord, replay as replayRecord } from '../../protocol/index.ts';
import { transcript } from '../../report/index.ts';
import { storyOf } from '../narrate.ts';
import { loadCase, readInput, withJson } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { EXIT, note, out, outJson } from './say.ts';
import type { Verb } from './verb.ts';

interface ReplayOptions {
  readonly json?: boolean;
  readonly trace?: boolean;
}

/** Says that a record is refused, and at which act. */
function refused(problem: RecordProblem, json: boolean): number {
  if (json) outJson({ ok: false, act: problem.act, message: problem.message });
  else {
    const where = problem.act > 0 ? `at act ${problem.act}` : 'as a whole';
    note(`The record is refused ${where}: ${problem.message}`);
  }
  return EXIT.no;
}

function parse(text: string): { readonly value: unknown } | { readonly problem: RecordProblem } {
  try {
    return { value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: { act: 0, message: `The file is not JSON (${reason}).` } };
  }
}

async function replayFile(
  file: string,
  scenario: string | undefined,
  options: ReplayOptions,
): Promise<number> {
  const json = options.json === true;
  const parsed = parse(await readInput(file));
  if ('problem' in parsed) return refused(parsed.problem, json);
  const record = readRecord(parsed.value);
  if (!record.ok) return refused(record.error, json);
  const c = await loadCase(scenario ?? record.value.scenario);
  const play = replayRecord(c, record.value);
  if (!play.ok) return refused(play.error, json);
  const story = storyOf(play.value, record.value.seats);
  if (json) outJson({ ok: true, ...outcomeOf(story, options.trace === true) });
  else {
    note(`The record is sound: ${play.value.acts.length} acts, hash ${story.hash}.`);
    out(transcript(story));
  }
  return EXIT.fine;
}

export const replay: Verb = (program, finish) => {
  withJson(program.command('replay'))
    .description('a record again, checked act by act against its hash')
    .argument('<file>', 'a record, as written by run --out or by the game')
    .argument('[scenario]', "the scenario, where the record's own name does not lead to it")
    .option('--trace', 'with --json: every act as well')
    .action((file: string, scenario: string | undefined, options: ReplayOptions) =>
      finish(() => replayFile(file, scenario, options)),
    );
};
