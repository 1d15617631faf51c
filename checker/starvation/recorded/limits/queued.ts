import type { Event, EventOf, RuntimeInfo, TaskId } from '../../../../traces/index.ts';
import type { Applicability, Report } from '../../../properties/property.ts';
import { constantsOf } from '../../../properties/replica/constants.ts';
import { WaitingBound } from '../../../properties/replica/waiting-bound.ts';
import type { TaskRecord } from '../task-record.ts';
import { mayBeInPass } from '../wake-kind.ts';
import { NearestToLimit, type LimitTrial } from './limit.ts';
import { waitLimit } from './limit-property.ts';
import { mostTicksTo, type Placing } from './place.ts';
import { QueueRoom } from './queue-room.ts';

/** The longest that the self-tuned interval between two looks at the inject queue becomes (`MAX_TASKS_POLLED_PER_GLOBAL_QUEUE_INTERVAL`). */
const longestTunedInterval = 127;

const ticksPerLook = (runtime: RuntimeInfo): number => {
  const { globalQueueInterval } = constantsOf(runtime);
  return globalQueueInterval === 'auto' ? longestTunedInterval : globalQueueInterval;
};

const oneWorker = (runtime: RuntimeInfo): Applicability => {
  if (runtime.workers > 1)
    return {
      applies: false,
      because:
        'with several workers there is no limit: what waits in the queue of one that is kept in a poll waits as long, unless another steals it',
    };
  return new WaitingBound(constantsOf(runtime)).at(0) === undefined
    ? {
        applies: false,
        because: 'with event_interval and global_queue_interval as small as here a queue may never be served',
      }
    : { applies: true };
};

const most = (runtime: RuntimeInfo): string => {
  const first = new WaitingBound(constantsOf(runtime)).at(0) ?? Infinity;
  const look = ticksPerLook(runtime);
  return `${first} ticks for the first in the local queue, ${look} for each in the inject queue`;
};

class QueuedTrial implements LimitTrial {
  readonly #report: Report;
  readonly #bound: WaitingBound;
  readonly #ticksPerLook: number;
  readonly #room: QueueRoom;
  readonly #waiting = new Map<TaskId, Placing>();
  readonly #unplaced = new Set<Placing>();
  readonly #nearest = new NearestToLimit();
  /** Of the worker, on whatever threads. */
  #ticks = 0;
  #blocks = 0;

  constructor(runtime: RuntimeInfo, report: Report) {
    this.#report = report;
    const constants = constantsOf(runtime);
    this.#bound = new WaitingBound(constants);
    this.#ticksPerLook = ticksPerLook(runtime);
    this.#room = new QueueRoom(constants.capacity);
  }

  woken: Required<LimitTrial>['woken'] = (task, event, lane, first) => {
    if (event.w !== null) this.#room.mayGrow();
    const outside = event.w === null || lane.blocked || task.outsideWakers > 0;
    const byPass = event.e === 'wake.begin' && mayBeInPass(event, lane);
    const waiting = this.#waiting.get(task.id);
    if (first && waiting === undefined) this.#begin(task, event, outside, byPass);
    if (waiting === undefined || !this.#unplaced.has(waiting)) return;
    if (outside) waiting.outside = true;
    if (outside) waiting.settled = task.outsideWakers === 0;
    if (byPass) waiting.skip = Math.max(waiting.skip, 1);
  };

  settled: Required<LimitTrial>['settled'] = ({ id }) => {
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined) waiting.settled = true;
  };

  counted: Required<LimitTrial>['counted'] = (event, lane) => {
    if (event.w === null) return;
    this.#ticks += lane.chained === 0 ? 1 : 0;
    this.#room.told(event);
    for (const waiting of this.#unplaced) this.#place(waiting, event);
  };

  polled: Required<LimitTrial>['polled'] = ({ id }, event) => {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#drop(id, waiting);
    const doubt = this.#doubtOf(waiting);
    if (doubt !== undefined) this.#report.undecidable(doubt);
    else if (!this.#isExceeded(id, waiting, event)) this.#report.checked();
  };

  blocked: Required<LimitTrial>['blocked'] = () => {
    this.#blocks += 1;
  };

  gone: Required<LimitTrial>['gone'] = ({ id }) => {
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined) this.#drop(id, waiting);
  };

  nearest: Required<LimitTrial>['nearest'] = () => this.#nearest.get();

  finish(): void {
    for (const [id, waiting] of this.#waiting) {
      const doubt = this.#doubtOf(waiting);
      if (doubt !== undefined) this.#report.undecidable(doubt);
      else if (!this.#isExceeded(id, waiting, undefined))
        this.#report.open(`task ${id} was ${made(waiting.cause)} and not polled since`, [waiting.cause]);
    }
  }

  #begin(task: TaskRecord, cause: Event, outside: boolean, byPass: boolean): void {
    const waiting: Placing = {
      cause,
      outside,
      settled: task.outsideWakers === 0,
      skip: byPass ? 1 : 0,
      overflows: this.#room.overflows,
      blocks: this.#blocks,
      placed: undefined,
      doubt: undefined,
    };
    this.#waiting.set(task.id, waiting);
    this.#unplaced.add(waiting);
  }

  #place(waiting: Placing, { depths, inject }: EventOf<'poll.begin'>): void {
    if (!waiting.settled) return;
    if (waiting.skip > 0) {
      waiting.skip -= 1;
      return;
    }
    this.#unplaced.delete(waiting);
    const local = depths?.[0];
    if (local === undefined || inject === undefined) {
      waiting.doubt = 'the recording does not tell how long the queues are';
      return;
    }
    const limit = mostTicksTo(
      { local, inject },
      waiting.outside,
      (position) => this.#bound.at(position),
      this.#ticksPerLook,
    );
    if (limit === undefined) {
      waiting.doubt = 'a task waits that is in no queue, as far as their recorded lengths tell';
      return;
    }
    waiting.placed = { ticks: this.#ticks, limit };
  }

  #drop(id: TaskId, waiting: Placing): void {
    this.#waiting.delete(id);
    this.#unplaced.delete(waiting);
  }

  #doubtOf({ doubt, overflows, blocks }: Placing): string | undefined {
    if (doubt !== undefined) return doubt;
    if (overflows !== this.#room.overflows)
      return 'the local queue may have overflowed while a task waited, which moves tasks to the inject queue';
    return blocks === this.#blocks
      ? undefined
      : 'the core may have moved to another thread while a task waited';
  }

  #isExceeded(id: TaskId, { placed, cause }: Placing, event: Event | undefined): boolean {
    if (placed === undefined) return false;
    const others = this.#ticks - placed.ticks;
    const limit = placed.limit - 1;
    this.#nearest.note(others, limit);
    if (others <= limit) return false;
    this.#report.violated(
      `task ${id} was ${made(cause)} and ${event === undefined ? 'not polled for' : 'polled after'} at least ${others} ticks for other tasks since its place in the queues was known, and the most is ${limit}`,
      event === undefined ? [cause] : [cause, event],
    );
    return true;
  }
}

const made = ({ e, g }: Event): string => `${e === 'spawn.begin' ? 'spawned' : 'woken'} at g=${g}`;

/** A runnable task is polled within a number of ticks that follows from the lengths of the queues, on one worker. */
export const queuedLimit = waitLimit({
  property: {
    id: 'runnable-polled-in-time',
    code: 'F1w',
    kind: 'safety',
    sentence:
      'On one worker, a task that was spawned or woken is polled within a number of ticks that follows from the lengths of the local and the inject queue, event_interval and global_queue_interval.',
    source: 'multi_thread/worker.rs Core::next_task, current_thread/mod.rs Core::next_task',
    trigger: 'a task that was spawned or woken is polled',
    needs: [
      'spawn.begin',
      'spawn.end',
      'poll.begin',
      'poll.end',
      'wake.begin',
      'wake.end',
      'block_in_place.begin',
    ],
    applies: oneWorker,
  },
  most,
  open: (runtime, _, report) => new QueuedTrial(runtime, report),
});
