import { readFile, writeFile } from 'node:fs/promises';
import { type Page, pages, playerPages, slowPages } from './pages.ts';

// Writes the generated pages of docs/; with --check only says which are stale, and exits 1 if any is.
// With --calibration or --players (and a number of runs) it makes a page that takes minutes instead.
const check = process.argv.includes('--check');
let stale = 0;
const at = process.argv.indexOf('--players');
const wanted: Page[] =
  at >= 0
    ? await playerPages(Number(process.argv[at + 1] ?? 200))
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
