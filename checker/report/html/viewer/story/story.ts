import { rowLayouts } from '../../payload/row-layout.ts';
import type { ShownTimeline } from '../../payload/page.ts';
import { Events, type Block } from './events.ts';
import { itemsOf, type Items } from './items.ts';
import { recordedStates } from './recorded-states.ts';
import { RunStates } from './run-states.ts';
import type { States } from './state.ts';
import { taskLanes } from './task-lanes.ts';
import { wakesOf, type Wakes } from './wakes.ts';
import { workerLanes, type Lanes } from './worker-lanes.ts';

/** What the rows of a chart stand for. */
export type Rows = 'workers' | 'tasks';
/** What the position of events in a chart stands for. */
export type AxisKind = 'order' | 'time';

/** A timeline with all that is drawn and told of it. */
export interface Story {
  readonly timeline: ShownTimeline;
  readonly events: Events;
  readonly items: Items;
  readonly wakes: Wakes;
  readonly states: States;
  lanes(rows: Rows): Lanes;
  /** Places of the events that fail together, rising. */
  readonly failing: readonly number[];
  /** Such as `task 2 (yielder)`; the future of `block_on` is task 0. */
  taskName(task: number): string;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** Puts a timeline and its rows together. */
export const storyOf = (timeline: ShownTimeline, blocks: readonly Block[]): Story => {
  const events = new Events(blocks);
  const { run, workers, shown = rowLayouts.map(({ kind }) => kind) } = timeline;
  const taskName = (task: number): string => {
    const role = run?.roles[task - 1];
    if (task === 0) return 'block_on';
    return role === undefined ? `task ${task}` : `task ${task} (${role})`;
  };
  const outside = (thread: number): string =>
    run === undefined ? `thread ${thread}` : thread === 0 ? 'environment' : `thread ${thread}`;
  const byWorkers = once(() => workerLanes(events, workers, outside));
  const byTasks = once(() => taskLanes(events, taskName));
  return {
    timeline,
    events,
    items: itemsOf(timeline, events),
    wakes: wakesOf(events),
    states:
      run === undefined
        ? recordedStates(events, workers, shown, timeline.kind === 'recording')
        : new RunStates(run),
    lanes: (rows) => (rows === 'workers' ? byWorkers() : byTasks()),
    failing: timeline.failing.flatMap((g) => {
      const place = events.placeOf(g);
      return events.g[place] === g ? [place] : [];
    }),
    taskName,
  };
};
