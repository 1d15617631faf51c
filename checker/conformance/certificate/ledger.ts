import type { Event, EventOf } from '../../../traces/index.ts';
import { demand } from './objection.ts';
import { Account, found, newCore, newHand } from './places.ts';
import type { Core, Hand } from './places.ts';
import { Queues } from './queues.ts';
import type { Terms } from './terms.ts';

/** The task that an event names; those of a witness all do. */
const named = ({ task }: { readonly task?: number }): number => {
  demand(task !== undefined, 'an event names no task');
  return task;
};

/**
 * Follows the tasks through the events of a witness, by rules written for this purpose alone: it shares nothing with
 * the search or the specification. `enter` throws an `Objection` at an event that breaks a rule.
 */
export class Ledger {
  readonly #terms: Terms;
  readonly #isCurrentThread: boolean;
  readonly #cores: readonly Core[];
  readonly #hands = new Map<number, Hand>();
  readonly #tasks = new Map<number, Account>();
  readonly #queues: Queues;
  /** By its `g`, when a waker was called. */
  readonly #calls = new Map<number, number>();
  #now = 0;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#queues = new Queues(terms);
    this.#isCurrentThread = terms.flavor === 'current_thread';
    this.#cores = Array.from({ length: terms.workers }, newCore);
    this.#task(0).woken = 1;
  }

  enter(event: Event): void {
    this.#now++;
    const hand = found(this.#hands, event.s, newHand);
    if ('task' in event && event.task === 0 && !this.#isCurrentThread) return;
    const { e } = event;
    if (e === 'spawn.begin') this.#task(event.task).woken = this.#now;
    else if (e === 'wake.begin') this.#called(event, hand);
    else if (e === 'wake.end')
      this.#task(event.task).isWoken(this.#calls.get(event.of ?? -1) ?? 0, this.#now);
    else if (e === 'poll.end') this.#polled(event, hand);
    else if (e === 'defer') this.#defers(named(event), hand);
    else if (e === 'schedule' && event.to === 'inject') {
      this.#task(named(event)).comes();
      this.#queues.inject(named(event));
    } else if (e === 'run.end' && hand.stage === 'taken') this.#ends(hand, 'complete');
    else if (e === 'run.begin' && event.task !== undefined && event.task !== 0)
      demand(hand.task === event.task && hand.stage === 'taken', `task ${event.task} was not taken`);
    else if (event.w !== null) this.#onCore(event, this.#coreOf(event, event.w, hand), hand);
  }

  #onCore(event: Event, core: Core, hand: Hand): void {
    const { e } = event;
    if (e === 'poll.begin') this.#polls(event.task, core, hand);
    else if (e === 'schedule') this.#schedule(event, core, hand);
    else if (e === 'overflow') this.#queues.overflow(core, event.n);
    else if (e === 'take') this.#take(event.from, named(event), core, hand);
    else if (e === 'steal') {
      this.#picks(core, hand, false);
      this.#queues.steal(core, this.#cores[event.victim], named(event));
      this.#has(named(event), core, hand);
    } else if (e === 'inject.batch') this.#queues.batch(core, event.n);
    else if (e === 'park.begin' || e === 'maintenance') this.#rests(core, hand, e);
    else if (e === 'park.end') this.#passOver(core, hand, core.pass === 'park');
    else if (e === 'driver.begin') this.#turns(core, hand, event.timeout);
    else if (e === 'driver.end') core.stage = 'over';
    else if (e === 'flush') {
      const isDue = core.stage === 'over' && event.n > 0 && event.n === hand.deferred.length;
      demand(isDue && core.pass !== 'none', `${event.n} deferred wakers are not to be called here`);
      core.stage = 'flush';
    } else if (e === 'lifo.cap')
      demand(core.chained === this.#terms.chainedPolls, 'the chain is not at its cap');
    else if (e === 'block_in_place.begin') this.#blocks(core, hand, event.w);
  }

  #task(task: number): Account {
    return found(this.#tasks, task, (number) => new Account(number));
  }

  /** The core of a worker, which its thread must have; one that was given up goes to who comes first. */
  #coreOf({ e }: Event, w: number, hand: Hand): Core {
    const core = this.#cores[w];
    demand(core !== undefined, `there is no worker ${w}`);
    if (core.isFree && hand.gaveUp === w && e !== 'block_in_place.end') return core;
    if (core.isFree) {
      core.isFree = false;
      if (hand.gaveUp !== w) [core.running, core.chained, core.tick] = [false, 0, core.tick + 1];
      hand.gaveUp = undefined;
      core.holder = hand.thread;
    }
    core.holder ??= hand.thread;
    demand(core.holder === hand.thread, `worker ${w} is run by thread ${core.holder}`);
    return core;
  }

  #blocks(core: Core, hand: Hand, w: number | null): void {
    demand(hand.stage === 'polling', 'a task blocks in place that is not polled');
    hand.gaveUp = w ?? undefined;
    core.isFree = !this.#terms.entryFlushes || hand.deferred.length === 0;
  }

  #called(event: EventOf<'wake.begin'>, hand: Hand): void {
    const { task, from, w } = event;
    this.#calls.set(event.g, this.#now);
    const account = this.#task(task);
    account.woken = this.#now;
    account.calls++;
    if (event.by === task && from === 'poll') account.wokeItself = true;
    const core = w === null ? undefined : this.#coreOf(event, w, hand);
    const isLeaving = core === undefined && hand.gaveUp !== undefined && hand.stage !== 'polling';
    const isFlushed = core?.stage === 'flush' || isLeaving || from === 'block_in_place';
    if (from === 'runtime' && core !== undefined && core.stage !== 'flush') {
      const mayCall = core.stage === 'driver' || this.#terms.timersLast;
      demand(core.pass !== 'none' && mayCall, `the waker of task ${task} is called outside a pass`);
    }
    if (!isFlushed) return;
    this.#passUnheard(hand, task);
    const next = this.#nextDeferred(hand);
    demand(next === task, `the waker of task ${next} is to be called before that of task ${task}`);
    if (hand.deferred.length > 0 || core === undefined) return;
    if (from === 'block_in_place') core.isFree = true;
    else core.stage = 'over';
  }

  #nextDeferred({ deferred }: Hand): number | undefined {
    return this.#terms.deferredLastFirst ? deferred.pop() : deferred.shift();
  }

  /** A future within a task may defer a waker of its own, which calls nothing while the task is woken. */
  #passUnheard(hand: Hand, until?: number): void {
    for (;;) {
      const next = hand.deferred.at(this.#terms.deferredLastFirst ? -1 : 0);
      if (next === undefined || next === until || this.#task(next).waits) return;
      this.#nextDeferred(hand);
    }
  }

  #schedule(event: EventOf<'schedule'>, core: Core, hand: Hand): void {
    const { why } = event;
    const task = named(event);
    demand(
      why !== 'yield' || (hand.task === task && hand.stage === 'ended'),
      `task ${task} did not just yield`,
    );
    const isEntry = core.isFree && this.#terms.entryQueuesLifo;
    demand(why !== 'block_in_place' || isEntry, 'the core was not given up');
    if (this.#queues.schedule(core, task, event)) this.#task(task).comes();
  }

  /** A worker is done with what it had in hand, and with its pass; unless it chains, with the tick as well. */
  #goesOn(core: Core, hand: Hand, chains = false): void {
    const isDone = core.displaced === undefined && core.spilling === undefined && hand.stage !== 'taken';
    demand(isDone && hand.stage !== 'polling', 'a worker goes on and is not done');
    if (core.pass !== 'none') this.#passOver(core, hand, core.pass !== 'park');
    if (hand.task !== undefined && hand.task !== 0) this.#task(hand.task).isLeft();
    [hand.task, hand.stage] = [undefined, 'empty'];
    if (chains || !core.running) return;
    demand(core.lifo === undefined, `task ${core.lifo} is in the LIFO slot at the end of a run`);
    [core.running, core.chained] = [false, 0];
    if (!this.#isCurrentThread) core.tick++;
  }

  #passOver(core: Core, hand: Hand, isOver: boolean): void {
    this.#passUnheard(hand);
    if (core.stage === 'flush' && hand.deferred.length === 0) core.stage = 'over';
    demand(
      isOver && core.stage === 'over' && hand.deferred.length === 0,
      `the pass (${core.pass}) is not over`,
    );
    if (core.pass !== 'maintenance' && !this.#isCurrentThread) core.tick++;
    core.pass = 'none';
  }

  /** Maintenance, or nothing to do. */
  #rests(core: Core, hand: Hand, as: 'maintenance' | 'park.begin' | 'idle'): void {
    this.#goesOn(core, hand);
    if (as === 'park.begin') this.#passUnheard(hand);
    const { eventInterval } = this.#terms;
    const isDue = this.#isCurrentThread ? core.round === eventInterval : core.tick % eventInterval === 0;
    demand(
      isDue === (as === 'maintenance') || core.maintained === core.tick,
      `maintenance at tick ${core.tick}`,
    );
    if (as === 'maintenance') core.maintained = core.tick;
    else {
      demand(core.lifo === undefined && core.queue.length === 0, 'a worker with work rests');
      demand(as === 'idle' || hand.deferred.length === 0, 'a worker with deferred wakers parks');
      if (this.#isCurrentThread) core.tick++;
    }
    [core.pass, core.stage, core.round] = [as === 'park.begin' ? 'park' : as, 'due', 0];
  }

  #turns(core: Core, hand: Hand, timeout: number | null): void {
    if (core.pass === 'none' || core.stage !== 'due') this.#rests(core, hand, 'idle');
    demand((core.pass === 'park') === (timeout === null), 'only who parks sleeps in the driver');
    core.stage = 'driver';
  }

  #picks(core: Core, hand: Hand, chains: boolean): boolean {
    this.#goesOn(core, hand, chains);
    const { injectInterval, eventInterval, firstTick } = this.#terms;
    demand(chains === core.running || this.#isCurrentThread, 'a chain goes on that has not begun');
    demand(core.round < eventInterval, 'a round is longer than the event interval');
    const isMaintained = core.tick % eventInterval !== 0 || core.maintained === core.tick;
    demand(chains || this.#isCurrentThread || isMaintained, `no maintenance at tick ${core.tick}`);
    const ticks = this.#isCurrentThread ? core.tick - 1 + firstTick : core.tick;
    return injectInterval !== 'auto' && ticks % injectInterval === 0 && this.#queues.hasInjected;
  }

  #take(from: EventOf<'take'>['from'], task: number, core: Core, hand: Hand): void {
    const chains = from === 'lifo-chain';
    const next = this.#queues.take(core, from, this.#picks(core, hand, chains));
    demand(next === task, `task ${task} is not the next (${from})`);
    core.chained = chains ? core.chained + 1 : 0;
    demand(core.chained <= this.#terms.chainedPolls, 'the chain is longer than its cap');
    this.#has(task, core, hand);
  }

  #has(task: number, core: Core, hand: Hand): void {
    this.#task(task).goesInHand(this.#now);
    [hand.task, hand.stage, core.running] = [task, 'taken', true];
    if (!this.#isCurrentThread) return;
    core.tick++;
    core.round++;
  }

  #polls(task: number, core: Core, hand: Hand): void {
    if (task === 0) {
      this.#goesOn(core, hand);
      const root = this.#task(0);
      demand(
        core.round === 0 && root.woken > root.taken,
        'the future in block_on is polled amid a round, or unwoken',
      );
      root.taken = this.#now;
      hand.task = 0;
    } else demand(hand.task === task && hand.stage === 'taken', `task ${task} was not taken`);
    hand.stage = 'polling';
  }

  #polled({ task, ready }: EventOf<'poll.end'>, hand: Hand): void {
    demand(hand.task === task && hand.stage === 'polling', `no poll of task ${task} is under way`);
    // `block_on` may be called once more.
    if (task === 0 && ready) this.#task(0).woken = this.#now;
    this.#ends(hand, ready ? 'complete' : 'ended');
  }

  #ends(hand: Hand, as: 'ended' | 'complete'): void {
    if (hand.task !== undefined && hand.task !== 0) this.#task(hand.task).at = as;
    [hand.task, hand.stage] = as === 'ended' ? [hand.task, 'ended'] : [undefined, 'empty'];
  }

  #defers(task: number, hand: Hand): void {
    demand(hand.task === task, `task ${task} defers and is not polled`);
    if (!this.#terms.deferDropsRepeats || hand.deferred.at(-1) !== task) hand.deferred.push(task);
  }
}
