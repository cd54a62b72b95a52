import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAIN } from '../cli/demarche.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { readAgain } from '../session/table.ts';
import { drawn, each } from './draws.ts';

const dist = (path: string): string => JSON.stringify(pathToFileURL(MAIN.replace('cli/main.js', path)).href);

/** Plays by itself, a person's seat by a strategy, and says how many acts are safe after each write. */
const PROGRAM = `
  import { AGENTS, act, advance, JournalKeeper, loadScenario, looked, moveClock, openSession, viewOf } from ${dist('library.js')};
  import { shelf } from ${dist('saved-game.js')};
  const [scenario, seed, path] = process.argv.slice(1);
  const c = await loadScenario(scenario);
  const keeper = new JournalKeeper(shelf.claim(path, { as: 'new' }));
  let s = openSession([c, seed], { default: AGENTS.linear }, [0]);
  for (;;) {
    const { session, stop } = advance(s, 0);
    s = looked(session, 0);
    keeper.keep(s);
    process.stdout.write(s.play.acts.length + '\\n');
    if (stop.kind === 'over') {
      // Said beforehand: it may be killed when the new game is on the disk and nothing has been said of it.
      process.stdout.write('0\\n');
      s = openSession([c, seed], { default: AGENTS.linear }, [0]);
    }
    else if (stop.kind === 'clock') s = moveClock(s);
    else if (stop.kind === 'seat') s = act(s, 0, AGENTS.random.act(viewOf(s, 0), () => 0.7)).value;
  }
`;

const kill = fc.record({
  scenario: fc.constantFrom('harbour-lease', 'istanbul-2022', 'marenia'),
  seed: fc.nat(1_000_000),
  /** Writes after which it is killed, and milliseconds more. */
  writes: fc.integer({ min: 1, max: 40 }),
  after: fc.integer({ min: 0, max: 30 }),
});

test('200 kills of a game: the journal goes on, and no act that was said to be safe is lost', async () => {
  let acts = 0;
  let torn = 0;
  await each(drawn(kill, 200), availableParallelism(), async ({ scenario, seed, writes, after }) => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-journal-'));
    const path = join(folder, 'game.jsonl');
    const args = ['--input-type=module', '-e', PROGRAM, scenario, `${seed}`, path];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: number[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      said.push(Number(line));
      if (said.length === writes) setTimeout(() => child.kill('SIGKILL'), after);
    });
    await new Promise((resolve) => child.on('close', resolve));
    const text = readFileSync(path, 'utf8');
    torn += text.endsWith('\n') ? 0 : 1;
    const s = readAgain(caseOf(scenario), text);
    acts += s.play.acts.length;
    // A game that was over has been begun anew in the same file: then nothing can be said of the number.
    const restarted = said.some((n, i) => i > 0 && n < (said[i - 1] ?? 0));
    if (!restarted) expect(s.play.acts.length).toBeGreaterThanOrEqual(said.at(-1) ?? 0);
    rmSync(folder, { recursive: true, force: true });
  });
  console.info(`200 kills, ${acts} acts read again, ${torn} journals with a line that breaks off`);
});
