import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isOutOfMemory, MemoryError } from '../../exploration/memory-error.ts';
import type { Comparing } from '../compare-sides.ts';
import type { Comparison } from '../comparison.ts';

/** With fewer states than this a comparison shows nothing. */
const fewestStates = 1000;

const compareOnce = (comparing: Comparing, signal: AbortSignal | undefined): Promise<Comparison> => {
  const worker = new Worker(new URL(`./thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: comparing,
  });
  const over = new AbortController();
  return new Promise<Comparison>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the comparing thread ended early (${code})`)));
  }).finally(async () => {
    over.abort();
    if (signal?.aborted) await worker.terminate();
  });
};

/**
 * Compares on a thread of its own, so that this one stays free. One that could not get the memory it needs took what it knew
 * with it: it is all done again with half of the states, as if that had been the limit.
 *
 * Rejects with a `MemoryError` when even few states are too many, and with the reason of `signal` when that aborts.
 */
export const compareInThread = async (
  comparing: Comparing & { readonly limits: { readonly states: number } },
  signal?: AbortSignal,
): Promise<Comparison> => {
  signal?.throwIfAborted();
  for (let { states } = comparing.limits; ; states = Math.floor(states / 2))
    try {
      return await compareOnce({ ...comparing, limits: { ...comparing.limits, states } }, signal);
    } catch (error) {
      if (!(error instanceof Error) || !isOutOfMemory(error)) throw error;
      if (states < fewestStates) throw new MemoryError(states, error);
    }
};
