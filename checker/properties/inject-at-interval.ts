import type { Event, EventOf, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { everywhere } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Untold } from './support/untold.ts';
import { allUntold, othersUntold, untoldFollowed, untoldNeeds } from './support/untold.ts';

/** The most that an interval tunes itself to (multi_thread/stats.rs `MAX_TASKS_POLLED_PER_GLOBAL_QUEUE_INTERVAL`). */
const longest = 127;

/** What a worker did while the same tasks waited in the inject queue. */
interface Stretch {
  /** Ticks in which it ran a task of its own; one less where the first may have been chosen before they were there. */
  ticks: number;
  /** How many more must be taken from the inject queue until all that waited from the start are gone. */
  left: number;
  readonly waiting: Event | null;
  /** The tick that was one too many, until all are heard of who may have emptied the queue before. */
  beyond: { readonly doubts: Set<WorkerIndex>; readonly act: Event } | null;
  told: boolean;
}

interface Inject extends Untold {
  /** As told by events. */
  length: number;
  /** By thread: its last push, which may be yet to come. */
  readonly pushing: Map<number, Event>;
  /** The last that is certain to have been put there. */
  last: Event | null;
  readonly stretches: Map<WorkerIndex, Stretch>;
}

const isPending = (stretch: Stretch | undefined): boolean =>
  stretch !== undefined && stretch.beyond !== null && !stretch.told;

/** A busy worker turns to the tasks from outside at regular intervals. */
export const injectAtInterval: Property = defineProperty<Inject>({
  id: 'inject-at-interval',
  code: 'F7',
  kind: 'safety',
  sentence:
    'While tasks wait in the inject queue, no worker runs tasks of its own in global_queue_interval ticks on end; where the interval tunes itself, as since 1.29.0 unless it is set, in 127.',
  source: 'multi_thread/worker.rs Core::next_task, current_thread/mod.rs Core::next_task',
  trigger:
    'a worker that has run tasks of its own while others waited in the inject queue takes one from there',
  needs: ['schedule', 'inject.batch', 'overflow', ...untoldNeeds],
  applies: everywhere,
  observe: (runtime) => {
    const { globalQueueInterval } = constantsOf(runtime);
    const interval = globalQueueInterval === 'auto' ? longest : globalQueueInterval;

    const certain = ({ length, pushing }: Inject): number => length - pushing.size;

    const begin = (inject: Inject, w: WorkerIndex): void => {
      const left = certain(inject);
      if (left <= 0) inject.stretches.delete(w);
      else
        inject.stretches.set(w, {
          ticks: inject.untold.has(w) ? -1 : 0,
          left,
          waiting: inject.last,
          beyond: null,
          told: false,
        });
    };

    const beginWhereNone = (inject: Inject): void => {
      for (let w = 0; w < runtime.workers; w++) if (!inject.stretches.has(w)) begin(inject, w);
    };

    const pushReturns = (inject: Inject, event: Event): void => {
      const push = inject.pushing.size === 0 ? undefined : inject.pushing.get(event.s);
      if (push === undefined) return;
      inject.pushing.delete(event.s);
      inject.last = push;
      beginWhereNone(inject);
    };

    const popped = (inject: Inject, by: WorkerIndex, count: number): void => {
      inject.length = Math.max(0, inject.length - count);
      for (const [w, stretch] of inject.stretches) {
        // What is told now was done before the tick only by one that had not told.
        if (w === by || stretch.beyond?.doubts.has(by) === false) continue;
        stretch.left -= count;
        if (stretch.left <= 0) begin(inject, w);
      }
      if (!isPending(inject.stretches.get(by))) begin(inject, by);
    };

    const tell = (w: WorkerIndex, { waiting }: Stretch, act: Event, report: Report): void => {
      report.violated(
        `worker ${w} runs tasks of its own in ${interval} ticks on end while a task waits in the inject queue; global_queue_interval is ${globalQueueInterval === 'auto' ? `${longest} at most` : interval}`,
        [...(waiting === null ? [] : [waiting]), act],
      );
    };

    const tick = (inject: Inject, w: WorkerIndex, act: EventOf<'take'>, report: Report): void => {
      const stretch = inject.stretches.get(w);
      if (stretch === undefined || stretch.told || stretch.beyond !== null) return;
      stretch.ticks += 1;
      if (stretch.ticks < interval) return;
      const doubts = othersUntold(inject, w);
      if (doubts.size > 0) {
        stretch.beyond = { doubts, act };
        return;
      }
      stretch.told = true;
      tell(w, stretch, act, report);
    };

    return {
      memory: () => ({
        untold: allUntold(runtime.workers),
        length: 0,
        pushing: new Map(),
        last: null,
        stretches: new Map(),
      }),
      on: inTurn<Inject>(
        {
          schedule: (inject, event) => {
            pushReturns(inject, event);
            if (event.to !== 'inject') return;
            inject.length += 1;
            inject.pushing.set(event.s, event);
          },
          overflow: (inject, event) => {
            inject.length += event.n;
            inject.last = event;
            beginWhereNone(inject);
          },
          take: (inject, event, report) => {
            pushReturns(inject, event);
            const { w } = event;
            if (w === null || event.from === 'lifo-chain') return;
            if (event.from !== 'inject') {
              tick(inject, w, event, report);
              return;
            }
            if ((inject.stretches.get(w)?.ticks ?? 0) > 0) report.checked();
            popped(inject, w, 1);
          },
          'inject.batch': (inject, { w, n }) => {
            if (w !== null) popped(inject, w, n);
          },
          'wake.end': pushReturns,
          'spawn.end': pushReturns,
          notify: pushReturns,
          steal: pushReturns,
          'poll.begin': pushReturns,
          'poll.end': pushReturns,
        },
        untoldFollowed((inject, by, event, report) => {
          if (event.e === 'take' && event.from === 'inject') return;
          for (const [w, stretch] of inject.stretches) {
            const { beyond } = stretch;
            if (beyond === null || stretch.told || !beyond.doubts.delete(by) || beyond.doubts.size > 0)
              continue;
            stretch.told = true;
            tell(w, stretch, beyond.act, report);
          }
        }),
      ),
    };
  },
});
