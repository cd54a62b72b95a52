#!/usr/bin/env node
import { readdirSync, readFileSync } from 'node:fs';
import { AGENTS } from '../../agents/index.ts';
import { median } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { compileCase, parseScenario } from '../../scenario/index.ts';
import { inAgents, phaseShares } from './phases.ts';
import { bySend, byTable, playouts, type Script, scripts } from './speeds.ts';

/** `npm run bench`: how fast the two readers of the statechart and whole playouts are, on this machine. */
const SCENARIOS = ['istanbul-2022', 'harbour-lease'] as const;
const REPETITIONS = 7;
/** Seconds of work in one repetition, about. */
const SECONDS = 0.4;

function load(id: string): Case {
  const folder = new URL(`../../../scenarios/${id}/`, import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  const read = parseScenario(files);
  if (!read.ok) throw new Error(`${id}: ${read.error[0]?.message ?? 'not valid'}`);
  return compileCase(read.value);
}

/** Units of work per second: the median over repetitions, each long enough for the clock. */
function rate(work: () => number): number {
  work();
  const rates = Array.from({ length: REPETITIONS }, () => {
    const started = performance.now();
    let units = 0;
    let spent = 0;
    do {
      units += work();
      spent = (performance.now() - started) / 1000;
    } while (spent < SECONDS);
    return units / spent;
  });
  return median(rates) ?? 0;
}

const whole = (x: number): string => Math.round(x).toLocaleString('en');
const line = (name: string, value: string): void => console.log(`  ${name.padEnd(58)}${value.padStart(14)}`);

function bench(id: string): void {
  const c = load(id);
  const list: Script[] = scripts(c, Object.keys(AGENTS), 6);
  const acts = list.reduce((n, s) => n + s.acts.length, 0);
  console.log(`\n${id}: ${list.length} act lists by every agent, ${whole(acts)} acts`);
  const send = rate(() => bySend(list));
  const checked = rate(() => byTable(list, true));
  const bare = rate(() => byTable(list, false));
  line('(a) statechart: xstate and immer, `send`, acts/s', whole(send));
  line('(b) compiled: check and `advance`, acts/s', whole(checked));
  line("(b') compiled: `advance` alone, acts/s", whole(bare));
  line('ratio (b) : (a)', `${(checked / send).toFixed(1)} : 1`);
  line("ratio (b') : (a)", `${(bare / send).toFixed(1)} : 1`);
  for (const agent of Object.keys(AGENTS)) {
    line(`(c) whole playouts by ${agent}, runs/s`, rate(playouts(c, agent)).toFixed(1));
  }
  const shares = phaseShares(c, 'linear', 12);
  console.log(
    '  Where a playout by linear spends its time, by phase (agents choose | nature draws | rules act):',
  );
  for (const s of shares) {
    const percent = (x: number): string => `${(100 * x).toFixed(1)} %`.padStart(8);
    line(
      `  ${s.phase} (${whole(s.acts)} acts)`,
      `${percent(s.agents)} |${percent(s.nature)} |${percent(s.rules)}`,
    );
  }
  line('  agents in all', `${(100 * inAgents(shares)).toFixed(1)} %`);
}

console.log(
  `node ${process.version}, ${process.arch}; medians of ${REPETITIONS} repetitions of ${SECONDS} s or more`,
);
for (const id of SCENARIOS) bench(id);
