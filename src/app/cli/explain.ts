import { explain as explainText } from '../../analysis/index.ts';
import { namePackage } from '../../model/index.ts';
import { explanationText, toldExplanation } from '../../report/index.ts';
import { loadCase, withJson, withReading, withScenario } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, out, outJson } from './say.ts';
import { changed, chosenText } from './texts.ts';
import type { Verb } from './verb.ts';

interface ExplainOptions {
  readonly package?: string;
  readonly with?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

async function explainPackage(scenario: string | undefined, options: ExplainOptions): Promise<number> {
  const c = await loadCase(scenario, options.reading);
  const { title, text } = changed(c, await chosenText(c, options.package), options.with);
  const found = toldExplanation(c, explainText(c, text));
  if (options.json)
    outJson({ scenario: c.scenario.id, ...readingsOf(c), title, package: namePackage(c, text), ...found });
  else out(explanationText(c, text, title, found));
  return EXIT.fine;
}

export const explain: Verb = (program, finish) => {
  withJson(withReading(withScenario(program.command('explain'))))
    .description('who would sign a text, and why not')
    .option('--package <name|file>', "one of the scenario's texts, or a JSON or YAML file {clause: option}")
    .option('--with <changes>', 'changes to it: clause=option,clause=option')
    .action((scenario: string | undefined, options: ExplainOptions) =>
      finish(() => explainPackage(scenario, options)),
    );
};
