#!/usr/bin/env node
// Before anything that looks at colours is loaded.
if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') process.env.FORCE_COLOR = '0';

// A reader that has seen enough (`| head -1`) is no fault; a full disk is not ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  process.stderr.write(`demarche: the output cannot be written: ${error.message}\n`);
  process.exit(3);
});
// Notes that nobody reads stop nothing.
process.stderr.on('error', () => {});

const { main } = await import('./program.ts');
await main(process.argv);

export {};
