import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journalText, openSession } from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { demarche } from './demarche.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-page-'));
  const { code } = await demarche(['run', 'harbour-lease', '--seed', '5', '--out', at('lease.json')]);
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('replay --page', () => {
  test('writes text or HTML by the name, and not over a file that is there', async () => {
    const text = await demarche(['replay', at('lease.json'), '--page', at('lease.txt'), '--games', '2']);
    expect([text.code, text.err]).toEqual([0, expect.stringContaining('Page written to')]);
    expect(readFileSync(at('lease.txt'), 'utf8')).toMatch(/^The harbour lease: .*\n=+\n[\s\S]*among 2 games/);
    const html = await demarche(['replay', at('lease.json'), '--page', at('lease.html'), '--games', '0']);
    expect(html.code).toBe(0);
    expect(readFileSync(at('lease.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    expect(readFileSync(at('lease.html'), 'utf8')).not.toContain('Among other games');
    const again = await demarche(['replay', at('lease.json'), '--page', at('lease.html')]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force')]);
  });

  test('tells no secret of a game that goes on, and takes no other ending of a name', async () => {
    const open = openSession([caseOf('harbour-lease'), 'unguessable'], {}, [0]);
    writeFileSync(at('open.jsonl'), journalText(open));
    for (const more of [[], ['--all']]) {
      const told = await demarche(['replay', at('open.jsonl'), '--page', at('open.html'), ...more]);
      expect([told.code, told.err]).toEqual([2, expect.stringContaining('The game is not over')]);
      expect(existsSync(at('open.html'))).toBe(false);
      expect(told.out).toBe('');
    }
    const pdf = await demarche(['replay', at('lease.json'), '--page', at('lease.pdf')]);
    expect([pdf.code, pdf.err]).toEqual([2, expect.stringContaining('in .txt or .html')]);
    const idle = await demarche(['replay', at('lease.json'), '--games', '3']);
    expect([idle.code, idle.err]).toEqual([2, expect.stringContaining('--games does nothing')]);
  });
});
