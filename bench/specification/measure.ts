import { BenchError } from '../measure/bench-error.ts';
import { build } from '../measure/build.ts';
import { median } from '../measure/median.ts';
import { runMeasured } from '../measure/process.ts';
import { withTemporaryFolder } from '../measure/temporary-folder.ts';
import type { Usage } from '../measure/usage.ts';
import type { Configuration, StateSpace } from './search.ts';

const script = 'bench/specification/run.ts';
const yields = ['self-wake', 'yield_now'] as const;

/** Workers, tasks and polls, each set with both ways to yield. */
const bounds: readonly (readonly [number, number, number])[] = [
  [2, 2, 2],
  [2, 2, 3],
  [2, 3, 2],
  [2, 3, 3],
  [2, 4, 2],
  [3, 2, 2],
];

/** What is searched unless something else is asked for. */
export const grid: readonly Configuration[] = bounds.flatMap(([workers, tasks, polls]) =>
  yields.map((how) => ({ yield: how, workers, tasks, polls })),
);

/** A configuration, the size of its state space, and medians of what searching it took. */
export interface Searched {
  readonly configuration: Configuration;
  readonly space: StateSpace;
  readonly usage: Usage;
}

type Run = StateSpace & Usage;

const summarise = (configuration: Configuration, runs: readonly Run[]): Searched => {
  const [space] = runs;
  if (space === undefined) throw new BenchError('failed', 'a search needs one round at least');
  return {
    configuration,
    space,
    usage: {
      cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
      peakBytes: median(runs.map(({ peakBytes }) => peakBytes)),
    },
  };
};

/** Searches each of `configurations` `rounds` times, each time in a process of its own, taking turns. */
export const measureSpecification = (
  configurations: readonly Configuration[],
  rounds: number,
): readonly Searched[] =>
  withTemporaryFolder((folder) => {
    const { outputOf } = build([script], folder);
    const searched = configurations.map((configuration) => ({
      configuration,
      runs: new Array<Run>(),
    }));
    for (let round = 0; round < rounds; round++)
      for (const { configuration, runs } of searched) {
        const { stdout, cpuSeconds, peakBytes } = runMeasured({
          program: process.execPath,
          arguments: [outputOf(script), JSON.stringify(configuration)],
        });
        const space: StateSpace = JSON.parse(stdout);
        runs.push({ ...space, cpuSeconds, peakBytes });
      }
    return searched.map(({ configuration, runs }) => summarise(configuration, runs));
  });
