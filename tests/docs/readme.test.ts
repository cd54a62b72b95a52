import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'README.md'), 'utf8');
const run = promisify(execFile);

const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map((m) => m[1] ?? '');

/** The commands of the page, with few runs for many. */
const commands = blocks('sh')
  .flatMap((block) => block.split('\n'))
  .filter((line) => line.startsWith('npx demarche '))
  .map((line) => line.replace(/#.*$/, '').replace('--runs 1000', '--runs 4').trim());

describe('README.md', () => {
  it('has no gaps left to fill', () => {
    expect(page).not.toMatch(/@@|TODO|lorem/i);
  });

  it.each(commands)('%s', async (line) => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-readme-'));
    for (const part of line.split('&&')) {
      const words = part.trim().split(/\s+/).slice(2);
      const { stdout } = await run('node', [join(root, 'dist/app/cli/main.js'), ...words], { cwd: folder });
      expect(stdout.length).toBeGreaterThan(0);
    }
  });

  it('shows library code that runs', async () => {
    const [code] = blocks('ts');
    const library = pathToFileURL(join(root, 'dist/app/library.js')).href;
    const file = join(mkdtempSync(join(tmpdir(), 'demarche-readme-')), 'example.mjs');
    writeFileSync(file, (code ?? '').replace("'demarche'", `'${library}'`).replace('runs: 200', 'runs: 4'));
    const { stdout } = await run('node', [file]);
    expect(stdout).toContain('red-line');
    expect(stdout).toContain('no-deal');
  });

  it('links only to pages that exist', () => {
    for (const [, path] of page.matchAll(/\]\((docs\/[^)#]+)\)/g)) {
      expect(() => readFileSync(join(root, path ?? '')), path).not.toThrow();
    }
  });
});
