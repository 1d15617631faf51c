import type { Event, EventOf, RuntimeInfo, TaskId } from '../../../traces/index.ts';
import type { Shows } from '../../properties/property.ts';
import { countsOf, newLane, type Lane, type WorkerCounts } from './lane.ts';
import { newTask, Roles, type TaskRecord } from './task-record.ts';
import { isChained, longestChain } from './ticks.ts';
import type { Length, Wait, WaitKind } from './wait.ts';
import { isOutsideOfPolls, isSelfWake, mayBeInPass, wakeKind } from './wake-kind.ts';
import type { Watcher } from './watcher.ts';

/** The number of the future in `block_on`, which waits in no queue. */
const root: TaskId = 0;

/**
 * Follows every task of a recording from what makes it wait to its next poll, and tells watchers. Its memory grows with
 * the tasks that live, the threads and the workers, not with the recording. Several wakes before a poll are one, and a
 * task is known from its spawn or, in a recording that begins late, its first poll.
 */
export class WaitFollower {
  readonly #watchers: readonly Watcher[];
  readonly #showsPasses: boolean;
  readonly #longestChain: number;
  readonly #roles = new Roles();
  readonly #tasks = new Map<TaskId, TaskRecord>();
  readonly #lanes: Lane[] = [];
  readonly #workers: WorkerCounts[] = [];
  #polls = 0;
  #last: Event | undefined;

  constructor(runtime: RuntimeInfo, shows: Shows, watchers: readonly Watcher[]) {
    this.#watchers = watchers;
    this.#showsPasses = shows('driver.begin');
    this.#longestChain = longestChain(runtime);
  }

  /** Takes the next event. */
  observe(event: Event): void {
    this.#last = event;
    switch (event.e) {
      case 'spawn.begin':
        this.#spawn(event);
        return;
      case 'wake.begin':
        this.#wake(event);
        return;
      case 'spawn.end':
      case 'wake.end':
        this.#outsideWakerReturned(event);
        return;
      case 'poll.begin':
        this.#pollBegin(event);
        return;
      case 'poll.end':
        this.#pollEnd(event);
        return;
      case 'yield':
        this.#yield(event);
        return;
      case 'take':
        this.#lane(event.s).taking = event.from === 'lifo-chain' ? 'chain' : 'tick';
        return;
      case 'steal':
        this.#lane(event.s).taking = 'tick';
        return;
      case 'driver.begin':
        if (event.w !== null) countsOf(this.#workers, event.w).passes += 1;
        return;
      case 'park.begin':
        this.#lane(event.s).stretch += 1;
        return;
      case 'block_in_place.begin':
        this.#block(this.#lane(event.s));
        return;
      case 'task.end':
        if (event.task !== undefined) this.#forget(event.task);
        return;
      case 'gap':
        for (const id of this.#tasks.keys()) this.#forget(id);
        this.#lanes.length = 0;
        return;
      case 'stream':
      case 'clock':
      case 'thread.start':
      case 'thread.stop':
      case 'park.end':
      case 'task.bind':
      case 'run.begin':
      case 'run.end':
      case 'join':
      case 'abort':
      case 'consume':
      case 'block_in_place.end':
      case 'busy.begin':
      case 'busy.end':
      case 'mark':
      case 'schedule':
      case 'overflow':
      case 'inject.batch':
      case 'defer':
      case 'flush':
      case 'driver.end':
      case 'notify':
      case 'maintenance':
      case 'search.begin':
      case 'parked':
      case 'lifo.cap':
      case 'waker.clone':
      case 'waker.drop':
      case 'queue.sample':
      case 'shuttle.step':
      case 'shuttle.random':
      case 'shuttle.semaphore':
        return;
    }
  }

  /** The waits that are open, as long as they have lasted so far, in the order in which their tasks were met. */
  *stillOpen(): Generator<Wait> {
    const last = this.#last;
    if (last === undefined) return;
    for (const task of this.#tasks.values()) {
      const wait = this.#waitOf(task, last, undefined);
      if (wait !== undefined) yield wait;
    }
  }

  #lane(s: number): Lane {
    return (this.#lanes[s] ??= newLane());
  }

  #task(id: TaskId, name: string | undefined): TaskRecord {
    const task = newTask(id, this.#roles.of(name));
    this.#tasks.set(id, task);
    return task;
  }

  #spawn(event: EventOf<'spawn.begin'>): void {
    if (event.task === root) return;
    const task = this.#task(event.task, event.name);
    const lane = this.#lane(event.s);
    this.#begin(task, event, event.w === null ? 'spawn-outside' : 'spawn');
    this.#markWoken(task, event, lane);
    this.#tellWoken(task, event, lane);
  }

  #wake(event: EventOf<'wake.begin'>): void {
    const task = this.#tasks.get(event.task);
    if (task === undefined || task.id === root) return;
    const lane = this.#lane(event.s);
    this.#begin(task, event, wakeKind(task, event, lane));
    this.#markWoken(task, event, lane);
    this.#tellWoken(task, event, lane);
  }

  #begin(task: TaskRecord, cause: Event, kind: WaitKind): void {
    if (task.open !== undefined) return;
    const counts: number[] = [];
    for (let w = 0; w < this.#workers.length; w++) {
      const { polls, ticks, passes } = countsOf(this.#workers, w);
      counts.push(polls, ticks, passes);
    }
    task.open = { cause, kind, polls: this.#polls, counts };
  }

  #markWoken(task: TaskRecord, event: EventOf<'spawn.begin' | 'wake.begin'>, lane: Lane): void {
    if (event.w === null) {
      task.outsideWakers += 1;
      task.touchedOutside = true;
    }
    if (task.runnable) return;
    task.wokenBy = isSelfWake(task, lane) ? undefined : lane;
    // After a pass the slot is taken anew, unless the inject queue comes first: then it is the next link of the chain.
    const isWake = event.e === 'wake.begin';
    task.wokenIn = lane.stretch + (isWake && isOutsideOfPolls(event, lane) ? 1 : 0);
    task.wokenUntil = lane.stretch + (isWake && mayBeInPass(event, lane) ? 1 : 0);
  }

  #tellWoken(task: TaskRecord, event: EventOf<'spawn.begin' | 'wake.begin'>, lane: Lane): void {
    const first = !task.runnable;
    task.runnable = true;
    for (const watcher of this.#watchers) watcher.woken?.(task, event, lane, first);
  }

  #outsideWakerReturned({ task: id, w }: EventOf<'wake.end' | 'spawn.end'>): void {
    const task = this.#tasks.get(id);
    if (w !== null || task === undefined || task.outsideWakers === 0) return;
    task.outsideWakers -= 1;
    if (task.outsideWakers > 0) return;
    for (const watcher of this.#watchers) watcher.settled?.(task);
  }

  #yield(event: EventOf<'yield'>): void {
    const task = this.#tasks.get(event.task);
    const lane = this.#lane(event.s);
    if (task === undefined || task.id === root) return;
    if (event.how === 'self-wake' || !isSelfWake(task, lane)) return;
    if (event.how === 'coop' && task.open?.kind === 'self-wake') task.open.kind = 'coop';
    this.#begin(task, event, event.how);
    for (const watcher of this.#watchers) watcher.yielded?.(task, event, lane);
  }

  #pollBegin(event: EventOf<'poll.begin'>): void {
    const lane = this.#lane(event.s);
    const task = this.#tasks.get(event.task) ?? this.#task(event.task, undefined);
    const isOutermost = lane.polls.length === 0;
    if (isOutermost) lane.blocked = false;
    const emptiesSlot = task.wokenBy === lane && task.wokenIn > lane.stretch && !task.touchedOutside;
    const chained = isOutermost && isChained(lane, task, this.#longestChain);
    const wait = this.#waitOf(task, event, event);
    for (const watcher of this.#watchers) watcher.polled?.(task, event, lane);
    if (wait !== undefined) for (const watcher of this.#watchers) watcher.waited?.(wait);
    task.open = undefined;
    task.runnable = false;
    task.touchedOutside = task.outsideWakers > 0;
    task.before = event.w ?? undefined;
    lane.polls.push({ task, begin: event });
    if (isOutermost) lane.stretch += emptiesSlot ? 2 : 1;
    if (task.id === root) return;
    this.#polls += 1;
    if (event.w !== null) this.#countOnWorker(event.w, isOutermost && !chained);
    if (!isOutermost) return;
    lane.begun += 1;
    lane.ticks += chained ? 0 : 1;
    lane.chained = chained ? lane.chained + 1 : 0;
    lane.taking = undefined;
    for (const watcher of this.#watchers) watcher.counted?.(event, lane);
  }

  #countOnWorker(w: number, isTick: boolean): void {
    const counts = countsOf(this.#workers, w);
    counts.polls += 1;
    if (isTick) counts.ticks += 1;
  }

  #waitOf(task: TaskRecord, until: Event, poll: EventOf<'poll.begin'> | undefined): Wait | undefined {
    const { open, id, role, before } = task;
    if (open === undefined) return undefined;
    const { cause, kind } = open;
    const ns = Math.max(0, until.t - cause.t);
    const polls = this.#polls - open.polls;
    const w = poll?.w ?? undefined;
    const here = w === undefined ? undefined : this.#here(w, open.counts);
    const unknown = { pollsHere: undefined, ticks: undefined, passes: undefined };
    return { task: id, role, kind, cause, poll, before, ns, polls, ...(here ?? unknown) };
  }

  #here(w: number, before: readonly number[]): Pick<Length, 'pollsHere' | 'ticks' | 'passes'> {
    const { polls, ticks, passes } = countsOf(this.#workers, w);
    return {
      pollsHere: polls - (before[3 * w] ?? 0),
      ticks: ticks - (before[3 * w + 1] ?? 0),
      passes: this.#showsPasses ? passes - (before[3 * w + 2] ?? 0) : undefined,
    };
  }

  #pollEnd(event: EventOf<'poll.end'>): void {
    const { polls } = this.#lane(event.s);
    const at = polls.findLastIndex(({ task }) => task.id === event.task);
    const poll = polls[at];
    if (poll === undefined) return;
    polls.length = at;
    for (const watcher of this.#watchers) watcher.pollEnded?.(poll, event);
    if (event.ready) this.#forget(event.task);
  }

  #block(lane: Lane): void {
    lane.blocked = true;
    lane.blocks += 1;
    for (const watcher of this.#watchers) watcher.blocked?.(lane);
  }

  #forget(id: TaskId): void {
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    this.#tasks.delete(id);
    for (const watcher of this.#watchers) watcher.gone?.(task);
  }
}
