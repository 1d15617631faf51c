import type { Event, RuntimeInfo, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Applicability, Property, Report } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { observeQueues, queuesNeed, type Followed } from './replica/observe-queues.ts';
import { taskName, type QueueEvent } from './replica/queue-event.ts';
import { WaitingBound } from './replica/waiting-bound.ts';
import { allOf, atLeast, multiThreadOnly } from './support/applies.ts';

/** A task in a local queue. */
interface Waiting {
  readonly task: number;
  readonly put: Event;
  readonly position: number;
  readonly bound: number;
  /** Ticks left to it beyond those left to the task in front of it; may be negative. */
  left: number;
  told: boolean;
}

/** A worker's local queue, front first. Only the front is counted down, so that a tick costs the same at any length. */
interface Line {
  readonly waiting: Waiting[];
  /** The sum of what is left to all: how many ticks are left to the last. */
  leftToLast: number;
  /** The worker is in a pass through the driver, or has not taken a task since: one may be in its LIFO slot. */
  passing: boolean;
}

const bounded = (runtime: RuntimeInfo): Applicability =>
  new WaitingBound(constantsOf(runtime)).at(0) === undefined
    ? {
        applies: false,
        because:
          'with event_interval and global_queue_interval as small as here a local queue may never be served',
      }
    : { applies: true };

/** A task in a local queue does not wait there for ever. */
export const boundedWaiting: Property = defineProperty<Followed<Line[]>>({
  id: 'bounded-waiting',
  code: 'F1',
  kind: 'safety',
  sentence:
    'A task put at the back of a local queue leaves it within a number of ticks of its worker that follows from its position, event_interval and global_queue_interval.',
  source: 'multi_thread/worker.rs Core::next_task',
  trigger: 'a task that waited in a local queue is taken or stolen',
  needs: queuesNeed,
  applies: allOf(multiThreadOnly, bounded),
  observe: (runtime) => {
    const bound = new WaitingBound(constantsOf(runtime));
    const slotMovesWithCore = !atLeast(runtime.version, '1.38.0');
    const observer = observeQueues<Line[]>(
      runtime,
      () => [],
      (watch) => ({
        taken(event) {
          if (event.w === null || event.from === 'lifo-chain') return;
          const { own, report } = watch();
          const line = lineOf(own, event.w);
          line.passing = false;
          tick(line, event.w, event, report);
        },
        joined(w, { task, put }, position) {
          const { own } = watch();
          const line = lineOf(own, w);
          const ticks = bound.at(position);
          if (ticks === undefined) return;
          const all = ticks + (line.passing ? 1 : 0);
          line.waiting.push({ task, put, position, bound: all, left: all - line.leftToLast, told: false });
          line.leftToLast = all;
        },
        left(w, index, event) {
          const { own, report } = watch();
          const line = lineOf(own, w);
          let ticksLeft = 0;
          for (let i = 0; i <= index; i++) ticksLeft += line.waiting[i]?.left ?? 0;
          const gone = removeFrom(line, index);
          if (gone === undefined || gone.told || event.e === 'overflow') return;
          report.checked();
          if (ticksLeft < 0) overdue(gone, w, event, report);
        },
      }),
    );
    return {
      ...observer,
      on: {
        ...observer.on,
        'driver.begin': (memory, event, report) => {
          if (event.w !== null) lineOf(memory.own, event.w).passing = true;
          observer.on['driver.begin']?.(memory, event, report);
        },
        'block_in_place.begin': (memory, event, report) => {
          if (slotMovesWithCore && event.w !== null && memory.replica.queues.lifo[event.w]) {
            giveUp(lineOf(memory.own, event.w), report);
          }
          observer.on['block_in_place.begin']?.(memory, event, report);
        },
      },
    };
  },
});

function lineOf(lines: Line[], w: WorkerIndex): Line {
  return (lines[w] ??= { waiting: [], leftToLast: 0, passing: true });
}

function tick(line: Line, w: WorkerIndex, event: QueueEvent, report: Report): void {
  const [front] = line.waiting;
  if (front === undefined) return;
  front.left -= 1;
  line.leftToLast -= 1;
  if (front.left >= 0 || front.told) return;
  front.told = true;
  overdue(front, w, event, report);
}

function overdue(
  { task, put, position, bound }: Waiting,
  w: WorkerIndex,
  event: Event,
  report: Report,
): void {
  report.violated(
    `${taskName(task)} was put into worker ${w}'s local queue behind ${position} others and must leave it within k = ${bound} ticks, but is there longer`,
    [put, event],
  );
}

function removeFrom(line: Line, index: number): Waiting | undefined {
  const gone = index === 0 ? line.waiting.shift() : line.waiting.splice(index, 1)[0];
  if (gone === undefined) return undefined;
  const behind = line.waiting[index];
  if (behind === undefined) line.leftToLast -= gone.left;
  else behind.left += gone.left;
  return gone;
}

/** The core goes to another thread with a task in its LIFO slot, which that thread takes first. */
function giveUp(line: Line, report: Report): void {
  for (const waiting of line.waiting) {
    if (waiting.told) continue;
    waiting.told = true;
    report.undecidable('the core moved to another thread with a task in its LIFO slot');
  }
}
