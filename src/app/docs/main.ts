import { readFile, writeFile } from 'node:fs/promises';
import { pages } from './pages.ts';

// Writes the generated pages of docs/; with --check only says which are stale, and exits 1 if any is.
const check = process.argv.includes('--check');
let stale = 0;
for (const { path, text } of await pages()) {
  const was = await readFile(path, 'utf8').catch(() => '');
  if (was === text) continue;
  stale += 1;
  if (check) process.stderr.write(`${path} is stale: node dist/app/docs/main.js writes it again\n`);
  else {
    await writeFile(path, text);
    process.stderr.write(`${path} written\n`);
  }
}
process.exitCode = check && stale > 0 ? 1 : 0;
