#!/usr/bin/env node
// Before anything that looks at colours is loaded.
if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') process.env.FORCE_COLOR = '0';

// A reader that has seen enough (`| head -1`) is no fault; a full disk is not ours, nor a terminal that went away.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  if (error.code === 'EIO') process.exit(129);
  const reason = error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'the disk is full' : error.message;
  process.stderr.write(`demarche: the output cannot be written: ${reason}.\n`);
  process.exit(2);
});
// Notes that nobody reads stop nothing.
process.stderr.on('error', () => {});

try {
  process.cwd();
} catch {
  // Threads cannot be started here, and no name of a file leads anywhere.
  process.stderr.write('demarche: the folder you are in has been removed: go to another one.\n');
  process.exit(2);
}

try {
  const { ownStaleness } = await import('./stale.ts');
  const stale = ownStaleness();
  const { note } = await import('./say.ts');
  if (stale !== null) note(`demarche: ${stale}`);
  const [verb = 'start', ...rest] = process.argv.slice(2);
  if (verb === 'start' && rest.length === 0 && process.stdin.isTTY && process.stdout.isTTY) {
    // The menu needs nothing of the command line: it is there sooner.
    const [{ finish }, { openStart }] = await Promise.all([import('./finish.ts'), import('./start.ts')]);
    await finish(openStart);
  } else {
    const { main } = await import('./program.ts');
    await main(process.argv);
  }
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(
    `demarche: a part of the program is missing (run "npm ci && npm run build"): ${error}\n`,
  );
  process.exit(3);
}

export {};
