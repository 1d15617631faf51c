import type { Observation } from '../../../event/event.ts';
import type { Stamped } from '../../merge/edges.ts';
import { workerOf } from '../index/identity.ts';
import type { Lane } from '../index/lanes.ts';
import type { Run } from '../index/run.ts';
import type { Record } from '../wire/record.ts';
import type { Manner } from './manner.ts';
import { ThreadState } from './thread-state.ts';
import type { Tally } from './tally.ts';

type From = 'poll' | 'runtime' | 'external';

interface Wake {
  readonly task: number;
  readonly by: number | null | undefined;
  readonly from: From | undefined;
  readonly s: number;
  readonly w: number | null;
}

function wakeBegin({ task, by, from, s, w }: Wake): Observation {
  if (by === undefined)
    return from === undefined ? { e: 'wake.begin', task, s, w } : { e: 'wake.begin', task, from, s, w };
  if (from === undefined) return { e: 'wake.begin', task, by, s, w };
  return { e: 'wake.begin', task, by, from, s, w };
}

/** Tells what the records of one thread mean as events. */
export class ThreadStory {
  readonly #s: number;
  readonly #kind: Lane['kind'];
  readonly #manner: Manner;
  readonly #tally: Tally;
  readonly #state: ThreadState;
  #isOneThread = true;

  constructor(s: number, kind: Lane['kind'], manner: Manner, tally: Tally) {
    this.#s = s;
    this.#kind = kind;
    this.#manner = manner;
    this.#tally = tally;
    this.#state = new ThreadState(s, tally);
  }

  /** Goes on with the records of a run, of which the thread's first may show that there were others before. */
  enter({ workers: [worker], isOneThread, before, first }: Run, into: Stamped[]): void {
    this.#isOneThread = isOneThread;
    if (worker !== undefined) this.#state.worker ??= worker;
    if (this.#state.last === undefined && before !== 'unknown') this.#state.gap('head', first, into);
  }

  /** Tells that events may be missing up to `until`, and that it is unknown what the thread did then. */
  miss(until: number, into: Stamped[]): void {
    this.#state.gap('cut off', until, into);
    this.#state.forget();
  }

  /** Tells that the worker became another thread at some time before the next record. */
  handOff(until: number, into: Stamped[]): void {
    this.#state.gap('block_in_place', until, into);
  }

  /** The time of the last event. */
  get last(): number | undefined {
    return this.#state.last;
  }

  /** Adds the events that a record stands for. */
  tell(record: Record, into: Stamped[]): void {
    const { t } = record;
    const worker = workerOf(record);
    if (worker !== undefined) this.#state.worker = worker;
    this.#tell(record, worker ?? undefined, into);
    this.#state.last = t;
  }

  #tell(record: Record, worker: number | undefined, into: Stamped[]): void {
    const { kind, t } = record;
    const state = this.#state;
    switch (kind) {
      case 'PollStartEvent': {
        const task = record.count('task_id');
        state.beginPoll(worker, task, t, into);
        if (task === undefined) this.#tally.unusable++;
        else into.push({ event: this.#pollBegin(task, this.#local(record)), t });
        return;
      }
      case 'PollEndEvent': {
        const ended = state.endPoll(worker, t, into);
        if (ended === undefined) return;
        into.push({ event: this.#pollEnd(ended.task, ended.hasEnded), t });
        return;
      }
      case 'WorkerParkEvent':
        state.park(worker, t, into);
        into.push({ event: this.#parkAs('park.begin', this.#local(record)), t });
        return;
      case 'WorkerUnparkEvent':
        state.unpark(worker, t, into);
        into.push({ event: this.#parkAs('park.end', this.#local(record)), t });
        return;
      case 'TaskSpawnEvent':
        this.#spawn(record, into);
        return;
      case 'TaskTerminateEvent':
        this.#terminate(record, into);
        return;
      case 'WakeEventEvent':
        this.#wake(record, into);
        return;
      case 'QueueSampleEvent':
      case 'RuntimeMetricsEvent':
      case 'ClockSyncEvent':
      case 'SegmentMetadataEvent':
        return;
    }
  }

  #spawn(record: Record, into: Stamped[]): void {
    const { t, texts } = record;
    const task = record.count('task_id');
    if (task === undefined) {
      this.#tally.unusable++;
      return;
    }
    const { spawn_loc: loc } = texts;
    const instrumented = record.count('instrumented');
    const by = this.#spawner();
    const event: Observation = {
      e: 'spawn.begin',
      task,
      kind: 'async',
      ...(by === undefined ? {} : { by }),
      ...(loc === undefined ? {} : { loc }),
      ...(instrumented === undefined ? {} : { instrumented: instrumented !== 0 }),
      s: this.#s,
      w: this.#state.worker,
    };
    into.push({ event, t });
  }

  /** The task that spawns: the one in whose poll the thread is. The future given to `block_on` has no polls. */
  #spawner(): number | null | undefined {
    if (!this.#isOneThread || !this.#manner.hasHooks) return undefined;
    const { innermost } = this.#state.polls;
    if (innermost !== undefined) return innermost.task;
    const isWorkersOwn = this.#kind === 'worker' && this.#state.isSettled && this.#manner.isMultiThread;
    return isWorkersOwn ? null : undefined;
  }

  #terminate(record: Record, into: Stamped[]): void {
    const task = record.count('task_id');
    if (task === undefined) {
      this.#tally.unusable++;
      return;
    }
    const poll = this.#state.polls.of(task);
    if (poll !== undefined) poll.hasEnded = true;
    into.push({ event: { e: 'task.end', task, id: task, s: this.#s, w: this.#state.worker }, t: record.t });
  }

  #wake(record: Record, into: Stamped[]): void {
    const task = record.count('woken_task_id');
    const waker = record.count('waker_task_id');
    if (task === undefined) {
      this.#tally.unusable++;
      return;
    }
    const from = this.#wakeFrom(waker);
    const isNobody = waker === 0 && this.#kind === 'worker' && this.#manner.isMultiThread;
    const by = waker === 0 ? (isNobody ? null : undefined) : waker;
    into.push({ event: wakeBegin({ task, by, from, s: this.#s, w: this.#state.worker }), t: record.t });
  }

  #wakeFrom(waker: number | undefined): From | undefined {
    const { innermost } = this.#state.polls;
    if (innermost !== undefined) return waker === innermost.task ? 'poll' : undefined;
    if (this.#kind === 'blocking') return 'external';
    const isWorkersOwn = this.#kind === 'worker' && this.#state.isSettled && this.#manner.isMultiThread;
    return isWorkersOwn && waker === 0 ? 'runtime' : undefined;
  }

  // Each makes objects of one shape, without spreading: there are millions of these.
  #pollBegin(task: number, local: number | undefined): Observation {
    const s = this.#s;
    const w = this.#state.worker;
    return local === undefined ? { e: 'poll.begin', task, s, w } : { e: 'poll.begin', task, local, s, w };
  }

  #pollEnd(task: number, ready: boolean): Observation {
    const s = this.#s;
    const w = this.#state.worker;
    return this.#manner.showsEnds ? { e: 'poll.end', task, ready, s, w } : { e: 'poll.end', task, s, w };
  }

  #parkAs(e: 'park.begin' | 'park.end', local: number | undefined): Observation {
    const s = this.#s;
    const w = this.#state.worker;
    return local === undefined ? { e, s, w } : { e, local, s, w };
  }

  #local(record: Record): number | undefined {
    return this.#manner.hasQueueLengths ? record.count('local_queue') : undefined;
  }
}
