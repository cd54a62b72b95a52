import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  type Project,
  type Symbol as Sign,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of `src/` with every node of its tree, parents first. */
export interface CheckedFile {
  /** Path inside `src`. */
  readonly path: string;
  readonly file: SourceFile;
  readonly nodes: readonly Node[];
}

/** The sources as the compiler sees them: trees, names and types. To be closed. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly checker: Checker;
  readonly typeOf: (node: Node) => Type | undefined;
  /** Types of many nodes in one go, kept for `typeOf`. */
  readonly learn: (nodes: readonly Node[]) => void;
  /** What a name stands for, imports followed to where it is declared. */
  readonly signOf: (node: Node) => Sign | undefined;
  /** Path inside `src` of the file that declares it; empty for what is declared elsewhere. */
  readonly homeOf: (sign: Sign) => string;
  readonly declarationOf: (sign: Sign) => Node | undefined;
  /** The type that a room exports under a name. */
  readonly exported: (room: string, name: string) => Type;
  readonly place: (node: Node) => string;
  readonly close: () => void;
}

function nodesOf(file: SourceFile): Node[] {
  const list: Node[] = [];
  const visit = (node: Node): undefined => {
    list.push(node);
    node.forEachChild(visit);
    return undefined;
  };
  file.forEachChild(visit);
  return list;
}

const isAlias = (sign: Sign): boolean => (sign.flags & SymbolFlags.Alias) !== 0;

/**
 * Opens the sources. `added` is text to be read at the end of a file, by its path inside `src`, as if it stood there.
 * @throws when there is no such project or file
 */
export function openSources(added: Readonly<Record<string, string>> = {}): Checked {
  const src = `${ROOT}src/`;
  const extra = new Map(Object.entries(added).map(([path, text]) => [src + path, text]));
  const readFile = (path: string): string | undefined => {
    const more = extra.get(path);
    return more === undefined ? undefined : `${readFileSync(path, 'utf8')}\n${more}`;
  };
  const api = new API({ cwd: ROOT, fs: { readFile } });
  const project: Project | undefined = api
    .updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] })
    .getProjects()[0];
  if (!project) throw new Error(`${ROOT}tsconfig.json: no project`);
  const { checker, program } = project;
  const files = program
    .getSourceFileNames()
    .filter((name) => name.startsWith(src))
    .sort()
    .map((name): CheckedFile => {
      const file = program.getSourceFile(name);
      if (!file) throw new Error(`${name}: cannot be read`);
      return { path: name.slice(src.length), file, nodes: nodesOf(file) };
    });
  const types = new Map<Node, Type | undefined>();
  const signs = new Map<Node, Sign | undefined>();
  const learn = (nodes: readonly Node[]): void => {
    const fresh = nodes.filter((node) => !types.has(node));
    for (const [i, type] of checker.getTypeAtLocation(fresh).entries()) {
      const node = fresh[i];
      if (node) types.set(node, type);
    }
  };
  const typeOf = (node: Node): Type | undefined => {
    if (!types.has(node)) types.set(node, checker.getTypeAtLocation(node));
    return types.get(node);
  };
  const signOf = (node: Node): Sign | undefined => {
    if (!signs.has(node)) {
      const here = checker.getSymbolAtLocation(node);
      signs.set(node, here && isAlias(here) ? checker.getAliasedSymbol(here) : here);
    }
    return signs.get(node);
  };
  const homeOf = (sign: Sign): string => {
    const path = (sign.valueDeclaration ?? sign.declarations[0])?.path ?? '';
    const at = path.toLowerCase().indexOf(src.toLowerCase());
    return at < 0 ? '' : path.slice(at + src.length);
  };
  const declarationOf = (sign: Sign): Node | undefined =>
    (sign.valueDeclaration ?? sign.declarations[0])?.resolve(project);
  const exported = (room: string, name: string): Type => {
    const door = files.find((f) => f.path === `${room}/index.ts`)?.file;
    const module = door && checker.getSymbolAtLocation(door);
    const found = module && checker.getExportsOfModule(module).find((s) => s.name === name);
    if (!found) throw new Error(`${room}/index.ts exports no ${name}`);
    return checker.getDeclaredTypeOfSymbol(isAlias(found) ? checker.getAliasedSymbol(found) : found);
  };
  const place = (node: Node): string => {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return `${file.fileName.slice(src.length)}:${line + 1}`;
  };
  return {
    files,
    checker,
    typeOf,
    learn,
    signOf,
    homeOf,
    declarationOf,
    exported,
    place,
    close: () => api.close(),
  };
}

/** A node's text in one line, cut where it is long. */
export const oneLine = (node: Node): string => node.getText().replace(/\s+/g, ' ').slice(0, 100);
