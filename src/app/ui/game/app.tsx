import { Box, type Key, Text, type TextProps, useInput } from 'ink';
import { type ReactElement, useSyncExternalStore } from 'react';
import type { Row, Tone } from '../canvas/paint.ts';
import { compose } from '../screens/compose.ts';
import type { Store } from './store.ts';

const STYLE: Readonly<Record<Tone, TextProps>> = {
  plain: {},
  strong: { bold: true },
  dim: { dimColor: true },
  good: { color: 'green' },
  warn: { color: 'yellow' },
  bad: { color: 'red', bold: true },
  cursor: { inverse: true },
  title: { bold: true, color: 'cyan' },
};

/** One line of the screen. */
export function Line({ line }: { readonly line: Row }): ReactElement {
  return (
    <Text wrap="truncate-end">
      {line.map((s, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is drawn whole, its parts have no other name
        <Text key={i} {...STYLE[s.tone]}>
          {s.text}
        </Text>
      ))}
    </Text>
  );
}

/** The rows of a screen. */
export function Frame({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  return (
    <Box flexDirection="column">
      {rows.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its name
        <Line key={i} line={line} />
      ))}
    </Box>
  );
}

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

/** The names of the keys in one piece of input: several when they came at once. */
export function keyNames(input: string, key: Key): string[] {
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab'];
  const named = NAMED.find(([flag]) => key[flag] === true);
  if (named) return [named[1]];
  if (key.ctrl) return input === 'c' || input === 'z' ? [`ctrl-${input}`] : [];
  if (key.meta) return [];
  return [...input].flatMap((ch) => {
    if (ch === ' ') return ['space'];
    if (ch === '\r' || ch === '\n') return ['enter'];
    return ch >= ' ' && ch !== '\u007F' ? [ch] : [];
  });
}

/** Sends what is typed to the store. */
function useKeys(store: Store): void {
  useInput((input, key) => {
    for (const name of keyNames(input, key)) store.press(name);
  });
}

/** The game: a view of the store's state, and its keys. */
export function App({ store }: { readonly store: Store }): ReactElement {
  useKeys(store);
  const state = useSyncExternalStore(store.subscribe, store.state);
  return <Frame rows={compose(state)} />;
}
