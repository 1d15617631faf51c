import { createMonitor } from '../../../../checker/monitor/index.ts';
import type { Property } from '../../../../checker/properties/property.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import type { Event, Header, Observation, Occurrence, RuntimeConfig } from '../../../../traces/index.ts';
import { eventKinds } from '../../../../traces/index.ts';

/** The runtime of a trace written by hand, where it is not the usual one. */
export interface TinyRuntime {
  readonly version?: string;
  readonly flavor?: 'multi_thread' | 'current_thread';
  readonly workers?: number;
  readonly config?: RuntimeConfig;
}

/** What worker `w` does, on the thread of its own that is numbered one higher. */
export function worker(w: number, ...occurrences: readonly Occurrence[]): readonly Observation[] {
  const seen = (occurrence: Occurrence): Observation => ({ ...occurrence, s: w + 1, w });
  return occurrences.map(seen);
}

/** What a thread that runs no worker does. */
export function outside(...occurrences: readonly Occurrence[]): readonly Observation[] {
  return occurrences.map(seenOutside);
}

const seenOutside = (occurrence: Occurrence): Observation => ({ ...occurrence, s: 0, w: null });
const numbered = (observation: Observation, g: number): Event => ({ ...observation, g, t: g });

/** A task is put into the LIFO slot. */
export const toLifo = (task: number): Occurrence => ({ e: 'schedule', task, to: 'lifo', why: 'idle' });
/** A task is put at the back of the local queue. */
export const toBack = (task: number): Occurrence => ({ e: 'schedule', task, to: 'back', why: 'yield' });
/** A task is put into the inject queue. */
export const toInject = (task: number): Occurrence => ({ e: 'schedule', task, to: 'inject', why: 'remote' });
/** A task pushed out of the LIFO slot is put at the back of the local queue. */
export const displaced = (task: number): Occurrence => ({
  e: 'schedule',
  task,
  to: 'back',
  why: 'displaced',
});
/** A task is taken from the local queue, or from elsewhere. */
export const take = (
  task: number,
  from: 'lifo' | 'lifo-chain' | 'local' | 'inject' = 'local',
): Occurrence => ({ e: 'take', task, from });
/** A task is stolen from `victim`, and run. */
export const steal = (task: number, victim: number): Occurrence => ({ e: 'steal', task, victim });
/** A task is polled and is pending. */
export const poll = (task: number): readonly Occurrence[] => [
  { e: 'poll.begin', task },
  { e: 'poll.end', task, ready: false },
];
/** A pass through the driver that does not sleep. */
export const pass = (had = true): readonly Occurrence[] => [
  { e: 'driver.begin', timeout: 0 },
  { e: 'driver.end', had },
];

/** The verdict on a property over what was observed, in this order. */
export function check(
  property: Property,
  { version = '1.53.1', flavor = 'multi_thread', workers = 2, config = {} }: TinyRuntime,
  ...observed: readonly (readonly Observation[])[]
): PropertyVerdict {
  const header: Header = {
    e: 'header',
    v: 1,
    runtime: { name: 'tokio', version, flavor, workers, config },
    recorder: { name: 'hand', format: 'test' },
    clock: { domain: 'logical' },
    order: { across: 'gseq' },
    coverage: Object.fromEntries(eventKinds.map((kind) => [kind, 'all'])),
  };
  const events = observed.flat().map(numbered);
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: false });
  if (verdict === undefined) throw new Error('the monitor gave no verdict');
  return verdict;
}

/** The positions of the events that the first violation shows. */
export function shown({ examples }: PropertyVerdict): readonly number[] {
  return examples[0]?.events.map(({ g }) => g) ?? [];
}
