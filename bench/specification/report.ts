import { thisMachine } from '../measure/machine.ts';
import { count, formatTable, inSeconds } from '../measure/table.ts';
import type { Searched } from './measure.ts';

const nsPerTransition = ({ usage, space }: Searched): number => (usage.cpuSeconds / space.transitions) * 1e9;
const bytesPerState = ({ usage, space }: Searched): number => usage.peakBytes / space.states;

const describe = (searched: Searched) => ({
  yield: searched.configuration.yield,
  workers: searched.configuration.workers,
  tasks: searched.configuration.tasks,
  polls: searched.configuration.polls,
  states: searched.space.states,
  transitions: searched.space.transitions,
  depth: searched.space.depth,
  cpu_seconds: Number(searched.usage.cpuSeconds.toFixed(3)),
  ns_per_transition: Math.round(nsPerTransition(searched)),
  peak_bytes: searched.usage.peakBytes,
  bytes_per_state: Math.round(bytesPerState(searched)),
});

/** What the searches took, as one JSON document. */
export const specificationDocument = (searched: readonly Searched[], rounds: number) => ({
  rounds,
  configurations: searched.map(describe),
  machine: thisMachine(),
  date: new Date().toISOString(),
});

const header = [
  'yield',
  'workers',
  'tasks',
  'polls',
  'states',
  'transitions',
  'depth',
  'CPU s',
  'ns/transition',
];

/** The same as a table for people. */
export const specificationTable = (searched: readonly Searched[]): string =>
  formatTable(
    [...header, 'bytes/state'],
    searched.map((one) => [
      one.configuration.yield,
      ...[one.configuration.workers, one.configuration.tasks, one.configuration.polls].map(String),
      ...[one.space.states, one.space.transitions, one.space.depth].map(count),
      inSeconds(one.usage.cpuSeconds),
      ...[nsPerTransition(one), bytesPerState(one)].map(count),
    ]),
  );
