/** Waits until something holds, looking again at every turn of the event loop; fails after a deadline. */
export function until(holds: () => boolean, what: () => string, deadline = 20_000): Promise<void> {
  const end = Date.now() + deadline;
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (holds()) resolve();
      else if (Date.now() > end) reject(new Error(`waited in vain for ${what()}`));
      else setTimeout(look, 10);
    };
    look();
  });
}
