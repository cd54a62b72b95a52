import { extname } from 'node:path';
import { printableJson } from '../../model/index.ts';
import { transcript } from '../../report/index.ts';
import { exportFor, recordOfSession } from '../../session/index.ts';
import { storyOfSession } from '../narrate.ts';
import { type Linear, not, type Reply, told } from './state.ts';

/** What a seat may take away: of a game under way what it knows, of one that is over everything. */
function contents(s: Linear, end: string): string | null {
  const { over } = s.session.play.position;
  const reader = s.viewer < 0 ? 'public' : s.viewer;
  switch (end) {
    case '.json':
      return `${printableJson(over ? recordOfSession(s.session) : exportFor(s.session, reader), 1)}\n`;
    case '.txt':
      return transcript(
        storyOfSession(s.session),
        over ? 'host' : reader === 'public' ? reader : { seat: reader },
      );
    default:
      return null;
  }
}

/** Writes the game to a file; nothing that is there is written over without `force`. */
export function exported(s: Linear, words: readonly string[]): Reply {
  const [file, force, ...more] = words;
  if (file === undefined || more.length > 0 || (force !== undefined && force.toLowerCase() !== 'force'))
    return not(s, 'Say a file, as "export game.json" or "export story.txt", and "force" to write over one.');
  const text = contents(s, extname(file).toLowerCase());
  if (text === null) return not(s, 'The name of the file ends with .json for data, or .txt for a story.');
  return { ...told(s), job: { kind: 'export', file, text, force: force !== undefined } };
}
