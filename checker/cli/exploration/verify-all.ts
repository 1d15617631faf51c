import { formatPath } from '../../../traces/index.ts';
import type { Belief } from '../../beliefs/belief.ts';
import type { Demands } from '../../check/judge.ts';
import { judgeExplorations, summarizeExplorations } from '../../check/judge-exploration.ts';
import type { ExitCode } from '../../exit-code.ts';
import type { Property } from '../../properties/property.ts';
import type { Output } from '../../report/output.ts';
import { verifyProgress } from '../../report/terminal/verify-progress.ts';
import { progressOn } from '../../report/text/progress.ts';
import type { VerifyReporter } from '../../report/verify-reporter.ts';
import type { Verification } from '../../verify/verify.ts';
import { onInterrupt } from '../interrupt.ts';
import type { Workload } from '../workload/workload.ts';
import { exploreInThread } from './explore.ts';
import type { Job } from './job.ts';

/** What to explore, what to ask of it, and whom to tell. */
export interface Inquiry {
  readonly workloads: readonly Workload[];
  readonly properties: readonly Property[];
  readonly beliefs: readonly Belief[];
  readonly limits: Job['limits'];
  readonly demands: Demands;
  readonly reporter: VerifyReporter;
  /** Where progress is shown. */
  readonly aside: Output;
}

/** Explores the workloads one after the other, until all are done or Ctrl-C, and reports each. */
export const verifyAll = async (inquiry: Inquiry): Promise<ExitCode> => {
  const { workloads, properties, beliefs, limits, demands, reporter, aside } = inquiry;
  const interrupt = onInterrupt(aside);
  const found: Verification[] = [];
  for (const workload of workloads) {
    if (interrupt.requested()) break;
    const progress = progressOn(aside);
    const name = `${workload.scenario} under ${workload.size.yield}`;
    const job: Job = {
      workload,
      properties: properties.map(({ id }) => id),
      beliefs: beliefs.map(({ claim }) => claim.id),
      limits,
    };
    const verification = await exploreInThread(job, interrupt, (now) =>
      progress.update(() => verifyProgress(name, now)),
    );
    progress.clear();
    found.push(verification);
    reporter.explored(verification, interrupt.requested());
  }
  const interrupted = interrupt.requested();
  interrupt.release();
  const summaries = summarizeExplorations(properties, found);
  const judgement = judgeExplorations(summaries, found, demands, interrupted);
  reporter.finish(summaries, judgement, interrupted);
  return judgement.code;
};

/** A path as an argument of `--replay`. */
export const replayArguments = (path: Parameters<typeof formatPath>[0]): readonly string[] => [
  '--replay',
  formatPath(path),
];
