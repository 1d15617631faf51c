import type { Belief } from '../../beliefs/belief.ts';
import type { Explored } from '../../check/claim.ts';
import type { Demands } from '../../check/judge.ts';
import { exploreInThread } from '../../exploration/explore.ts';
import type { Job } from '../../exploration/job.ts';
import { judgeExplorations, summarizeExplorations } from '../../check/judge-exploration.ts';
import type { ExitCode } from '../../exit-code.ts';
import type { Property } from '../../properties/property.ts';
import type { Output } from '../../report/output.ts';
import { resumedLine } from '../../report/terminal/resumed.ts';
import { verifyProgress } from '../../report/terminal/verify-progress.ts';
import { progressOn } from '../../report/text/progress.ts';
import type { ComposedSearch } from '../../verify/search.ts';
import { onInterrupt } from '../interrupt.ts';
import type { VerifyTeller } from '../reporters/verify.ts';
import type { Workload } from '../workload/workload.ts';
import type { CheckpointFlags } from './checkpoint.ts';
import { checkpointsOf } from './checkpoint.ts';
import type { ExplorationFlags } from './options.ts';
import { limitsOf, secondsOf, threadsOf } from './options.ts';

/** What to explore, what to ask of it, and whom to tell. */
export interface Inquiry {
  readonly workloads: readonly Workload[];
  readonly properties: readonly Property[];
  readonly beliefs: readonly Belief[];
  readonly exploration: ExplorationFlags & CheckpointFlags;
  /** Breadth first if undefined. */
  readonly search: ComposedSearch | undefined;
  readonly demands: Demands;
  readonly teller: VerifyTeller;
  /** Where progress is shown. */
  readonly aside: Output;
}

const filesOf = (properties: readonly Property[]): readonly string[] => [
  ...new Set(properties.flatMap(({ file }) => file ?? [])),
];

/** Explores the workloads one after the other, until all are done or Ctrl-C, and reports each. */
export const verifyAll = async (inquiry: Inquiry): Promise<ExitCode> => {
  const { workloads, properties, beliefs, exploration, search, demands, teller, aside } = inquiry;
  const checkpoints = checkpointsOf(exploration, workloads);
  const interrupt = onInterrupt(aside);
  const limits = limitsOf(exploration);
  const started = performance.now();
  const found: Explored[] = [];
  for (const [index, workload] of workloads.entries()) {
    if (interrupt.requested()) break;
    const progress = progressOn(aside);
    const name = `${workload.scenario} under ${workload.size.yield}`;
    const spent = (performance.now() - started) / 1000;
    const checkpoint = checkpoints[index];
    const job: Job = {
      workload,
      properties: properties.map(({ id }) => id),
      propertyFiles: filesOf(properties),
      beliefs: beliefs.map(({ claim }) => claim.id),
      limits: { ...limits, seconds: secondsOf(exploration, spent, workloads.length - index) },
      symmetry: exploration.symmetry ?? true,
      fingerprint: exploration.fingerprint ?? false,
      threads: threadsOf(exploration),
      minimize: exploration.minimize ?? true,
      ...(search && { search }),
      ...(checkpoint && { checkpoint }),
    };
    const explored = await exploreInThread(job, interrupt, {
      onProgress: (now) => progress.update(() => verifyProgress(name, now, aside.columns)),
      onResumed: (resumed) => {
        progress.clear();
        aside.write(`${resumedLine(resumed)}\n`);
      },
    });
    progress.clear();
    found.push(explored);
    teller.explored(explored, interrupt.requested());
  }
  const interrupted = interrupt.requested();
  interrupt.release();
  const summaries = summarizeExplorations(properties, found);
  const judgement = judgeExplorations(summaries, found, demands, interrupted);
  teller.finish(summaries, judgement, interrupted);
  return judgement.code;
};
