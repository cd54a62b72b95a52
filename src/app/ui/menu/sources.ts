import type { CaseFacts, Choice, MenuEvent, MenuState, Read, SaveFacts } from './state.ts';

/** Where the menu gets what it shows, and what it does with a choice. */
export interface MenuSources {
  /** The names of the scenarios. */
  readonly names: () => Promise<readonly string[]>;
  readonly readCase: (name: string) => Promise<Read<CaseFacts>>;
  /** What the first line of a saved game says: quickly. */
  readonly glance: (file: string) => Read<SaveFacts>;
  /** The same with where it stands: the game is played again for it. */
  readonly readSave: (file: string) => Promise<Read<SaveFacts>>;
  /** Loads what every game needs, so that the first one opens sooner. */
  readonly warm: () => Promise<void>;
  /** Nothing more is read for now; what is being read is given up. */
  readonly close: () => void;
  /**
   * Opens what was chosen; `curtain` is called when it is ready to take the screen. Resolves to the exit code once it
   * has been left, or to why it cannot be opened.
   */
  readonly open: (
    choice: Exclude<Choice, { readonly kind: 'quit' }>,
    shown: Pick<MenuState, 'colour' | 'ascii'>,
    curtain: () => void,
  ) => Promise<number | string>;
}

/** Lets keys and timers have their turn between two pieces of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const whyNot = (error: unknown): { readonly trouble: string } => ({
  trouble: error instanceof Error ? error.message : String(error),
});

/**
 * Reads everything the menu shows, what is looked at first: the last game, the scenario whose seats are wanted, the
 * other scenarios, the other games. Ends early once something has been chosen, or it is `wanted` no longer.
 */
export async function readAll(
  sources: MenuSources,
  state: () => MenuState,
  tell: (event: MenuEvent) => void,
  wanted: () => boolean = () => true,
): Promise<void> {
  const stopped = (): boolean => state().choice !== null || !wanted();
  for (const { name } of state().saves.slice(0, 40)) tell({ type: 'save', name, read: sources.glance(name) });
  const readSave = async (name: string): Promise<void> => {
    const before = state().saves.find((x) => x.name === name)?.read;
    if (before && 'trouble' in before) return;
    tell({ type: 'save', name, read: await sources.readSave(name).catch(whyNot) });
    await breathe();
  };
  await breathe();
  const names = sources.names();
  const warm = sources.warm().catch(() => undefined);
  tell({ type: 'names', names: await names });
  const [last, ...others] = state().saves;
  if (last && !stopped()) await readSave(last.name);
  while (!stopped()) {
    const { cases, chosen } = state();
    const waiting = (cases ?? []).filter((c) => c.read === null);
    const next = waiting.find((c) => c.name === chosen) ?? waiting[0];
    if (!next) break;
    tell({ type: 'case', name: next.name, read: await sources.readCase(next.name).catch(whyNot) });
    await breathe();
  }
  for (const { name } of others) if (!stopped()) await readSave(name);
  await warm;
  if (!stopped()) sources.close();
}
