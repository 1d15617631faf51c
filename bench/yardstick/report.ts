import { thisMachine } from '../measure/machine.ts';
import { count, formatTable, inSeconds, megabytes } from '../measure/table.ts';
import { ratiosOf } from './contest.ts';
import type { Contest, Result } from './contest.ts';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

const describe = (
  { cpuSeconds, seconds, peakBytes, buildSeconds, agrees, runs }: Result,
  { size }: Contest,
) => ({
  agrees,
  cpu_seconds: round(cpuSeconds, 3),
  seconds: round(seconds, 3),
  build_seconds: round(buildSeconds, 3),
  peak_bytes: peakBytes,
  bytes_per_state: round(peakBytes / size.states, 1),
  states_per_cpu_second: Math.round(size.states / cpuSeconds),
  ns_per_transition: round((cpuSeconds / size.transitions) * 1e9, 1),
  runs: runs.map((one) => ({
    cpu_seconds: round(one.cpuSeconds, 3),
    seconds: round(one.seconds, 3),
    peak_bytes: one.peakBytes,
    ...one.found,
  })),
});

/** What a contest found, as one JSON document: `ratios` says how many times faster `ours` is, by CPU time. */
export const contestDocument = (contest: Contest, ours: string, others: readonly string[]) => {
  const { size, rounds, results, missing } = contest;
  const { name, workers, tasks, polls, mode, states, transitions, depth } = size;
  const ratios = Object.entries(ratiosOf(contest, ours, others));
  return {
    size: name,
    bounds: { workers, tasks, polls, mode },
    expected: { states, transitions, depth },
    rounds,
    counts_agree: results.length > 0 && results.every(({ agrees }) => agrees),
    ratios: Object.fromEntries(
      ratios.map(([rival, ratio]) => [rival, ratio === null ? null : round(ratio, 3)]),
    ),
    missing,
    tools: Object.fromEntries(results.map((result) => [result.name, describe(result, contest)])),
    machine: thisMachine(),
    date: new Date().toISOString(),
  };
};

const disagreements = ({ results, size }: Contest): string =>
  results
    .filter(({ agrees }) => !agrees)
    .map(({ name, runs }) => {
      const found = runs.map((one) => JSON.stringify(one.found)).join(' ');
      return `${name} disagrees: expected ${size.states} states, ${size.transitions} transitions, depth ${size.depth}; found ${found}\n`;
    })
    .join('');

/** What a contest found, as a table for people. */
export const contestTable = (contest: Contest, ours: string): string => {
  const { size, rounds, results, missing } = contest;
  const ratios = ratiosOf(
    contest,
    ours,
    results.map(({ name }) => name),
  );
  const rows = results.map(({ name, cpuSeconds, seconds, buildSeconds, peakBytes }) => [
    name,
    inSeconds(cpuSeconds),
    inSeconds(seconds),
    inSeconds(buildSeconds),
    count(size.states / cpuSeconds),
    megabytes(peakBytes),
    (peakBytes / size.states).toFixed(1),
    ratios[name]?.toFixed(2) ?? '-',
  ]);
  const bounds = `${size.workers} workers, ${size.tasks} tasks, ${size.polls} polls, mode ${size.mode}`;
  return [
    `${size.name}: ${bounds}; ${count(size.states)} states, ${count(size.transitions)} transitions\n`,
    `medians of ${rounds} rounds, CPU is user and system time\n\n`,
    formatTable(
      ['', 'CPU s', 'wall s', 'build s', 'states/CPU s', 'peak MB', 'bytes/state', `CPU / ${ours}`],
      rows,
    ),
    ...Object.entries(missing).map(([name, reason]) => `${name}: ${reason}\n`),
    '\n',
    disagreements(contest) || 'All found the counts expected.\n',
  ].join('');
};
