import { parentPort, workerData } from 'node:worker_threads';
import type { VerifyProgress } from '../../verify/verify.ts';
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
  | { readonly kind: 'done'; readonly findings: Findings };

const { job, stop }: ThreadData = workerData;
const say = (message: ThreadMessage): void => parentPort?.postMessage(message);

const findings = runJob(
  job,
  () => Atomics.load(stop, 0) !== 0,
  (progress) => say({ kind: 'progress', progress }),
);
say({ kind: 'done', findings });
