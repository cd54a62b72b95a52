import { transcript } from '../../report/index.ts';
import { plural } from '../../telling/index.ts';
import { storyOf } from '../narrate.ts';
import { refuseIdle } from './needs.ts';
import { outcomeOf } from './outcome.ts';
import { openRecord, outRefusal } from './records.ts';
import { RecordRefused } from './refused.ts';
import { EXIT, note, out, outJson } from './say.ts';

export interface ReplayFlags {
  readonly json?: boolean;
  readonly trace?: boolean;
}

export async function replayFile(
  file: string,
  scenario: string | undefined,
  options: ReplayFlags,
): Promise<number> {
  const { trace, json } = options;
  refuseIdle({ flag: '--trace', given: trace === true, met: json === true, why: 'without --json' });
  try {
    const { record, play } = await openRecord(file, scenario);
    const story = storyOf(play, record.seats);
    if (options.json) outJson({ ok: true, ...outcomeOf(story, options.trace === true) });
    else {
      note(`The record is sound: ${plural(play.count, 'act')}, hash ${story.hash}.`);
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
