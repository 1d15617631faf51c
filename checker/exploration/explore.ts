import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CheckpointError } from '../../traces/index.ts';
import type { Explored } from '../check/claim.ts';
import type { Job, JobListener } from './job.ts';
import { withBeliefs } from './job.ts';
import { isOutOfMemory, MemoryError } from './memory-error.ts';
import type { ThreadData, ThreadMessage } from './thread.ts';

/** Whether somebody asked the work to end. */
export interface Interruptible {
  /** Asked now and then; true ends the search with what it has found. */
  requested(): boolean;
  /** Ends the work at once and with nothing: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

const betweenLooks = 50;
/** With fewer states than this a search shows nothing. */
const fewestStates = 1000;

/** Rejects with a `MemoryError` when memory runs out. */
const exploreOnce = (
  job: Job,
  interrupt: Interruptible,
  { onProgress, onResumed }: JobListener,
): Promise<Explored> => {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData = { job, stop };
  const worker = new Worker(new URL(`./thread${extname(import.meta.url)}`, import.meta.url), { workerData });
  const look = setInterval(() => {
    if (interrupt.requested()) Atomics.store(stop, 0, 1);
  }, betweenLooks);
  const { signal } = interrupt;
  let states = 0;
  let abort: (() => void) | undefined;
  return new Promise<Explored>((resolve, reject) => {
    abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'done') return resolve(withBeliefs(message.findings));
      if (message.kind === 'resumed') return onResumed(message.resumed);
      if (message.kind === 'refused') {
        const { code, file, problem, advice } = message.refusal;
        return reject(new CheckpointError(code, file, problem, advice));
      }
      if (message.progress.property === null) ({ states } = message.progress);
      onProgress(message.progress);
    });
    worker.on('error', (error: Error) =>
      reject(isOutOfMemory(error) ? new MemoryError(states, error) : error),
    );
    worker.on('exit', (code) => reject(new Error(`the exploring thread ended early (${code})`)));
  }).finally(async () => {
    clearInterval(look);
    if (abort !== undefined) signal?.removeEventListener('abort', abort);
    if (signal?.aborted) await worker.terminate();
  });
};

/**
 * Explores on a thread of its own, so that this one stays free to hear Ctrl-C; an interrupted exploration ends as
 * if its time were up, with what it has found.
 *
 * A thread that could not get the memory it needs takes what it knew with it. So it is all done again with half of the
 * states, which ends as if the limit on memory were reached. Rejects with a `MemoryError` when even few states are too
 * many, with the reason of the signal when that aborts, and with a `CheckpointError` when the job's checkpoint cannot be used.
 */
export const exploreInThread = async (
  job: Job,
  interrupt: Interruptible,
  listener: JobListener,
): Promise<Explored> => {
  interrupt.signal?.throwIfAborted();
  let most = job.limits.states ?? Infinity;
  for (let isAgain = false; ; isAgain = true)
    try {
      const limits = isAgain ? { ...job.limits, states: most } : job.limits;
      const explored = await exploreOnce({ ...job, limits }, interrupt, listener);
      return isAgain && explored.cut === 'states' ? { ...explored, cut: 'bytes' } : explored;
    } catch (error) {
      // With a checkpoint, all states found before would be loaded again.
      if (!(error instanceof MemoryError) || job.checkpoint !== undefined) throw error;
      most = Math.floor(Math.min(most, error.states === 0 ? Infinity : error.states) / 2);
      if (most === Infinity || most < fewestStates || interrupt.requested()) throw error;
    }
};
