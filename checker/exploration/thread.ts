import { parentPort, workerData } from 'node:worker_threads';
import { CheckpointError } from '../../traces/index.ts';
import type { CheckpointFaultCode, Resumed } from '../../traces/index.ts';
import type { VerifyProgress } from '../verify/verify.ts';
import type { Findings, Job } from './job.ts';
import { runJob } from './job.ts';

/** What the thread is started with. */
export interface ThreadData {
  readonly job: Job;
  /** One number; not 0 asks the thread to stop exploring. */
  readonly stop: Int32Array;
}

/** What the thread says. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: VerifyProgress }
  | { readonly kind: 'resumed'; readonly resumed: Resumed }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'done'; readonly findings: Findings };

/** A `CheckpointError` as plain data: errors lose their class on the way to another thread. */
export interface Refusal {
  readonly code: CheckpointFaultCode;
  readonly file: string;
  readonly problem: string;
  readonly advice: string;
}

const { job, stop }: ThreadData = workerData;
const say = (message: ThreadMessage): void => parentPort?.postMessage(message);

try {
  const findings = runJob(job, () => Atomics.load(stop, 0) !== 0, {
    onProgress: (progress) => say({ kind: 'progress', progress }),
    onResumed: (resumed) => say({ kind: 'resumed', resumed }),
  });
  say({ kind: 'done', findings });
} catch (error) {
  if (!(error instanceof CheckpointError)) throw error;
  const { code, file, problem, advice } = error;
  say({ kind: 'refused', refusal: { code, file, problem, advice } });
}
