import { Box, Text } from 'ink';
import { type ReactElement, useSyncExternalStore } from 'react';
import { inked } from '../canvas/colour.ts';
import type { Row } from '../canvas/paint.ts';
import { compose } from '../screens/compose.ts';
import type { Store } from './store.ts';

/** The rows of a screen. */
export function Frame({
  rows,
  colour,
}: {
  readonly rows: readonly Row[];
  readonly colour: boolean;
}): ReactElement {
  return (
    <Box flexDirection="column">
      {rows.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its name
        <Text key={i} wrap="truncate-end">
          {inked(line, colour)}
        </Text>
      ))}
    </Box>
  );
}

/** The game: a view of the store's state. Keys reach the store by way of the keyboard, not of ink. */
export function App({
  store,
  colour = false,
}: {
  readonly store: Store;
  readonly colour?: boolean;
}): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.state);
  return <Frame rows={compose(state)} colour={colour} />;
}
