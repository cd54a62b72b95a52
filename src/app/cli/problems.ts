import type { Problem } from '../../model/index.ts';

/** Problems as editors and people read them: `file:line:column  path: message`. */
export const problemLines = (problems: readonly Problem[]): string[] =>
  problems.map((p) => {
    const path = p.path === '' ? '' : `${p.path}: `;
    return `${p.file}:${p.line}:${p.column}  ${path}${p.message}`;
  });
