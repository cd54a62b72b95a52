import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Case, POINT, playedHash, rootOf, type Scenario } from '../../src/model/index.ts';
import { type PackFacts, type PackFile, packFiles } from '../../src/report/index.ts';
import { modeWorld, openWorld, PEACE, scoreOf } from '../../src/rules/index.ts';
import { compileCase, readTranslation, translated } from '../../src/scenario/index.ts';
import { PACK_ENGLISH, packWords } from '../../src/telling/index.ts';
import { caseFrom } from '../helpers/case-from.ts';
import { caseOf } from '../helpers/scenarios.ts';

const KEYS = Object.keys(PACK_ENGLISH);

const factsOf = (c: Case, more: Partial<PackFacts> = {}): PackFacts => ({
  case: c,
  words: PACK_ENGLISH,
  lang: 'en',
  english: new Set(),
  drawn: null,
  games: null,
  named: c.scenario.id,
  ...more,
});

/** What a seat is handed: everybody's sheets and its own. */
const handedTo = (files: readonly PackFile[], seat: string): PackFile[] =>
  files.filter(({ path }) => path.startsWith('everybody/') || path.startsWith(`seats/${seat}/`));

/** The same scenario with everything that only other seats than `seat` know made otherwise. */
function tampered(scenario: Scenario, seat: string): Scenario {
  const otherFigure = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(otherFigure);
    if (value === null || typeof value !== 'object') return value;
    const found = value as Readonly<Record<string, unknown>>;
    if (typeof found.mode === 'number')
      return { ...found, low: Number(found.low) / 2, mode: found.mode / 2, high: Number(found.high) / 2 };
    return Object.fromEntries(Object.entries(found).map(([key, inner]) => [key, otherFigure(inner)]));
  };
  const parties = Object.entries(scenario.parties).map(([id, party]) => {
    if (id === seat) return [id, party];
    const { role, name, short, redLines, guarantor, ...own } = party;
    const changed = otherFigure({ ...own, guarantor }) as typeof party;
    return [
      id,
      {
        ...changed,
        name,
        short,
        role,
        summary: 'Tampered.',
        brief: 'Tampered.',
        fullBrief: 'Tampered.',
        links: [],
        redLines: redLines.filter((line) => line.public),
      },
    ];
  });
  const others = <T>(by: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(by).map(([id, own]) => [
        id,
        id === seat || id === 'guarantors' ? own : (otherFigure(own) as T),
      ]),
    );
  const { war, treaty } = scenario;
  return {
    ...scenario,
    parties: Object.fromEntries(parties),
    ...(war && {
      war: {
        ...war,
        waiting: others(war.waiting),
        drivers: Object.fromEntries(
          Object.entries(war.drivers).map(([id, d]) => [id, { ...d, effects: others(d.effects) }]),
        ),
      },
    }),
    ...(treaty && { treaty: { ...treaty, stakes: others(treaty.stakes) } }),
  };
}

describe.each(['harbour-lease', 'marenia', 'istanbul-2022'])('packs of %s', (name) => {
  const c = caseOf(name);
  const files = packFiles(factsOf(c));
  const drawn = (of: Case): PackFacts['drawn'] => ({
    world: openWorld(of, rootOf('7'), 12),
    seed: '7',
    run: 12,
  });
  const inWorld = packFiles(factsOf(c, { drawn: drawn(c) }));

  test('do not hang on what only other seats know, at modes and in one world', () => {
    for (const { id } of name === 'istanbul-2022' ? c.parties.slice(0, 2) : c.parties) {
      const other = compileCase(tampered(c.scenario, id));
      expect(handedTo(packFiles(factsOf(other)), id), id).toEqual(handedTo(files, id));
      expect(handedTo(packFiles(factsOf(other, { drawn: drawn(other) })), id), id).toEqual(
        handedTo(inWorld, id),
      );
    }
    // The same comparison sees a seat's own secrets change.
    const [first, second] = c.parties;
    const mine = compileCase(tampered(c.scenario, second?.id ?? ''));
    expect(handedTo(packFiles(factsOf(mine)), first?.id ?? '')).not.toEqual(handedTo(files, first?.id ?? ''));
  });

  test('hold no sentence of another seat’s papers', () => {
    const plain = (text: string): string => text.replace(/[\\*`]|\s/g, '');
    for (const { id } of c.parties) {
      const read = plain(
        handedTo([...files, ...inWorld], id)
          .filter(({ path }) => path.endsWith('.md'))
          .map(({ text }) => text)
          .join('\n'),
      );
      for (const [other, party] of Object.entries(c.scenario.parties)) {
        const secrets = [
          party.summary,
          ...`${party.brief}\n${party.fullBrief ?? ''}`.split('\n').filter((line) => line.trim().length > 40),
          ...party.redLines.filter((line) => !line.public).map((line) => line.text),
          ...party.links.map((link) => link.text),
        ].map((text) => plain(text).replace(/^-/, ''));
        const seen = secrets.filter((secret) => read.includes(secret));
        if (other === id) expect(seen.length, id).toBeGreaterThan(1);
        // A limit in the same words may be both a secret of one seat and public, or another seat's own.
        else {
          const ownWords = plain(JSON.stringify({ ...c.scenario, parties: { own: c.scenario.parties[id] } }));
          const open = plain(
            c.parties.flatMap((p) => p.redLines.filter((l) => l.public).map((l) => l.line.text)).join('\n'),
          );
          expect(
            seen.filter((s) => !ownWords.includes(s) && !open.includes(s)),
            `${id} reads of ${other}`,
          ).toEqual([]);
        }
      }
    }
  });

  test('have every sheet in both forms, and pages that fetch and run nothing', () => {
    const names = files.map(({ path }) => path.replace(/\.(html|md)$/, ''));
    expect(new Set(names).size * 2).toBe(files.length);
    for (const { path, text } of files.filter((f) => f.path.endsWith('.html'))) {
      expect(text, path).not.toMatch(/<(script|img|link|iframe|object)\b|\s(src|href|on\w+)=|url\(|@import/i);
      expect(text, path).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect([...text.matchAll(/<table>/g)].length).toBe([...text.matchAll(/<caption>/g)].length);
    }
  });

  test('give worths that add up to a text’s score', () => {
    const world = modeWorld(c);
    const sheet = files.find(({ path }) => path === `seats/${c.parties[0]?.id}/score-sheet.md`)?.text ?? '';
    for (const text of Object.values(c.texts)) {
      // Links are told apart: a text is counted without them.
      if ((c.parties[0]?.links.length ?? 0) > 0) break;
      let sum = 0;
      const rows = sheet.split('\n').filter((line) => /^\|.*\|.*\|.*\|.*\| (✗|) ?\|$/.test(line));
      const points = rows.flatMap((line) => {
        const cell = line.split('|').at(-3)?.trim() ?? '';
        return /^\d+\.\d\d$/.test(cell) ? [Number(cell)] : [];
      });
      let at = 0;
      for (const [clause, { options }] of c.clauses.entries()) {
        if ((c.parties[0]?.weights[clause] ?? -1) < 0) continue;
        sum += points[at + (text[clause] ?? 0)] ?? Number.NaN;
        at += options.length;
      }
      expect(Math.abs(sum - scoreOf(world, 0, text, PEACE) / POINT)).toBeLessThan(
        0.005 * c.clauses.length + 0.001,
      );
    }
  });
});

describe('a pack of a hostile scenario', () => {
  test('shows marks of HTML and Markdown as text', () => {
    const yaml = readFileSync(new URL('../../scenarios/harbour-lease/scenario.yaml', import.meta.url), 'utf8')
      .replace('title: The harbour lease', `title: '<script>alert("1")</script> & [x](javascript:1)'`)
      .replace(
        '- Rent helps the budget but wins no votes.',
        '- <img src=x onerror=alert(1)> **bold** [a](http://b) `<b>`',
      );
    const files = packFiles(factsOf(caseFrom(yaml)));
    for (const { path, text } of files) {
      if (path.endsWith('.html')) expect(text, path).not.toMatch(/<script|<img|<a\b|<b>/i);
      else expect(text.replaceAll(/`[^`]*`/g, ''), path).not.toMatch(/(?<!\\)<(script|img)|(?<!\\)\[(x|a)\]/);
    }
    const brief = files.find(({ path }) => path === 'seats/port-alder/confidential-short.html')?.text ?? '';
    expect(brief).toContain(
      '&lt;img src=x onerror=alert(1)&gt; <strong>bold</strong> [a](http://b) <code>&lt;b&gt;</code>',
    );
  });
});

describe('the language file of the harbour lease', () => {
  const c = caseOf('harbour-lease');
  const text = readFileSync(new URL('../../scenarios/harbour-lease/brief.uk.md', import.meta.url), 'utf8');
  const read = (said: string) => readTranslation(c.scenario, { name: 'brief.uk.md', text: said }, KEYS);

  test('translates every text, changes nothing of play, and leaves no English on a sheet', () => {
    const found = read(text);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const { scenario, english } = translated(c.scenario, found.value);
    expect([...english]).toEqual([]);
    const other = compileCase(scenario);
    expect(playedHash(other)).toBe(playedHash(c));
    const words = packWords('uk');
    expect(Object.keys(words ?? {}).sort()).toEqual([...KEYS].sort());
    const files = packFiles(factsOf(other, { words: words ?? PACK_ENGLISH, lang: 'uk' }));
    const sheet = files.find(({ path }) => path === 'seats/nordhall/score-sheet.html')?.text ?? '';
    expect(sheet).toContain('<html lang="uk">');
    expect(sheet).toContain('Судноплавна компанія «Нордгалл»');
    expect(sheet.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, '')).not.toMatch(/[a-z]{3,}/);
  });

  test('has in every word of a sheet the same things put in as the English one', () => {
    const braces = (said: string): string[] => [...new Set(said.match(/\{[a-z]+\}/g) ?? [])].sort();
    for (const key of KEYS) {
      const [english, other] = [PACK_ENGLISH, packWords('uk') ?? PACK_ENGLISH].map(
        (w) => w[key as 'general'],
      );
      expect([key, braces(other ?? '')]).toEqual([key, braces(english ?? '')]);
    }
  });

  test('is refused with its place where it does not fit', () => {
    const faults = (said: string): string[] => {
      const found = read(said);
      return found.ok ? [] : found.error.map((p) => `${p.line}: ${p.message}`);
    };
    expect(faults('## title\nА\n\n## parties.nordhal.brief\nБ\n')).toEqual([
      "4: there is no party 'nordhal' in harbour-lease (did you mean 'nordhall'?)",
    ]);
    expect(faults('## title\nА\n## title\nБ')).toEqual(["3: 'title' is there twice"]);
    expect(faults('## summary\n\n')[0]).toMatch(/^1: expected some text/);
    expect(faults('## title\nА\nБ')[0]).toMatch(/^1: expected text on one line/);
    expect(faults('## parties.nordhall.reservation\n5')[0]).toMatch(/^1: no text of harbour-lease stands at/);
    expect(faults('## pack.worht\nБали')[0]).toMatch(/did you mean 'worth'/);
    expect(faults('## title\n\u001b[2J')[0]).toMatch(/no text may hold/);
    expect(faults('Лише слова.')[0]).toMatch(/^1: expected sections/);
  });

  test('marks what it leaves in English', () => {
    const found = read('## title\nОренда гавані\n');
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const { scenario, english } = translated(c.scenario, found.value);
    const facts = factsOf(compileCase(scenario), {
      words: packWords('uk') ?? PACK_ENGLISH,
      lang: 'uk',
      english,
    });
    const sheet = packFiles(facts).find(({ path }) => path === 'everybody/general-long.html')?.text ?? '';
    expect(sheet).toContain('<span lang="en">Two million crowns a year.</span> <small>[англійською]</small>');
    expect(sheet).toContain('Те, що не перекладено українською');
  });
});
