import { readFile, writeFile } from 'node:fs/promises';
import { judgementPages, type Page, pages, playerPages, slowPages } from './pages.ts';

// Writes the generated pages of docs/; with --check only says which are stale, and exits 1 if any is.
// With --calibration, or with --players or --judgements and a number of runs, it makes a page that takes minutes instead.
const check = process.argv.includes('--check');
let stale = 0;
/** The number after an option; null where the option is not there. */
function runsAfter(option: string, usual: number): number | null {
  const at = process.argv.indexOf(option);
  return at < 0 ? null : Number(process.argv[at + 1] ?? usual);
}
const players = runsAfter('--players', 200);
const judged = runsAfter('--judgements', 100);
const wanted: Page[] =
  players !== null
    ? await playerPages(players)
    : judged !== null
      ? await judgementPages(judged)
      : process.argv.includes('--calibration')
        ? await slowPages()
        : await pages();
for (const { path, text } of wanted) {
  const was = await readFile(path, 'utf8').catch(() => '');
  if (was === text) continue;
  stale += 1;
  if (check) process.stderr.write(`${path} is stale: npm run docs writes it again\n`);
  else {
    await writeFile(path, text);
    process.stderr.write(`${path} written\n`);
  }
}
process.exitCode = check && stale > 0 ? 1 : 0;
