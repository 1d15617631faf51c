import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Verification, VerifyProgress } from '../../verify/verify.ts';
import type { Interrupt } from '../interrupt.ts';
import type { Job } from './job.ts';
import { withBeliefs } from './job.ts';
import { isOutOfMemory, MemoryError } from './memory-error.ts';
import type { ThreadData, ThreadMessage } from './thread.ts';

const betweenLooks = 50;

/**
 * Explores on a thread of its own, so that this one stays free to hear Ctrl-C; an interrupted exploration ends as
 * if its time were up, with what it has found. Rejects with a `MemoryError` when memory runs out.
 */
export const exploreInThread = (
  job: Job,
  interrupt: Interrupt,
  onProgress: (progress: VerifyProgress) => void,
): Promise<Verification> => {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData = { job, stop };
  const worker = new Worker(new URL(`./thread${extname(import.meta.url)}`, import.meta.url), { workerData });
  const look = setInterval(() => {
    if (interrupt.requested()) Atomics.store(stop, 0, 1);
  }, betweenLooks);
  let states = 0;
  return new Promise<Verification>((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'done') return resolve(withBeliefs(message.findings));
      states = message.progress.states;
      onProgress(message.progress);
    });
    worker.on('error', (error: Error) =>
      reject(isOutOfMemory(error) ? new MemoryError(states, error) : error),
    );
    worker.on('exit', (code) => reject(new Error(`the exploring thread ended early (${code})`)));
  }).finally(() => clearInterval(look));
};
