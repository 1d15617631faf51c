import { formatPath, TooManyStatesError } from '../../../traces/index.ts';
import type { ExitCode } from '../../exit-code.ts';
import { exitCode, gravest } from '../../exit-code.ts';
import type { Generated, GenerateReporter } from '../../report/generate-reporter.ts';
import { number } from '../../report/text/words.ts';
import type { Output } from '../../report/output.ts';
import type { Progress } from '../../report/text/progress.ts';
import type { Interrupt } from '../interrupt.ts';
import { onInterrupt } from '../interrupt.ts';
import type { Workload } from '../workload/workload.ts';
import type { Destination } from './destination.ts';
import type { Generation, Selection } from '../../generation/runs.ts';
import { generate } from '../../generation/runs.ts';

/** What to generate, where to, and whom to tell. */
export interface Order {
  readonly workloads: readonly Workload[];
  readonly selection: Selection;
  /** Runs of a workload at most. */
  readonly limit: number;
  readonly destination: Destination;
  readonly reporter: GenerateReporter;
  readonly progress: Progress;
  /** Where it is said what happens after Ctrl-C. */
  readonly aside: Output;
}

type Made = Pick<Generated, 'runs' | 'events' | 'longest' | 'complete'>;

const deliver = async (
  workload: Workload,
  { runs }: Generation,
  { limit, destination, progress }: Order,
  interrupt: Interrupt,
): Promise<Made> => {
  const made = { runs: 0, events: 0, longest: 0 };
  for (const run of runs) {
    if (made.runs >= limit || interrupt.requested() || destination.closed())
      return { ...made, complete: false };
    made.runs += 1;
    made.events += run.events.length;
    made.longest = Math.max(made.longest, run.path.length);
    await destination.take(workload, run, made.runs);
    progress.update(() => `${workload.scenario}: ${number(made.runs)} runs, now at ${formatPath(run.path)}`);
  }
  return { ...made, complete: true };
};

const identity = ({ scenario, size, flavor, release, wasmtime, constants }: Workload) => ({
  scenario,
  yield: size.yield,
  ...(flavor && { flavor }),
  release,
  ...(wasmtime !== undefined && { wasmtime }),
  constants,
});

/** Generates what was ordered, workload by workload. */
export const generateAll = async (order: Order): Promise<ExitCode> => {
  const { workloads, selection, reporter, progress } = order;
  const codes: ExitCode[] = [];
  for (const workload of workloads) {
    try {
      progress.announce(`${workload.scenario} under ${workload.size.yield}: looking for runs`);
      const generation = generate(workload, selection);
      const interrupt = onInterrupt(order.aside);
      const made = await deliver(workload, generation, order, interrupt);
      if (interrupt.requested()) codes.push(exitCode.inconclusive);
      interrupt.release();
      progress.clear();
      const { cover: goal } = selection;
      const { covered: items } = generation;
      const covers = goal === undefined || items === undefined ? {} : { covers: { goal, items } };
      reporter.generated({ ...identity(workload), ...made, ...covers });
    } catch (error) {
      progress.clear();
      if (!(error instanceof TooManyStatesError)) throw error;
      codes.push(exitCode.inconclusive);
      const nothing = { runs: 0, events: 0, longest: 0, complete: false };
      reporter.generated({ ...identity(workload), ...nothing, failure: error.message });
    }
  }
  const code = gravest(codes);
  reporter.finish(code);
  return code;
};
