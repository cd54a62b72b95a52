import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { type Aftermath, analyze, settlementOf } from '../../src/analysis/index.ts';
import { storyOfSession } from '../../src/app/narrate.ts';
import { type Case, namePackage, POINT } from '../../src/model/index.ts';
import { frontierChart } from '../../src/report/ending-truth.ts';
import { endingPage, pageHtml, pageText } from '../../src/report/index.ts';
import type { Block } from '../../src/report/page.ts';
import { scatterLines, stretchOf } from '../../src/report/scatter.ts';
import { escaped, inAscii, tabled } from '../../src/report/words.ts';
import { hindsightOf, openSession, playOut, type Session } from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const GOLDEN = fileURLToPath(new URL('./ending-lease.txt', import.meta.url));

function played(c: Case, seed: string, agent = 'reciprocal'): Session {
  const by = AGENTS[agent];
  if (!by) throw new Error(`no agent "${agent}"`);
  return playOut(openSession([c, seed], { default: by }, []));
}

function aftermath(s: Session, games: number): Aftermath {
  const work = hindsightOf(s, { games });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const lease = played(caseOf('harbour-lease'), '5');
const after = aftermath(lease, 3);
const blocks = endingPage(storyOfSession(lease), after);

/** Elements of a page by nesting: throws where tags do not match. Enough for what `pageHtml` writes. */
function elements(html: string): { name: string; attributes: string }[] {
  const found: { name: string; attributes: string }[] = [];
  const open: string[] = [];
  const body = html.replace(/^<!DOCTYPE html>\n/, '').replace(/<style>[\s\S]*?<\/style>/, '');
  for (const [, end, name = '', attributes = '', closed] of body.matchAll(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\s*(\/?)>/g,
  )) {
    if (end) expect(open.pop()).toBe(name);
    else {
      found.push({ name, attributes });
      if (!closed && name !== 'meta') open.push(name);
    }
  }
  expect(open).toEqual([]);
  // What looks like a tag and is none would have been left over.
  expect(body.replace(/<\/?[a-zA-Z][^<>]*>/g, '')).not.toMatch(/[<>]/);
  return found;
}

describe('the page of a finished game', () => {
  test('as text, for people to read (UPDATE_GOLDEN=1 writes it again)', () => {
    const text = pageText(blocks);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, text);
    expect(existsSync(GOLDEN)).toBe(true);
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).not.toMatch(/undefined|NaN|\[object| {2}$/m);
    expect(pageText(blocks, true)).toMatch(/^[\n -~]*$/);
    expect(pageText(blocks, true)).toContain('Rent: 3 million -> 5 million');
  });

  test('as HTML: whole, and nothing in it reaches out or runs', () => {
    const html = pageHtml(blocks);
    const all = elements(html);
    const names = new Set(all.map((e) => e.name));
    for (const wanted of ['h1', 'h2', 'table', 'caption', 'svg', 'desc', 'polyline'])
      expect(names).toContain(wanted);
    for (const bad of ['script', 'link', 'img', 'iframe', 'object', 'a', 'image', 'use', 'foreignObject'])
      expect(names).not.toContain(bad);
    for (const { name, attributes } of all)
      expect(`${name} ${attributes}`).not.toMatch(/\s(on\w+|href|src|style)=/);
    expect(html).not.toMatch(/url\(|@import|https?:|\/\//);
    expect(html).toContain(`default-src 'none'`);
    const tables = all.filter((e) => e.name === 'table').length;
    expect(all.filter((e) => e.name === 'caption')).toHaveLength(tables);
    const pictures = all.filter((e) => e.name === 'svg');
    expect(pictures.length).toBe(3);
    for (const { attributes } of pictures) {
      expect(attributes).toContain('role="img"');
      for (const id of /aria-labelledby="([^"]+)"/.exec(attributes)?.[1]?.split(' ') ?? [''])
        expect(all.filter((e) => e.attributes.includes(`id="${id}"`))).toHaveLength(1);
    }
  });

  test('names, seeds and titles are text, whatever they hold', () => {
    const evil = "\"><script>alert(1)</script><img src=x onerror='x'>&\u001b[2J";
    const c = caseOf('harbour-lease');
    const parties = c.parties.map((p) => ({ ...p, name: `${evil}${p.index}`, short: `${evil}${p.index}` }));
    const clauses = c.clauses.map((clause) => ({ ...clause, title: evil }));
    const worse = { ...c, parties, clauses, scenario: { ...c.scenario, title: evil } };
    const s = played(worse, evil);
    const html = pageHtml(endingPage(storyOfSession(s), aftermath(s, 1)));
    const names = new Set(elements(html).map((e) => e.name));
    expect(names).not.toContain('script');
    expect(names).not.toContain('img');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('\u001b');
    expect(escaped(`a<b>&"'`)).toBe('a&lt;b&gt;&amp;&quot;&#39;');
  });

  test('tells nothing of a game that goes on', () => {
    const open = openSession([caseOf('harbour-lease'), '5'], {}, []);
    expect(() => hindsightOf(open, { games: 0 }).next()).toThrow('not over');
    expect(() => endingPage(storyOfSession(open), after)).toThrow('not over');
  });
});

describe('what could have been agreed', () => {
  test.each([
    ['harbour-lease', '5'],
    ['state-treaty-1955', 'page'],
  ])('%s: frontier, solutions and the best within reach are those of analyze', (id, seed) => {
    const c = caseOf(id);
    const s = played(c, seed);
    const { world, table } = s.play;
    const facts = analyze(c, { world });
    const found = settlementOf(world, table.open.agreed);
    const ids = found.principals.map((p) => c.parties[p]?.id ?? '');
    expect(ids).toEqual(facts.parties);
    const points = found.frontier.map((p) => p.scores.map((x) => x / POINT));
    expect(points).toEqual(facts.frontier.map((p) => ids.map((party) => p.scores[party])));
    expect(found.nash && namePackage(c, found.nash.package)).toEqual(facts.solutions.nash?.package ?? null);
    expect(found.kalai && namePackage(c, found.kalai.package)).toEqual(
      facts.solutions.kalai?.package ?? null,
    );
    const bars = ids.map((party) => facts.reservations[party] ?? 0);
    const signed = points.filter((p) => p.every((x, i) => x >= (bars[i] ?? 0)));
    expect(found.rational).toBe(signed.length);
    for (const [i, best] of found.reach.entries())
      expect(best && (best.scores[i] ?? 0) / POINT).toBe(
        signed.length === 0 ? null : Math.max(...signed.map((p) => p[i] ?? 0)),
      );
  });

  test('a text off the frontier is said to fall short, and one on it is not', () => {
    const { world } = lease.play;
    const on = settlementOf(world, null).frontier[3];
    expect(settlementOf(world, on?.package ?? null).deal?.short).toBe(0);
    const texts = [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2].flatMap((b) => [
        [a, b, 0, 0],
        [a, b, 1, 1],
      ]),
    );
    const off = texts.map((text) => settlementOf(world, text).deal).find((d) => (d?.short ?? 0) > POINT);
    expect(off).toBeDefined();
    for (const deal of [after.settlement.deal]) {
      expect(deal?.parts?.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 9);
      expect(deal?.ofNash).toBeLessThanOrEqual(1);
    }
  });

  test('the scatter has every mark, and the deal where its worth says', () => {
    const chart = frontierChart(lease.play.world.case, after);
    if (!chart) throw new Error('there is no chart');
    const lines = scatterLines(chart);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    const rows = lines.filter((line) => line[6] === '|').map((line) => line.slice(7));
    const row = rows.findIndex((line) => line.includes('D'));
    const column = rows[row]?.indexOf('D') ?? -1;
    const [x, y] = (after.settlement.deal?.scores ?? []).map((units) => units / POINT);
    const all = chart.series.flatMap((s) => s.points);
    const across = stretchOf([
      ...all.map((p) => p[0]),
      ...chart.guides.filter((g) => g.axis === 'x').map((g) => g.at),
    ]);
    const up = stretchOf([
      ...all.map((p) => p[1]),
      ...chart.guides.filter((g) => g.axis === 'y').map((g) => g.at),
    ]);
    const wide = (across.to - across.from) / 59;
    const high = (up.to - up.from) / 20;
    expect(Math.abs(across.from + column * wide - (x ?? 0))).toBeLessThanOrEqual(wide / 2 + 1e-9);
    expect(Math.abs(up.to - row * high - (y ?? 0))).toBeLessThanOrEqual(high / 2 + 1e-9);
  });
});

describe('beliefs and ranks', () => {
  test('beliefs are held against what was true then, every round, and the end is the end', () => {
    const { table } = lease.play;
    const mine = after.beliefs.filter((b) => b.by === 0);
    expect(mine.map((b) => b.round)).toEqual([1, 2, 3, 4, 5, null]);
    expect(mine.at(-1)?.truth).toBe(table.own[1]?.reservation);
    // Nothing that the other had said or done was known before the first word.
    expect(mine[0]?.mean).not.toBe(mine.at(-1)?.mean);
  });

  test('ranks count the other games, and are the same every time', () => {
    expect(after.ranks?.games).toBe(3);
    for (const r of after.ranks?.ranks ?? []) {
      expect(r.better + r.same).toBeLessThanOrEqual(3);
      expect(r.low).toBeLessThanOrEqual(r.middle);
      expect(r.middle).toBeLessThanOrEqual(r.high);
      expect(r.better === 0).toBe(r.high < r.total + 0.05);
    }
    expect(aftermath(lease, 3).ranks).toEqual(after.ranks);
    expect(aftermath(lease, 0).ranks).toBeNull();
  });
});

describe('layout', () => {
  test('a table that is too wide breaks its long cells and nothing else', () => {
    const lines = tabled(['A', 'B', 'C'], [['short', 'word '.repeat(40).trim(), '12.0']], [2], 60);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
    expect(lines[2]).toMatch(/^short .*12\.0$/);
    expect(lines.join(' ').match(/word/g)).toHaveLength(40);
  });

  test('ASCII keeps what can be kept', () => {
    expect(inAscii('Zürich → −3.0 ± 1 “so” … 漢')).toBe('Zurich -> -3.0 +/- 1 "so" ... ?');
  });

  test('every kind of block is drawn both ways', () => {
    const kinds = new Set(blocks.map((b: Block) => b.kind));
    expect([...kinds].sort()).toEqual(['chart', 'heading', 'list', 'para', 'subheading', 'table', 'title']);
  });
});
