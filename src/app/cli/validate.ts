import { judgementShare, shareLine } from '../../report/index.ts';
import { compileCase } from '../../scenario/index.ts';
import { plural } from '../../telling/index.ts';
import { readScenario } from '../files.ts';
import { noteLitter } from './options.ts';
import { problemLines } from './problems.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

export async function validateScenario(path: string, options: { readonly json?: boolean }): Promise<number> {
  const read = await readScenario(path, { readings: true });
  await noteLitter(path);
  if (!read.ok) {
    const { kind, problems, message } = read.error;
    if (options.json) outJson({ ok: false, problems });
    if (kind === 'missing') throw new UsageError(message);
    if (!options.json) out(problemLines(problems).join('\n'));
    note(message);
    return EXIT.no;
  }
  const c = compileCase(read.value);
  if (options.json) outJson({ ok: true, problems: [] });
  else {
    const { id, title } = read.value;
    const size = `${plural(c.parties.length, 'party', 'parties')}, ${plural(c.clauses.length, 'clause')}`;
    out(`${id}: valid. ${title}, ${size}.\n${shareLine(judgementShare(c))}`);
  }
  return EXIT.fine;
}
