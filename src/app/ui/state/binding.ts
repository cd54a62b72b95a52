import type { Command, DialogKind } from './state.ts';

/** Keys that do one thing in the present state. `label` is what the footer says; empty: known from the help only. */
export interface Binding {
  readonly keys: readonly string[];
  /** How the keys are written on screen. */
  readonly show: string;
  readonly label: string;
  readonly command: Command;
}

/** Keys, how the footer shows them, and what they mean. */
export const bind = (
  show: string,
  label: string,
  command: Command,
  keys: readonly string[] = [show],
): Binding => ({ keys, show, label, command });

/** A key that opens a dialog. */
export const opens = (show: string, label: string, dialog: DialogKind): Binding =>
  bind(show, label, { type: 'open', dialog });
