import { explain as explainText } from '../../analysis/index.ts';
import { namePackage } from '../../model/index.ts';
import { explanationText, toldExplanation } from '../../report/index.ts';
import { loadCase } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, out, outJson } from './say.ts';
import { changed, chosenText } from './texts.ts';

export interface ExplainFlags {
  readonly package?: string;
  readonly with?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

export async function explainPackage(scenario: string | undefined, options: ExplainFlags): Promise<number> {
  const c = await loadCase(scenario, options.reading);
  const { title, text } = changed(c, await chosenText(c, options.package), options.with);
  const found = toldExplanation(c, explainText(c, text));
  if (options.json)
    outJson({ scenario: c.scenario.id, ...readingsOf(c), title, package: namePackage(c, text), ...found });
  else out(explanationText(c, text, title, found));
  return EXIT.fine;
}
