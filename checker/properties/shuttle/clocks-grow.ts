import type { Event, EventOf, TaskId } from '../../../traces/index.ts';
import { defineProperty } from '../define-property.ts';
import type { Property, Report } from '../property.ts';
import type { HandOver } from './handed-over.ts';
import { isHandedOver, noHandOver } from './handed-over.ts';
import { ofShuttle } from './support.ts';

type Clock = readonly number[];

interface Reading {
  readonly task: TaskId;
  readonly clock: Clock;
  readonly event: Event;
}

interface Clocks {
  readonly last: Map<TaskId, Reading>;
  /** What the next clock of a task must not be behind of, for the task was created or served by another. */
  readonly owed: Map<TaskId, Reading[]>;
  /** The clock of the task that acts; undefined where it was not recorded. */
  now: Reading | undefined;
  readonly handOver: HandOver;
}

/** The first task of whose past `later` knows less than `earlier`. Clocks are as long as tasks are known to them. */
const behind = (earlier: Clock, later: Clock): TaskId | undefined => {
  const task = earlier.findIndex((ticks, index) => ticks > (later[index] ?? 0));
  return task === -1 ? undefined : task;
};

const shown = (clock: Clock): string => `[${clock.join(', ')}]`;

function hold(earlier: Reading, later: Reading, why: string, report: Report): void {
  report.checked();
  const task = behind(earlier.clock, later.clock);
  if (task === undefined) return;
  report.violated(
    `the clock of task ${later.task}, ${shown(later.clock)}, knows less of task ${task} than ${shown(earlier.clock)}, ` +
      `the clock of ${why}`,
    [earlier.event, later.event],
  );
}

function reads(clocks: Clocks, event: EventOf<'shuttle.step'>, report: Report): void {
  const { task, clock } = event;
  clocks.handOver.steps += 1;
  clocks.now = clock && { task, clock, event };
  if (clocks.now === undefined) return;
  const before = clocks.last.get(task);
  if (before !== undefined) hold(before, clocks.now, 'its step before', report);
  for (const debt of clocks.owed.get(task) ?? [])
    hold(debt, clocks.now, `task ${debt.task} when it let it go on`, report);
  clocks.owed.delete(task);
  clocks.last.set(task, clocks.now);
}

function owes({ owed, now }: Clocks, to: TaskId, by: TaskId | null | undefined): void {
  if (now === undefined || now.task !== by) return;
  owed.set(to, [...(owed.get(to) ?? []), now]);
}

/** Vector clocks grow along each task, and from a task to those that it creates or serves. */
export const clocksGrow: Property = defineProperty<Clocks>({
  ...ofShuttle,
  id: 'shuttle-clocks-grow',
  code: 'H5',
  kind: 'safety',
  sentence:
    'The vector clock of a task never goes back, and is never behind that of the task that created it or whose release it waited for.',
  source: 'shuttle: runtime/task/clock.rs VectorClock::update',
  trigger: 'a task acts again, or for the first time',
  needs: ['spawn.begin', 'shuttle.step', 'shuttle.semaphore'],
  observe: () => ({
    memory: () => ({ last: new Map(), owed: new Map(), now: undefined, handOver: noHandOver() }),
    on: {
      'shuttle.step': reads,
      'spawn.begin': (clocks, { task, by }) => owes(clocks, task, by),
      'shuttle.semaphore': (clocks, event) => {
        const { task, of } = event;
        if (isHandedOver(clocks.handOver, event) && of !== undefined && of !== task) owes(clocks, of, task);
      },
    },
  }),
});
