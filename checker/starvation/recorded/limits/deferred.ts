import type { Event, EventOf, RuntimeInfo, TaskId } from '../../../../traces/index.ts';
import type { Report } from '../../../properties/property.ts';
import { constantsOf } from '../../../properties/replica/constants.ts';
import { atLeast, since } from '../../../properties/support/applies.ts';
import type { Lane } from '../lane.ts';
import { isSelfWake, mayBeFlush } from '../wake-kind.ts';
import { longestChain } from '../ticks.ts';
import { NearestToLimit, type LimitTrial } from './limit.ts';
import { waitLimit } from './limit-property.ts';

interface Deferral {
  readonly yielded: EventOf<'yield'>;
  readonly lane: Lane;
  readonly ticks: number;
  readonly polls: number;
  readonly blocks: number;
}

/** The ticks that may come between a deferral and the pass that ends it. Those of current_thread are counted anew by each round. */
const mostTicks = (runtime: RuntimeInfo): number => {
  const { eventInterval } = constantsOf(runtime);
  return runtime.flavor === 'current_thread' ? eventInterval : eventInterval - 1;
};

const mostPolls = (runtime: RuntimeInfo): number => {
  const chain = longestChain(runtime);
  return mostTicks(runtime) * (1 + chain) + chain;
};

const most = (runtime: RuntimeInfo): string => {
  const polls = mostPolls(runtime);
  const inPolls = Number.isFinite(polls)
    ? `${polls} polls`
    : 'no limit in polls: LIFO chains have no cap here';
  return `${mostTicks(runtime)} ticks; ${inPolls}`;
};

class DeferredTrial implements LimitTrial {
  readonly #report: Report;
  readonly #most: number;
  readonly #mostPolls: number;
  readonly #coopDefers: boolean;
  readonly #flushedWhenBlocking: boolean;
  readonly #deferrals = new Map<TaskId, Deferral>();
  readonly #nearest = new NearestToLimit();

  constructor(runtime: RuntimeInfo, report: Report) {
    this.#report = report;
    this.#most = mostTicks(runtime);
    this.#mostPolls = mostPolls(runtime);
    this.#coopDefers = atLeast(runtime.version, '1.44.0');
    this.#flushedWhenBlocking = atLeast(runtime.version, '1.50.0');
  }

  yielded: Required<LimitTrial>['yielded'] = (task, event, lane) => {
    const defers = event.how === 'yield_now' || this.#coopDefers;
    const isAlone = lane.polls.length === 1;
    if (!defers || !isAlone || event.w === null || lane.blocked || task.runnable) return;
    if (this.#deferrals.has(task.id)) return;
    const { ticks, begun: polls, blocks } = lane;
    this.#deferrals.set(task.id, { yielded: event, lane, ticks, polls, blocks });
  };

  woken: Required<LimitTrial>['woken'] = (task, event, lane) => {
    const deferral = this.#deferrals.get(task.id);
    if (deferral === undefined || event.e !== 'wake.begin') return;
    const isFlush = deferral.lane === lane && !isSelfWake(task, lane) && mayBeFlush(event, lane);
    this.#end(task.id, deferral, event, isFlush);
  };

  polled: Required<LimitTrial>['polled'] = (task, event) => {
    const deferral = this.#deferrals.get(task.id);
    if (deferral !== undefined) this.#end(task.id, deferral, event, false);
  };

  gone: Required<LimitTrial>['gone'] = ({ id }) => {
    this.#deferrals.delete(id);
  };

  nearest: Required<LimitTrial>['nearest'] = () => this.#nearest.get();

  finish(): void {
    for (const deferral of this.#deferrals.values()) {
      const { yielded } = deferral;
      if (this.#isBlurred(deferral)) this.#report.undecidable(blurred(yielded));
      else if (!this.#isExceeded(deferral, undefined))
        this.#report.open(`task ${yielded.task} yielded at g=${yielded.g} and was not woken since`, [
          yielded,
        ]);
    }
  }

  /** `isFlush` says that the deferred wakers are being called; else something else makes the task go on early. */
  #end(id: TaskId, deferral: Deferral, event: Event, isFlush: boolean): void {
    this.#deferrals.delete(id);
    const { yielded } = deferral;
    if (event.e !== 'wake.begin' || event.from !== 'block_in_place') {
      if (this.#isBlurred(deferral)) {
        this.#report.undecidable(blurred(yielded));
        return;
      }
    }
    if (!this.#isExceeded(deferral, event) && isFlush) this.#report.checked();
  }

  #isExceeded({ lane, ticks, polls, yielded }: Deferral, event: Event | undefined): boolean {
    const used = lane.ticks - ticks;
    this.#nearest.note(used, this.#most);
    if (used <= this.#most) return false;
    const others = lane.begun - polls;
    const inPolls = Number.isFinite(this.#mostPolls) ? ` and ${this.#mostPolls} polls` : '';
    this.#report.violated(
      `task ${yielded.task} was deferred for at least ${used} ticks of its worker, ${others} polls, and the most is ${this.#most} ticks${inPolls}`,
      event === undefined ? [yielded] : [yielded, event],
    );
    return true;
  }

  /** Before 1.50 a thread that loses its core in `block_in_place` calls its deferred wakers late, and its ticks go on elsewhere. */
  #isBlurred({ lane, blocks }: Deferral): boolean {
    return lane.blocks !== blocks && !this.#flushedWhenBlocking;
  }
}

const blurred = ({ task, g }: EventOf<'yield'>): string =>
  `the thread that deferred task ${task} at g=${g} was in block_in_place since, and may have lost its core`;

/** A deferred task is woken by the next pass through the driver, at the latest after an event interval. */
export const deferredLimit = waitLimit({
  property: {
    id: 'deferred-woken-in-time',
    code: 'F4w',
    kind: 'safety',
    sentence:
      'A task that yields by yield_now, or since 1.44.0 because its budget is used up, is woken before its worker begins event_interval more ticks, each of at most four polls since 1.29.0.',
    source:
      'multi_thread/worker.rs Context::maintenance, Context::park_internal; scheduler/defer.rs Defer::wake',
    trigger: 'a deferred task is woken by the thread that deferred it',
    needs: ['spawn.begin', 'poll.begin', 'poll.end', 'wake.begin', 'yield', 'block_in_place.begin'],
    applies: since('1.23.0'),
  },
  most,
  open: (runtime, _, report) => new DeferredTrial(runtime, report),
});
