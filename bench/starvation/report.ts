import { thisMachine } from '../measure/machine.ts';
import { count, formatTable, inSeconds } from '../measure/table.ts';
import type { Compared } from './measure.ts';
import type { Work } from './work.ts';

/** How many times the CPU time of another work the question who waits for how long takes. */
const times = ({ usage }: Compared, other: Work): number =>
  usage.endless.cpuSeconds / usage[other].cpuSeconds;

const describe = (compared: Compared) => ({
  ...compared.endless,
  ...compared.space,
  cpu_seconds: {
    explore: compared.usage.explore.cpuSeconds,
    safety: compared.usage.safety.cpuSeconds,
    endless: compared.usage.endless.cpuSeconds,
  },
  peak_bytes: {
    explore: compared.usage.explore.peakBytes,
    safety: compared.usage.safety.peakBytes,
    endless: compared.usage.endless.peakBytes,
  },
  times_explore: Number(times(compared, 'explore').toFixed(2)),
  times_safety: Number(times(compared, 'safety').toFixed(2)),
});

/** What the works took, as one JSON document. */
export const endlessDocument = (compared: readonly Compared[], rounds: number) => ({
  rounds,
  configurations: compared.map(describe),
  machine: thisMachine(),
  date: new Date().toISOString(),
});

const header = ['workload, yield', 'tasks, workers, interval', 'states', 'transitions'];

/** The same as a table for people. */
export const endlessTable = (compared: readonly Compared[]): string =>
  formatTable(
    [...header, 'explore', 'safety', 'endless', 'of explore', 'of safety', 'bytes/state'],
    compared.map((one) => [
      `${one.endless.workload}, ${one.endless.yield}`,
      [one.endless.tasks, one.endless.workers, one.endless.interval].join(),
      ...[one.space.states, one.space.transitions].map(count),
      ...[one.usage.explore, one.usage.safety, one.usage.endless].map(({ cpuSeconds }) =>
        inSeconds(cpuSeconds),
      ),
      times(one, 'explore').toFixed(2),
      times(one, 'safety').toFixed(2),
      count(one.usage.endless.peakBytes / one.space.states),
    ]),
  );
