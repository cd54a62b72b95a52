import { fileURLToPath } from 'node:url';
import type { ApartTasks } from './apart-worker.ts';
import { interruptible } from './interrupt.ts';

/** Can a thread be started here? Node 20 starts no TypeScript file: from source the work is done in this one. */
const canThread: boolean = import.meta.url.endsWith('.js');

/** Work done on a thread of its own, or the exit code of what stopped it. */
export type Apart<T> = { readonly done: T } | { readonly stopped: number };

/**
 * Does long work that never gives way to the event loop on a thread of its own, so that Ctrl-C, TERM and HUP are heard.
 * Small work is better done `here`: starting the thread takes as long as a small analysis.
 */
export async function apart<K extends keyof ApartTasks>(
  name: K,
  data: Parameters<ApartTasks[K]>[0],
  here: () => ReturnType<ApartTasks[K]>,
): Promise<Apart<ReturnType<ApartTasks[K]>>> {
  if (!canThread) return { done: here() };
  return interruptible(async ({ signal, code }) => {
    const { Piscina } = await import('piscina');
    const pool = new Piscina<Parameters<ApartTasks[K]>[0], ReturnType<ApartTasks[K]>>({
      filename: fileURLToPath(new URL('./apart-worker.js', import.meta.url)),
      minThreads: 1,
      maxThreads: 1,
    });
    try {
      return { done: await pool.run(data, { name, signal }) };
    } catch (error) {
      if (signal.aborted) return { stopped: code() };
      throw error;
    } finally {
      await pool.destroy();
    }
  });
}
