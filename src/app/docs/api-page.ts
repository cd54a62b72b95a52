import {
  type Declared,
  exportsOf,
  headOf,
  type Modules,
  modulesOf,
  ORDER,
  type ReadSource,
  resolve,
} from './api-source.ts';

const LIBRARY = 'app/library.ts';

/** The rooms in the order in which a reader meets them, and what each is to a caller. */
const ROOMS: readonly (readonly [string, string])[] = [
  ['app', 'Scenarios and stories from files and plays'],
  ['scenario', 'Reading and checking scenarios'],
  ['model', 'Cases, packages, acts and records'],
  ['rules', 'What follows from a table'],
  ['protocol', 'Playing by hand'],
  ['agents', 'Strategies'],
  ['sim', 'Playouts and batches'],
  ['analysis', 'Numbers'],
  ['telling', 'Facts in words'],
  ['session', 'People and programs at one table'],
  ['report', 'Documents'],
];

/** The page, and what is wrong with what it was made from. */
export interface ApiPage {
  readonly text: string;
  /** Exports without a doc comment, as `path: name`. */
  readonly undocumented: readonly string[];
  /** Types that signatures name, or that those name in turn, and that the package does not export. */
  readonly unnamed: readonly string[];
}

const UNNAMED_TITLE = 'Types named above';

const UNNAMED: readonly string[] = [
  `## ${UNNAMED_TITLE}`,
  '',
  'What the types above are made of. The package does not export these by name; reach them from what does:',
  "`Case['clauses'][number]`.",
  '',
];

interface Entry {
  readonly name: string;
  readonly all: readonly Declared[];
}

const roomOf = ({ all: [first] }: Entry): string => first?.path.split('/')[0] ?? '';

/** The anchors of headings by their texts, as GitHub makes them: small letters, a repeated one counted on. */
function anchorsOf(headings: readonly string[]): Map<string, string> {
  const seen = new Map<string, number>();
  const anchors = new Map<string, string>();
  for (const heading of headings) {
    const plain = heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
    const before = seen.get(plain) ?? 0;
    seen.set(plain, before + 1);
    anchors.set(heading, before === 0 ? plain : `${plain}-${before}`);
  }
  return anchors;
}

/** The first sentence of a doc comment on one line. */
function gist(doc: string): string {
  const [words = ''] = doc.split(/\n\n|\n@/);
  const line = words.replaceAll('\n', ' ');
  return /^.*?[.:!?](?=\s|$)/.exec(line)?.[0].replace(/:$/, '.') ?? line;
}

/** A doc comment as paragraphs, its tags as a list. */
function described(doc: string): string[] {
  const [words = '', ...tags] = doc.split(/(?:^|\n)(?=@)/);
  const item = (tag: string): string => {
    const [, kind = '', rest = ''] = /^@(\w+)\s*([\s\S]*)$/.exec(tag) ?? [];
    const text = rest.replaceAll(/\s+/g, ' ').trim();
    if (kind !== 'param') return `- ${kind}: ${text}`;
    const [, name = '', about = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? [];
    return `- \`${name}\`: ${about}`;
  };
  return [
    ...(words.trim() === '' ? [] : [words.trim(), '']),
    ...(tags.length ? [...tags.map(item), ''] : []),
  ];
}

function section({ name, all }: Entry, anchors: ReadonlyMap<string, string>): string[] {
  const uses = [...new Set(all.flatMap((d) => d.uses))].filter((u) => u !== name && anchors.has(u));
  return [
    `### ${name}`,
    '',
    ...all.flatMap((d) => [...described(d.doc), '```ts', d.signature, '```', '']),
    ...(uses.length ? [`See ${uses.map((u) => `[${u}](#${anchors.get(u)})`).join(', ')}.`, ''] : []),
  ];
}

/**
 * Types that stand in `src`, that signatures name, that those name in turn, and so on, and that the package does not
 * export; by name. Two of one name are told apart by their files.
 */
function unnamedIn(entries: readonly Entry[], modules: Modules): Entry[] {
  const key = (d: Declared): string => `${d.path}: ${d.name}`;
  const met = new Set(entries.flatMap((e) => e.all.map(key)));
  const found: Entry[] = [];
  let open = entries.flatMap((e) => e.all);
  while (open.length > 0) {
    const next: Declared[] = [];
    for (const used of open.flatMap((d) => d.uses.map((name) => resolve(modules, d.path, name, false)))) {
      const [first] = used;
      if (!first || met.has(key(first))) continue;
      met.add(key(first));
      found.push({ name: first.name, all: used });
      next.push(...used);
    }
    open = next;
  }
  const taken = [...entries, ...found].map((e) => e.name);
  const once = (name: string): boolean => taken.filter((t) => t === name).length === 1;
  return found
    .map((e) => (once(e.name) ? e : { ...e, name: `${e.name} (${e.all[0]?.path})` }))
    .sort((a, b) => ORDER(a.name, b.name));
}

/**
 * The reference of the package: every export of `src/app/library.ts` with its doc comment and its signature, read from
 * the sources. The same sources give the same page.
 * @param read gives the sources of `src/`
 * @throws when a source is missing or does not parse, or an export leads nowhere
 */
export function apiPage(read: ReadSource): ApiPage {
  const modules = modulesOf(read);
  const entries = exportsOf(modules, LIBRARY).map((name): Entry => {
    const all = resolve(modules, LIBRARY, name, true);
    if (all.length === 0) throw new Error(`${LIBRARY} exports ${name}, which is declared nowhere`);
    return { name, all };
  });
  const known = new Set(ROOMS.map(([room]) => room));
  const strange = entries.find((e) => !known.has(roomOf(e)));
  if (strange) throw new Error(`${strange.name} comes from "${roomOf(strange)}", a room without a heading`);
  const rooms = ROOMS.map(([room, title]) => ({
    title,
    of: entries.filter((e) => roomOf(e) === room),
  })).filter(({ of }) => of.length > 0);
  const unnamed = unnamedIn(entries, modules);
  const anchors = anchorsOf([
    'The library',
    ...rooms.flatMap(({ title, of }) => [title, ...of.map((e) => e.name)]),
    ...(unnamed.length > 0 ? [UNNAMED_TITLE, ...unnamed.map((e) => e.name)] : []),
  ]);
  const lines = [
    '<!-- Made from the doc comments of src/app/library.ts; do not edit. `npm run docs` writes it again. -->',
    '',
    '# The library',
    '',
    ...[headOf(modules, LIBRARY)].flatMap((head) => (head ? [head, ''] : [])),
    'Defaults stand in the signatures; a figure without a unit is a plain count.',
    '',
    ...rooms.flatMap(({ title, of }) => [
      `**${title}**`,
      '',
      ...of.map((e) =>
        `- [${e.name}](#${anchors.get(e.name)}): ${gist(e.all[0]?.doc ?? '')}`.replace(/: $/, ''),
      ),
      '',
    ]),
    ...rooms.flatMap(({ title, of }) => [`## ${title}`, '', ...of.flatMap((e) => section(e, anchors))]),
    ...(unnamed.length > 0 ? UNNAMED : []),
    ...unnamed.flatMap((e) => section(e, anchors)),
  ];
  return {
    text: `${lines.join('\n').trimEnd()}\n`,
    undocumented: entries.flatMap((e) => (e.all[0]?.doc ? [] : [`${e.all[0]?.path}: ${e.name}`])),
    unnamed: unnamed.map((e) => e.name),
  };
}
