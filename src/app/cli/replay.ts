import { transcript } from '../../report/index.ts';
import { storyOf } from '../narrate.ts';
import { withJson } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { openRecord, outRefusal, RecordRefused } from './records.ts';
import { EXIT, note, out, outJson } from './say.ts';
import type { Verb } from './verb.ts';

interface ReplayOptions {
  readonly json?: boolean;
  readonly trace?: boolean;
}

async function replayFile(
  file: string,
  scenario: string | undefined,
  options: ReplayOptions,
): Promise<number> {
  try {
    const { record, play } = await openRecord(file, scenario);
    const story = storyOf(play, record.seats);
    if (options.json) outJson({ ok: true, ...outcomeOf(story, options.trace === true) });
    else {
      note(`The record is sound: ${play.acts.length} acts, hash ${story.hash}.`);
      out(transcript(story));
    }
    return EXIT.fine;
  } catch (error) {
    if (error instanceof RecordRefused && options.json) {
      outRefusal(error);
      return EXIT.no;
    }
    throw error;
  }
}

export const replay: Verb = (program, finish) => {
  withJson(program.command('replay'))
    .description('a record again, checked act by act')
    .argument('<file>', 'a record, as written by run --out or by the game')
    .argument('[scenario]', "the scenario, where the record's own name does not lead to it")
    .option('--trace', 'with --json: every act as well')
    .action((file: string, scenario: string | undefined, options: ReplayOptions) =>
      finish(() => replayFile(file, scenario, options)),
    );
};
