#!/usr/bin/env node
// Starts the program; where it has not been built, says what to do. Plain Node, so that it is there before any build.
import { existsSync } from 'node:fs';

const main = new URL('../dist/app/cli/main.js', import.meta.url);

if (existsSync(main)) await import(main.href);
else {
  process.stderr.write(
    'demarche: the program has not been built, dist/ is missing: run "npm run build" in its folder (after "npm ci").\n',
  );
  process.exitCode = 3;
}
