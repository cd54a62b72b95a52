import { Composer, type Document, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import type { Problem } from '../model/index.ts';
import { cut } from './characters.ts';
import { Converter, DEEPEST } from './convert.ts';
import { type Mark, type Page, problemAt } from './marks.ts';

/** Text larger than this is not looked at (characters; 4 MiB of ASCII). */
export const LARGEST_TEXT: number = 4 * 1024 * 1024;
/** Most YAML tokens in a file: a scenario of 200 KB has some 80,000. */
export const MOST_TOKENS = 250_000;

/** What a file says, where it says it, and what could not be read. */
export interface Reading {
  readonly value: unknown;
  readonly mark: Mark;
  readonly problems: readonly Problem[];
  /** Dotted paths whose values were refused here: the shape check need not report them again. */
  readonly refused: ReadonlySet<string>;
  /** False when the file as a whole could not be read. */
  readonly readable: boolean;
}

/** Anything that text files do not hold, and what stands for bytes that are not UTF-8. */
const BINARY = /[^\P{Cc}\t\n\r]|\uFFFD/u;

/** Errors of the YAML parser that are told. */
const MOST_ERRORS = 1000;

class TooMuch extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Tokens to a document, one token at a time, so that deep or endless input is given up early. */
function compose(text: string, page: Page): Document.Parsed[] {
  const parser = new Parser(page.lines.addNewLine);
  const composer = new Composer({
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const documents: Document.Parsed[] = [];
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (documents.length > 1) return documents;
    tokens += 1;
    // Below the top of the stack is the document itself.
    if (parser.stack.length > DEEPEST + 2) {
      throw new TooMuch(
        parser.offset - lexeme.length,
        `nested more than ${DEEPEST} deep: no scenario needs that`,
      );
    }
    if (tokens > MOST_TOKENS) {
      throw new TooMuch(
        parser.offset - lexeme.length,
        `more than ${MOST_TOKENS} YAML tokens: spread the scenario over several files`,
      );
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  return documents;
}

/** A message of the YAML parser in the words of someone who writes a scenario. */
function syntaxMessage(error: { readonly code: string; readonly message: string }): string {
  if (error.code === 'TAB_AS_INDENT') return 'tabs cannot indent YAML: use spaces';
  if (error.code === 'NON_STRING_KEY') return 'a key must be a plain name';
  return `not valid YAML: ${cut(error.message, 160)}`;
}

/** Reads one file. Never throws: whatever is wrong becomes a problem with its line and column. */
export function readYaml(name: string, given: string): Reading {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const page: Page = { name, lines };
  const empty: Mark = { page, offset: 0, members: new Map() };
  const unreadable = (problems: readonly Problem[]): Reading => ({
    value: undefined,
    mark: empty,
    problems,
    refused: new Set(),
    readable: false,
  });
  const fault = (offset: number, message: string): Reading =>
    unreadable([problemAt(page, offset, [], message)]);
  if (given.length > LARGEST_TEXT) {
    const size = (given.length / 1024 / 1024).toFixed(1);
    return fault(0, `the file has ${size} MiB: at most 4 MiB are read`);
  }
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const binary = text.search(BINARY);
  if (binary >= 0) {
    const before = text.slice(0, binary).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    const code = (text.codePointAt(binary) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const message = `not a text file in UTF-8: found the character U+${code}`;
    return unreadable([{ file: name, line: before.length, column, path: '', message }]);
  }
  try {
    const [document, second] = compose(text, page);
    if (document === undefined) return fault(0, 'the file is empty');
    if (second !== undefined) {
      const message = 'a second YAML document (after ---) in one file: put it in a file of its own';
      return fault(second.range[0], message);
    }
    if (document.errors.length > 0) {
      return unreadable(
        document.errors
          .slice(0, MOST_ERRORS)
          .map((error) => problemAt(page, error.pos[0], [], syntaxMessage(error))),
      );
    }
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
      return fault(0, 'the file says nothing: a scenario starts with format: demarche/1');
    }
    const converter = new Converter(page);
    const { value, mark } = converter.convert(document.contents, [], 0);
    const { problems, refused } = converter;
    if (!isMap(document.contents)) {
      const found = isSeq(document.contents) ? 'a list' : 'a single value';
      const message = `expected a map of keys such as format, clauses and parties, found ${found}`;
      return problems.length > 0 ? unreadable(problems) : fault(mark.offset, message);
    }
    return { value, mark, problems, refused, readable: true };
  } catch (error) {
    if (error instanceof TooMuch) return fault(error.offset, error.message);
    // The YAML library's own limits (its stack, its assertions) are the input's fault, not ours.
    const reason = error instanceof Error ? error.message : String(error);
    return fault(0, `cannot be read as YAML: ${cut(reason, 160)}`);
  }
}
