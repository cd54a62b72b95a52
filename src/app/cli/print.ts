import { type SampleGame, sampleGame } from '../../analysis/index.ts';
import { type Case, rootOf } from '../../model/index.ts';
import { type PackFacts, packFiles } from '../../report/index.ts';
import { endingOf, openWorld } from '../../rules/index.ts';
import { compileCase, translated } from '../../scenario/index.ts';
import { playout } from '../../sim/index.ts';
import { PACK_ENGLISH, type PackKey, type PackWords, packWords } from '../../telling/index.ts';
import { isTag, languageFiles, readLanguage } from '../languages.ts';
import { checkFolder, writeFolder } from '../write-folder.ts';
import { DEFAULT_SEED, HOME_SCENARIO } from './flags.ts';
import { interruptible } from './interrupt.ts';
import { loadCase } from './options.ts';
import { readingsOf } from './outcome.ts';
import { problemLines } from './problems.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

export interface PrintFlags {
  readonly out: string;
  readonly lang: string;
  readonly seed?: string;
  readonly run?: number;
  readonly games: number;
  readonly reading?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const KEYS = Object.keys(PACK_ENGLISH) as readonly PackKey[];

/** A case in a language, with the words of its sheets. */
type Spoken = Pick<PackFacts, 'case' | 'words' | 'lang' | 'english'>;

/** A case in English, or in the language of a file beside the scenario. */
async function spoken(c: Case, given: string, lang: string): Promise<Spoken> {
  if (lang === 'en') return { case: c, words: PACK_ENGLISH, lang, english: new Set() };
  if (!isTag(lang)) throw new UsageError(`"${lang}" is no tag of a language, such as uk or pt-BR.`);
  const files = await languageFiles(given);
  const path = files.get(lang);
  if (path === undefined) {
    const known = ['en', ...[...files.keys()].sort()].join(', ');
    throw new UsageError(
      `${c.scenario.id} has no "${lang}" (there are: ${known}): it would stand in brief.${lang}.md beside the scenario.`,
    );
  }
  const read = await readLanguage(c.scenario, path, KEYS);
  if (!read.ok)
    throw new UsageError(
      [`"${path}" does not fit ${c.scenario.id}.`, ...problemLines(read.error)].join('\n'),
    );
  const { scenario, english } = translated(c.scenario, read.value);
  const known: Readonly<Partial<PackWords>> = { ...packWords(lang), ...read.value.words };
  const missing = KEYS.filter((key) => known[key] === undefined);
  if (missing.length > 0)
    note(
      `Words of the sheets that stay in English: ${missing.length} of ${KEYS.length} ("## pack.KEY" in ${path}).`,
    );
  if (english.size > 0) note(`Texts of the scenario that stay in English, marked: ${english.size}.`);
  return { case: compileCase(scenario), words: { ...PACK_ENGLISH, ...known }, lang, english };
}

/** Plays games among the default agents, runs from 0, giving way to signals between them; null when stopped. */
async function sample(c: Case, seed: string, games: number): Promise<SampleGame[] | number> {
  return interruptible(async ({ signal, code }) => {
    const root = rootOf(seed);
    const list: SampleGame[] = [];
    for (let run = 0; run < games; run++) {
      await new Promise(setImmediate);
      if (signal.aborted) return code();
      const { world, phase, table, acts } = playout(c, root, run);
      list.push(sampleGame(c, run, acts, endingOf(world, table, phase)));
    }
    return list;
  });
}

/** Writes the packs of a scenario: a folder of sheets for everybody, for each seat and for the instructor. */
export async function printPacks(scenario: string | undefined, flags: PrintFlags): Promise<number> {
  const { seed, run, games, lang, force = false } = flags;
  const given = scenario ?? HOME_SCENARIO;
  checkFolder(flags.out);
  const c = await loadCase(given, flags.reading);
  const facts = await spoken(c, given, lang);
  const root = seed ?? DEFAULT_SEED;
  if (games > 0)
    note(`Playing ${games} ${games === 1 ? 'game' : 'games'} among agents for the teaching note.`);
  const list = await sample(c, root, games);
  if (typeof list === 'number') {
    note('Stopped: nothing was written.');
    return list;
  }
  const drawn =
    seed === undefined && run === undefined
      ? null
      : { world: openWorld(facts.case, rootOf(root), run ?? 0), seed: root, run: run ?? 0 };
  const files = packFiles({
    ...facts,
    drawn,
    games: games === 0 ? null : { seed: root, list },
    named: flags.reading === undefined ? given : `${given} --reading ${flags.reading}`,
  });
  writeFolder(flags.out, files, force);
  const paths = files.map(({ path }) => path).sort();
  if (flags.json)
    outJson({
      scenario: c.scenario.id,
      ...readingsOf(c),
      lang,
      world: drawn && { seed: drawn.seed, run: drawn.run },
      games,
      folder: flags.out,
      files: paths,
    });
  else {
    out(`${flags.out}/contents.html`);
    note(`${paths.length} files were written: contents.html lists who gets which.`);
  }
  return EXIT.fine;
}
