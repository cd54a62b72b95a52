import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, type Unpacked, unpack } from './examples/unpacked.ts';
import { readSource } from './helpers/source-reader.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly author: string;
  readonly keywords: readonly string[];
  readonly engines: { readonly node: string };
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const citation = parse(read('CITATION.cff')) as Readonly<Record<string, unknown>>;

describe('the package', () => {
  let place: Unpacked;
  beforeAll(() => {
    place = unpack();
  });
  afterAll(() => place.remove());

  test('ships what is used and nothing else', () => {
    const { files } = place;
    for (const wanted of ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/app/library.d.ts', 'docs/api.md'])
      expect(files).toContain(wanted);
    const allowed = new Set(['bin', 'dist', 'docs', 'examples', 'scenarios']);
    expect(files.filter((f) => f.includes('/') && !allowed.has(f.split('/')[0] ?? ''))).toEqual([]);
    expect(
      files.filter((f) => f.endsWith('.tsbuildinfo') || /^dist\/app\/(?:bench|docs|prepare)\//.test(f)),
    ).toEqual([]);
    expect(
      files.filter(
        (f) => f.startsWith('dist/') && !/\.(?:js|d\.ts)$|^dist\/checked\/[0-9a-f]{64}\.json$/.test(f),
      ),
    ).toEqual([]);
    // A line of `files` that leads nowhere is a promise nobody keeps.
    for (const entry of manifest.files.filter((f) => !f.startsWith('!')))
      expect(
        files.some((f) => f === entry || f.startsWith(`${entry}/`)),
        entry,
      ).toBe(true);
  });

  test('its code names only packages it depends on', () => {
    const strangers = place.files
      .filter((f) => f.startsWith('dist/') && /\.(?:js|ts)$/.test(f))
      .flatMap((f) =>
        readSource(f, readFileSync(join(place.home, f), 'utf8'))
          .imports.map(({ from }) => from ?? 'a computed name')
          .filter((from) => !from.startsWith('.') && !isBuiltin(from))
          .map((from) =>
            from
              .split('/')
              .slice(0, from.startsWith('@') ? 2 : 1)
              .join('/'),
          )
          .filter((name) => !(name in manifest.dependencies))
          .map((name) => `${f}: ${name}`),
      );
    expect(strangers).toEqual([]);
  });

  test('has sound doors', async () => {
    const { messages, pkg } = await publint({ pkgDir: place.home, pack: false, strict: true });
    expect(messages.map((m) => formatMessage(m, pkg ?? {}))).toEqual([]);
  });

  test('its command can be started', () => {
    for (const path of Object.values(manifest.bin))
      expect(readFileSync(join(place.home, path), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('says what it is', () => {
    expect(manifest.description.length).toBeGreaterThan(40);
    expect(manifest.keywords.length).toBeGreaterThan(5);
    expect(manifest.author).toBe('The Demarche contributors');
    expect(manifest.license).toBe('MIT');
    expect(read('LICENSE')).toMatch(/^MIT License/);
  });
});

describe('the papers beside it', () => {
  test('versions agree: package, lockfile, citation, changelog', () => {
    const lock = JSON.parse(read('package-lock.json')) as Manifest;
    expect(lock.version).toBe(manifest.version);
    expect(citation.version).toBe(manifest.version);
    const versions = [...read('CHANGELOG.md').matchAll(/^## \[(\d[^\]]*)\]/gm)].map((m) => m[1]);
    expect(versions[0]).toBe(manifest.version);
  });

  test('the citation has what the format asks for, and agrees with the package', () => {
    expect(citation).toMatchObject({
      'cff-version': '1.2.0',
      message: expect.any(String),
      title: 'Demarche',
      authors: [{ name: manifest.author }],
      license: manifest.license,
      abstract: manifest.description,
    });
  });

  test('the changelog keeps its form: what is to come first, then versions with their days', () => {
    const heads = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map((m) => m[1] ?? '');
    expect(heads[0]).toBe('[Unreleased]');
    for (const head of heads.slice(1)) expect(head).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
    const kinds = [...read('CHANGELOG.md').matchAll(/^### (.+)$/gm)].map((m) => m[1]);
    for (const kind of kinds)
      expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).toContain(kind);
  });

  test('the workflow runs the command of the README on every supported line of Node.js', () => {
    const flow = parse(read('.github/workflows/test.yml')) as {
      jobs: { test: { strategy: { matrix: { node: number[] } }; steps: { run?: string }[] } };
    };
    const { strategy, steps } = flow.jobs.test;
    expect(strategy.matrix.node).toEqual([20, 22, 24]);
    expect(manifest.engines.node).toMatch(/^>=20\./);
    const commands = steps.flatMap((step) => (step.run === undefined ? [] : [step.run]));
    expect(commands).toEqual(['npm ci && npm test']);
    expect(read('README.md')).toMatch(/^npm ci && npm test\b/m);
  });

  test.each([
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'examples/README.md',
  ])('%s links only to what is there', (page) => {
    const folder = join(root, page, '..');
    for (const [, link = ''] of read(page).matchAll(/\]\(([^)#]+)[^)]*\)/g))
      if (!/^https?:/.test(link)) expect(existsSync(join(folder, link)), link).toBe(true);
  });

  test('CONTRIBUTING names only commands and files that are there', () => {
    const text = read('CONTRIBUTING.md');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, name = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(name);
    for (const [, path = ''] of text.matchAll(/`((?:src|tests|docs|scenarios|examples)\/[\w./-]+)`/g))
      if (!/^src\/(?:telling|session)\b/.test(path) && path !== 'src/model/acts.ts')
        expect(existsSync(join(root, path)), path).toBe(true);
  });
});
