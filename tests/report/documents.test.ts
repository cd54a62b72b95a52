import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analysis/index.ts';
import { chartOf } from '../../src/app/docs/chart.ts';
import { pages } from '../../src/app/docs/pages.ts';
import { explain, loadScenario, summarize } from '../../src/app/library.ts';
import { protocol } from '../../src/protocol/index.ts';
import {
  analysisText,
  attributions,
  batchText,
  explanationText,
  judgementShare,
  protocolDiagram,
  sourcesText,
} from '../../src/report/index.ts';
import { columns, markdownTable, underlined, wrap } from '../../src/report/words.ts';

describe('the protocol diagram', () => {
  const chart = chartOf();
  const diagram = protocolDiagram(chart);

  test('has every state, every act and every guard', () => {
    expect(chart.states).toHaveLength(protocol.nodes.length);
    for (const state of chart.states) {
      expect(diagram).toContain(state.name.replaceAll(/[^A-Za-z0-9]/g, '_'));
      for (const way of state.ways) if (way.act) expect(diagram).toContain(way.act);
    }
    const guards = chart.states.flatMap((s) => s.ways.flatMap((w) => (w.guard ? [w.guard] : [])));
    expect(new Set(guards)).toContain('awaitsAnswer');
    for (const guard of guards) expect(diagram).toContain(`[${guard}]`);
  });

  test('takes the last way of a transient state without a guard, and no other', () => {
    for (const { name, ways } of chart.states) {
      const transient = ways.filter((w) => w.act === null);
      for (const [i, way] of transient.entries())
        expect([name, i, way.guard === null]).toEqual([name, i, i === transient.length - 1]);
    }
  });

  test('keeps to what Mermaid reads: one colon a label', () => {
    for (const line of diagram.split('\n')) expect(line.split(' : ').length).toBeLessThanOrEqual(2);
    for (const line of diagram.split('\n')) expect(line.split(' : ')[1] ?? '').not.toMatch(/[:;]/);
  });
});

describe('sources', () => {
  test('say who says everything that has a source, and count what is judgement', async () => {
    const c = await loadScenario('istanbul-2022');
    const found = attributions(c.scenario);
    const paths = found.map((a) => a.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('parties.kyiv.redLines.ua1');
    expect(paths.some((p) => p.startsWith('treaty.ratification.locks.'))).toBe(true);
    const text = sourcesText(c);
    for (const key of Object.keys(c.scenario.sources)) expect(text).toContain(key);
    const share = judgementShare(c);
    expect(share.judgementOnly + share.judgementBeside + share.sourced).toBe(c.figures.length);
  });

  test('and the generated pages say what they are about, the bench with intervals', async () => {
    const made = await pages();
    const page = (name: string): string => made.find((p) => p.path.endsWith(name))?.text ?? '';
    expect(page('protocol.md')).toMatch(/^# The protocol\n/);
    expect(page('sources.md')).toContain('## Documents');
    expect(page('stress.md')).toContain('| kyiv-offer, window=help-not-talk |');
    expect(page('stress.md')).toMatch(
      /^\| What the hours bind \| \d+ h binds decisions \| after \d+ h help is due, and silence consents \|/m,
    );
    expect(page('stress.md')).toMatch(/^\| \*\*all attacks, weighted\*\* \| [\d.]+ % \([\d.]+ % to /m);
    expect(page('clauses.md')).toMatch(/^\d+ of 20 clauses change a figure\.$/m);
  }, 180_000);
});

describe('other documents', () => {
  test('an explanation, an analysis and an empty batch', async () => {
    const c = await loadScenario('harbour-lease');
    const text = c.texts['city-draft'] ?? [];
    expect(explanationText(c, text, 'draft', explain(c, text))).toContain('Nordhall  principal');
    expect(analysisText(c, analyze(c))).toContain('Nash (largest product of gains)');
    const facts = { seed: '1', asked: 10 };
    expect(batchText(c, summarize([]), facts)).toContain('0 of 10 runs, stopped');
  });

  test('words that break nothing', () => {
    expect(wrap('a b c', 0, 2, 3)).toEqual(['a b', '  c']);
    expect(markdownTable(['a'], [['x | y\nz']])[2]).toBe('| x \\| y z |');
  });
});

describe('words of every script', () => {
  const wide = '交渉の席に着く者は皆、署名した言葉が何を意味するかを後で知ることになる。';
  const mixed = `نص عربي ${wide} e\u0301te\u0301 👩‍👩‍👧 ${wide}${wide} https://example.org/${'a'.repeat(120)}`;

  test('are wrapped by the columns they take, and nothing of them is lost', () => {
    for (const width of [24, 40, 96]) {
      const lines = wrap(mixed, 2, 4, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(mixed.replaceAll(' ', ''));
      for (const line of lines.filter((each) => !each.includes('https')))
        expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  test('stand in straight columns, and under a heading the line is as long as it', () => {
    const rows = [
      ['名前', '12', 'x'],
      ['e\u0301te\u0301', '3', 'x'],
      ['plain', '1,234', 'x'],
    ];
    expect(new Set(columns(rows, [1]).map((line) => stringWidth(line)))).toEqual(new Set([15]));
    expect(underlined('港の賃貸', '=')[1]).toBe('========');
  });
});
