/** What would end the process in the midst of something, and by which exit code that is told. */
const ENDS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

/** Where somebody else listens for a signal too, as the game does, it is theirs to end the process. */
const LISTENERS = Object.entries(ENDS).map(([name, code]) => {
  const heard = (): void => {
    if (process.listenerCount(name) === 1) process.exit(code);
  };
  return [name, heard] as const;
});

let raised = 0;

/**
 * From now on a signal ends the process by an exit, in a turn of the event loop of its own, so that what goes on now is
 * done and what listens for the exit is heard. Without a listener the system would end it at once.
 * @returns gives it up, once
 */
export function raiseShield(): () => void {
  raised += 1;
  if (raised === 1) for (const [name, heard] of LISTENERS) process.on(name, heard);
  let up = true;
  return () => {
    if (!up) return;
    up = false;
    raised -= 1;
    if (raised === 0) for (const [name, heard] of LISTENERS) process.off(name, heard);
  };
}

/** Does something short that no signal breaks off: it is heard when that is done. */
export function unbroken<T>(work: () => T): T {
  const lower = raiseShield();
  try {
    return work();
  } finally {
    // A signal that came meanwhile is heard in the next turn of the event loop, which may be the one after this.
    setImmediate(() => setImmediate(lower));
  }
}
