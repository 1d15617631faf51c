import { thisMachine } from '../measure/machine.ts';
import { median } from '../measure/median.ts';
import { count, formatTable, inSeconds, megabytes } from '../measure/table.ts';
import type { Contestant, ReadingContest } from './contest.ts';

const cpuSeconds = ({ readings }: Contestant): number => median(readings.map((one) => one.cpuSeconds));
const seconds = ({ readings }: Contestant): number => median(readings.map((one) => one.seconds));
const peakBytes = ({ readings }: Contestant): number => median(readings.map((one) => one.peakBytes));

/** How many times our CPU time a contestant takes, by name. */
export const ratios = ({ contestants }: ReadingContest): Readonly<Record<string, number>> => {
  const [ours] = contestants;
  return Object.fromEntries(
    contestants.map((one) => [
      one.name,
      ours === undefined ? Number.NaN : cpuSeconds(one) / cpuSeconds(ours),
    ]),
  );
};

/** What the readings took, as one JSON document. */
export const readingDocument = (contest: ReadingContest) => ({
  events: contest.events,
  bytes: contest.bytes,
  rounds: contest.rounds,
  counts_agree: contest.contestants.every(({ agrees }) => agrees),
  ratios: ratios(contest),
  missing: contest.missing,
  tools: Object.fromEntries(
    contest.contestants.map((one) => [
      one.name,
      {
        cpu_seconds: cpuSeconds(one),
        seconds: seconds(one),
        peak_bytes: peakBytes(one),
        events: one.events,
        runs: one.readings,
      },
    ]),
  ),
  machine: thisMachine(),
  date: new Date().toISOString(),
});

/** The same as a table for people. */
export const readingTable = (contest: ReadingContest): string => {
  const over = ratios(contest);
  const rows = contest.contestants.map((one) => [
    one.name,
    inSeconds(cpuSeconds(one)),
    count(contest.events / cpuSeconds(one)),
    count(contest.bytes / cpuSeconds(one) / 1e6),
    inSeconds(seconds(one)),
    megabytes(peakBytes(one)),
    (over[one.name] ?? Number.NaN).toFixed(2),
  ]);
  const wrong = contest.contestants.filter(({ agrees }) => !agrees);
  return [
    `${count(contest.events)} events, ${megabytes(contest.bytes)} MB, medians of ${contest.rounds} rounds\n\n`,
    formatTable(
      ['', 'CPU s', 'events a CPU second', 'MB a CPU second', 's', 'peak MB', 'its CPU over ours'],
      rows,
    ),
    ...wrong.map(({ name, events }) => `\n${name} counts other events than ours: ${count(events)} in all.\n`),
    ...Object.entries(contest.missing).map(([name, why]) => `\nWithout ${name}: ${why}.\n`),
  ].join('');
};
