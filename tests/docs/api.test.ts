import { describe, expect, test } from 'vitest';
import { apiPage } from '../../src/app/docs/api-page.ts';
import { libraryPage } from '../../src/app/docs/pages.ts';
import { page } from './fences.ts';

describe('docs/api.md', () => {
  const made = libraryPage();

  test('is up to date: `npm run docs` writes it', () => {
    expect(page('api.md')).toBe(made.text);
  });

  test('every export has a doc comment, beyond those that are known', () => {
    expect([...made.undocumented].sort()).toEqual([]);
  });

  test('has a heading for every link, and each once', () => {
    const headings = [...made.text.matchAll(/^#+ (.+)$/gm)].map((m) => m[1] ?? '');
    expect(new Set(headings).size).toBe(headings.length);
    // A heading that repeats another but for its capitals gets a number, in the order of the page.
    const slugs = headings.map((h, i) => {
      const slug = (text: string): string => text.toLowerCase().replaceAll(' ', '-');
      const before = headings.slice(0, i).filter((other) => slug(other) === slug(h)).length;
      return before === 0 ? slug(h) : `${slug(h)}-${before}`;
    });
    const links = [...made.text.matchAll(/\[([^[\]\n]+)\]\(#([^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(50);
    for (const [, name = '', link = ''] of links)
      expect(slugs.indexOf(link), link).toBe(headings.indexOf(name));
    expect(links.map((m) => m[2])).toContain('batch-1');
  });

  test('shows no body and no initial value', () => {
    const code = [...made.text.matchAll(/```ts\n([\s\S]*?)```/g)].map((m) => m[1] ?? '').join('\n');
    expect(code).toContain('function loadScenario(');
    expect(code).not.toMatch(/^\s*(?:return|throw|if)\b/m);
    expect(code).toContain("const DEFAULT_AGENT = 'linear'\n");
  });
});

describe('the maker of the page', () => {
  /** The page of a small tree in memory. */
  const made = (files: Readonly<Record<string, string>>) => apiPage((path) => files[path] ?? null);

  test('follows names through doors, renamings and whole files', () => {
    const { text, undocumented } = made({
      'app/library.ts': [
        "/** The head. */\nimport { b } from '../rules/index.ts';",
        "export { a } from '../model/index.ts';\nexport { b as bee };",
        "export * from '../sim/index.ts';",
      ].join('\n'),
      'model/index.ts': "export * from './a.ts';",
      'model/a.ts': '/** What a is. */\nexport const a: number = 1;',
      'rules/index.ts': "export { inner as b } from './b.ts';",
      'rules/b.ts': '/** What b is. More. */\nexport function inner(x: number = 2): void {\n  return;\n}',
      'sim/index.ts': '/** What c is. */\nexport type C = string;',
    });
    expect(text).toContain('The head.');
    expect(text).toContain('- [a](#a): What a is.');
    expect(text).toContain('```ts\nconst a: number\n```');
    expect(text).toContain('- [bee](#bee): What b is.\n');
    expect(text).toContain('```ts\nfunction inner(x: number = 2): void\n```');
    expect(text).toContain('type C = string;');
    expect(undocumented).toEqual([]);
  });

  test('names the exports without a doc comment: a plain comment, or one farther up, is none', () => {
    const { undocumented } = made({
      'app/library.ts': [
        '/** The head. */\n',
        '// plain\nexport const a: number = 1;',
        '/** Of b. */\nconst b: number = 2;\nexport const c: number = 3;',
        '/** Of d. */\nexport const d: number = b;',
      ].join('\n'),
    });
    expect(undocumented).toEqual(['app/library.ts: a', 'app/library.ts: c']);
  });

  test('shows the types that signatures are made of, and those that they are made of', () => {
    const { text, unnamed } = made({
      'app/library.ts': "export { f } from '../model/f.ts';",
      'model/f.ts': [
        "import type { X } from './x.ts';",
        'interface Own { readonly x: X }',
        '/** Of f. */\nexport function f(own: Own, more: readonly string[]): void { let y: Hidden; }',
        'interface Hidden {}',
      ].join('\n'),
      'model/x.ts': 'export interface X extends Base {}\n/** Of base. */\ninterface Base {}',
    });
    expect(unnamed).toEqual(['Base', 'Own', 'X']);
    expect(text).toContain('See [Own](#own).');
    expect(text).toContain('Of base.');
  });

  test('keeps two types of one name apart', () => {
    const { unnamed } = made({
      'app/library.ts': "export { f } from '../model/f.ts';\nexport { g } from '../model/g.ts';",
      'model/f.ts': 'interface X {}\nexport function f(x: X): void {}',
      'model/g.ts': 'interface X {}\nexport function g(x: X): void {}',
    });
    expect(unnamed).toEqual(['X (model/f.ts)', 'X (model/g.ts)']);
  });

  test('shows a class without bodies and private members', () => {
    const { text } = made({
      'app/library.ts': [
        '/** Of A. */\nexport class A extends Error {',
        "  override readonly name: string = 'A';",
        '  readonly #secret: number = 1;',
        '  private other: number = 2;',
        '  /** Of m. */\n  m(): number {\n    return this.#secret;\n  }\n}',
      ].join('\n'),
    });
    expect(text).toContain('override readonly name: string;');
    expect(text).toContain('  /** Of m. */\n  m(): number;\n}');
    expect(text).not.toMatch(/secret|other|return/);
  });

  test('says parameters, results and errors as a list', () => {
    const doc =
      '/**\n * Of f,\n * on two lines.\n * @param x how\n *   many\n * @returns it\n * @throws never\n */';
    const { text } = made({ 'app/library.ts': `${doc}\nexport function f(x: number): number { return x; }` });
    expect(text).toContain('Of f,\non two lines.\n\n- `x`: how many\n- returns: it\n- throws: never\n\n');
  });

  test('refuses an export that leads nowhere, and a file that is not there', () => {
    expect(() => made({ 'app/library.ts': 'export { a };' })).toThrow('exports a, which is declared nowhere');
    expect(() => made({ 'app/library.ts': "export { a } from './b.ts';" })).toThrow('app/b.ts: no such file');
  });
});
