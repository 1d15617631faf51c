import type { EventOf } from '../../../traces/index.ts';
import { demand } from './objection.ts';
import type { Core } from './places.ts';
import type { Terms } from './terms.ts';

type Schedule = EventOf<'schedule'>;

/** The rules of LIFO slots, local queues and the inject queue, whoever puts and takes, and whenever. */
export class Queues {
  readonly #terms: Terms;
  readonly #inject: number[] = [];

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  get hasInjected(): boolean {
    return this.#inject.length > 0;
  }

  inject(task: number): void {
    this.#inject.push(task);
  }

  /** A task is put on a core. Says whether it comes from elsewhere, and not from the LIFO slot. */
  schedule(core: Core, task: number, { to, why }: Pick<Schedule, 'to' | 'why'>): boolean {
    const { lifoSlot, chainedPolls, queueCapacity } = this.#terms;
    const usesLifo = lifoSlot && core.chained < chainedPolls;
    demand(core.spilling === undefined, `there is no room for task ${core.spilling}`);
    const isDisplaced = core.displaced === task;
    demand(isDisplaced === (why === 'displaced'), `task ${task} is displaced from the LIFO slot, or not`);
    demand(isDisplaced || core.displaced === undefined, `task ${core.displaced} is in no queue`);
    const belongs = why === 'idle' ? usesLifo || this.#terms.flavor === 'current_thread' : !usesLifo;
    demand((why !== 'idle' && why !== 'lifo-disabled') || belongs, 'the LIFO slot is off, or not');
    demand((to === 'lifo') === (why === 'idle' && usesLifo), `task ${task} belongs elsewhere`);
    if (isDisplaced) core.displaced = undefined;
    const leaves = why === 'budget' || why === 'block_in_place';
    demand(!leaves || core.lifo === task, `task ${task} is not in the LIFO slot`);
    if (leaves) core.lifo = undefined;
    if (to === 'lifo') [core.displaced, core.lifo] = [core.lifo, task];
    else if (core.queue.length < queueCapacity) core.queue.push(task);
    else core.spilling = task;
    return !isDisplaced && !leaves;
  }

  overflow(core: Core, n: number): void {
    const half = this.#terms.queueCapacity >> 1;
    demand(core.spilling !== undefined && n === half + 1, 'no queue is full');
    const from = this.#terms.overflowMoves === 'newest' ? core.queue.length - half : 0;
    this.#inject.push(...core.queue.splice(from, half), core.spilling);
    core.spilling = undefined;
  }

  /** With the task just taken from the inject queue, its share of the others. */
  batch(core: Core, n: number): void {
    const share = Math.floor((this.#inject.length + 1) / this.#terms.workers);
    const most = Math.min(this.#inject.length, share, (this.#terms.queueCapacity >> 1) - 1);
    const mayBe = this.#terms.injectBatch && core.queue.length === 0 && n === most;
    demand(mayBe, `a batch of ${n} is not to be had`);
    core.queue.push(...this.#inject.splice(0, n));
  }

  /** The next task from there; the inject queue comes before or after the others. */
  take(core: Core, from: EventOf<'take'>['from'], injectIsDue: boolean): number | undefined {
    const isLast = core.lifo === undefined && core.queue.length === 0;
    if (from === 'inject') {
      demand(
        injectIsDue || isLast || this.#terms.injectInterval === 'auto',
        `the inject queue is not due at tick ${core.tick}`,
      );
      return this.#inject.shift();
    }
    demand(from === 'lifo-chain' || !injectIsDue, `the inject queue is due at tick ${core.tick}`);
    demand(from !== 'local' || core.lifo === undefined, 'the LIFO slot comes before the queue');
    if (from === 'local') return core.queue.shift();
    const next = core.lifo;
    core.lifo = undefined;
    return next;
  }

  /** The front half of another's queue; the thief runs the last of them. */
  steal(core: Core, victim: Core | undefined, task: number): void {
    const hasNothing = core.lifo === undefined && core.queue.length === 0;
    demand(victim !== undefined && victim !== core && hasNothing, 'a thief has work of its own');
    const stolen = victim.queue.splice(0, (victim.queue.length + 1) >> 1);
    if (stolen.length === 0 && this.#terms.lifoStealable && victim.lifo === task) {
      stolen.push(task);
      victim.lifo = undefined;
    }
    demand(stolen.pop() === task, `task ${task} is not the last that is stolen`);
    core.queue.push(...stolen);
  }
}
