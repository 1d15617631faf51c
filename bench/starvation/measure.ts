import type { YieldName } from '../../model/index.ts';
import { BenchError } from '../measure/bench-error.ts';
import { build } from '../measure/build.ts';
import { median } from '../measure/median.ts';
import { runMeasured } from '../measure/process.ts';
import { withTemporaryFolder } from '../measure/temporary-folder.ts';
import type { Usage } from '../measure/usage.ts';
import { works, type Endless, type Space, type Work } from './work.ts';

const script = 'bench/starvation/run.ts';

const timerOn =
  (workers: number) =>
  (interval: number): Endless => ({
    workload: 'timer-beside-guests',
    yield: 'self-wake',
    tasks: 2,
    workers,
    interval,
  });

const oneBesideOnTwo =
  (workload: string, how: YieldName) =>
  (interval: number): Endless => ({ workload, yield: how, tasks: 1, workers: 2, interval });

/**
 * What is compared unless something else is asked for: one worker with the constants of Tokio, two with growing
 * intervals.
 */
export const endlessGrid: readonly Endless[] = [
  timerOn(1)(61),
  { workload: 'ping-pong', yield: 'yield_now', tasks: 1, workers: 1, interval: 61 },
  ...[4, 8, 16, 61].map(timerOn(2)),
  ...[4, 8, 16].map(oneBesideOnTwo('foreign-wakes', 'self-wake')),
  ...[4, 8].map(oneBesideOnTwo('hogged-worker', 'yield_now')),
];

/** An endless workload, the size of its graph, and medians of what each work with it took. */
export interface Compared {
  readonly endless: Endless;
  readonly space: Space;
  readonly usage: Readonly<Record<Work, Usage>>;
}

type Run = Space & Usage & { readonly work: Work };

const mediansOf = (runs: readonly Run[]): Usage => ({
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakBytes: median(runs.map(({ peakBytes }) => peakBytes)),
});

const summarise = (endless: Endless, runs: readonly Run[]): Compared => {
  const [space] = runs;
  if (space === undefined) throw new BenchError('failed', 'a comparison needs one round at least');
  if (runs.some(({ states, transitions }) => states !== space.states || transitions !== space.transitions))
    throw new BenchError('failed', `${JSON.stringify(endless)}: the graphs differ in size`);
  const of = (work: Work): Usage => mediansOf(runs.filter((run) => run.work === work));
  return {
    endless,
    space: { states: space.states, transitions: space.transitions },
    usage: { explore: of('explore'), safety: of('safety'), endless: of('endless') },
  };
};

/** Does each work with each of `grid` `rounds` times, each time in a process of its own, taking turns. */
export const compareEndless = (grid: readonly Endless[], rounds: number): readonly Compared[] =>
  withTemporaryFolder((folder) => {
    const { outputOf } = build([script], folder);
    const measured = grid.map((endless) => ({ endless, runs: new Array<Run>() }));
    for (let round = 0; round < rounds; round++)
      for (const { endless, runs } of measured)
        for (const work of works) {
          const { stdout, cpuSeconds, peakBytes } = runMeasured({
            program: process.execPath,
            arguments: [outputOf(script), work, JSON.stringify(endless)],
          });
          const space: Space = JSON.parse(stdout);
          runs.push({ ...space, work, cpuSeconds, peakBytes });
        }
    return measured.map(({ endless, runs }) => summarise(endless, runs));
  });
