import type { Event, EventKind, EventOf, RuntimeInfo, TaskId } from '../../traces/index.ts';
import { eventKinds } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Handler, Observer, Property, Report } from './property.ts';
import { everywhere } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Accounts } from './support/reasons.ts';
import { accountsKept, noAccounts } from './support/reasons.ts';

interface Act {
  readonly task: TaskId;
  /** It is a deferred waker called on entry to `block_in_place`, while the thread still has its core. */
  readonly entering: boolean;
  readonly begin: Event;
}

/** What a thread is doing that decides where a task that it makes runnable goes. */
interface Thread {
  /** The waker or the spawn that the thread is in. */
  act: Act | null;
  /** In a poll that is or was in `block_in_place`: inside of it, the thread has no core; after it, it may not. */
  blocking: 'no' | 'inside' | 'after';
  /** The LIFO slot is disabled until this tick ends. */
  capped: EventOf<'lifo.cap'> | null;
}

interface Places extends Accounts {
  readonly threads: Map<number, Thread>;
  /** The thread on which each task was polled last. */
  readonly polledOn: Map<TaskId, number>;
  /** Tasks that are in no queue, are not polled and were not woken. */
  readonly idle: Set<TaskId>;
  /** Tasks put into a queue since they were polled last: an abort does that without a waker. */
  readonly queued: Set<TaskId>;
  /** By thread, the task whose poll ended there last, until the thread is heard of again: it may not be idle yet. */
  readonly ending: Map<number, TaskId>;
  /** Idle tasks with a single waker at work, which must make them runnable; by the thread it is called on. */
  readonly soleWaker: Map<TaskId, number>;
  /**
   * Idle tasks that were woken and put into no queue, with the events that show it. That is wrong, unless the runtime
   * shuts down: then the task ends without being polled again.
   */
  readonly inNoQueue: Map<TaskId, readonly Event[]>;
}

/** An idle task that becomes runnable goes where the thread that woke it says, not where it ran before. */
export const idleWakePlacement: Property = defineProperty<Places>({
  id: 'idle-wake-placement',
  code: 'S7',
  kind: 'safety',
  sentence:
    "An idle task woken or a task spawned by a worker goes into that worker's LIFO slot, or to the back of its queue if the slot is disabled; from any other thread it goes into the inject queue.",
  source: 'worker.rs Handle::schedule_task, Handle::schedule_local, Handle::push_remote_task',
  trigger: 'a task is put into a queue by a wake or a spawn',
  needs: [
    'spawn.begin',
    'spawn.end',
    'poll.begin',
    'poll.end',
    'wake.begin',
    'wake.end',
    'schedule',
    'lifo.cap',
    'take',
    'steal',
  ],
  applies: everywhere,
  observe: (runtime, shows) => {
    const on: Observer<Places>['on'] = {
      'spawn.begin': ({ threads }, event) => {
        threadOf(threads, event).act = { task: event.task, entering: false, begin: event };
      },
      'spawn.end': ({ threads }, event) => {
        threadOf(threads, event).act = null;
      },
      'wake.begin': (places, event) => {
        const entering = event.from === 'block_in_place';
        threadOf(places.threads, event).act = { task: event.task, entering, begin: event };
        if (places.idle.delete(event.task)) places.soleWaker.set(event.task, event.s);
        else places.soleWaker.delete(event.task);
      },
      'wake.end': ({ threads, soleWaker, inNoQueue }, event) => {
        const thread = threadOf(threads, event);
        if (soleWaker.get(event.task) === event.s) {
          soleWaker.delete(event.task);
          inNoQueue.set(event.task, thread.act === null ? [event] : [thread.act.begin, event]);
        }
        thread.act = null;
      },
      'poll.begin': ({ polledOn, queued, inNoQueue }, event, report) => {
        const evidence = inNoQueue.get(event.task);
        if (evidence !== undefined) {
          inNoQueue.delete(event.task);
          report.violated(putNowhere(event.task), evidence);
        }
        polledOn.set(event.task, event.s);
        queued.delete(event.task);
      },
      'poll.end': ({ polledOn }, event) => {
        if (event.ready) polledOn.delete(event.task);
      },
      'block_in_place.begin': ({ threads }, event) => {
        threadOf(threads, event).blocking = 'inside';
      },
      'block_in_place.end': ({ threads }, event) => {
        threadOf(threads, event).blocking = 'after';
      },
      'task.end': ({ idle, queued, soleWaker, inNoQueue }, { task }, report) => {
        if (task === undefined) return;
        soleWaker.delete(task);
        if (inNoQueue.delete(task))
          report.undecidable(`${putNowhere(task)}, and it ended without being polled again`);
        idle.delete(task);
        queued.delete(task);
      },
      'lifo.cap': ({ threads }, event) => {
        threadOf(threads, event).capped = event;
      },
      take: ({ threads }, event) => takes(threads, event, event.from !== 'lifo-chain'),
      steal: ({ threads }, event) => takes(threads, event, true),
      'driver.begin': endOfTick,
      'search.begin': endOfTick,
      'park.begin': endOfTick,
      maintenance: endOfTick,
      schedule: (places, event, report) => {
        if (event.task !== undefined) {
          places.soleWaker.delete(event.task);
          places.idle.delete(event.task);
          places.queued.add(event.task);
        }
        judge(runtime, threadOf(places.threads, event), event, report);
      },
    };
    return {
      memory: () => ({
        ...noAccounts(),
        threads: new Map(),
        polledOn: new Map(),
        idle: new Set(),
        queued: new Set(),
        ending: new Map(),
        soleWaker: new Map(),
        inNoQueue: new Map(),
      }),
      on: inTurn<Places>(
        inTurn(on, accountsKept(shows)),
        shows('run.end') ? { 'run.end': becomesIdle } : idleOnceHeardOf,
      ),
      end: ({ inNoQueue }, report) => {
        for (const [task, evidence] of inNoQueue) report.open(putNowhere(task), evidence);
      },
    };
  },
});

/** Without the hook after a poll, the next event of the thread shows that the poll's task has left RUNNING. */
const idleOnceHeardOf: Observer<Places>['on'] = {
  ...Object.fromEntries(
    eventKinds.map((kind): [EventKind, Handler<Places, EventKind>] => [
      kind,
      (places, { s }) => {
        const task = places.ending.get(s);
        if (task === undefined) return;
        places.ending.delete(s);
        becomesIdle(places, { task, s });
      },
    ]),
  ),
  'poll.end': ({ ending }, { task, s, ready }) => {
    if (!ready) ending.set(s, task);
  },
};

function putNowhere(task: TaskId): string {
  return `task ${task} was idle when it was woken, and was put into no queue`;
}

function becomesIdle(
  { tasks, idle, polledOn, queued }: Places,
  { task, s }: { readonly task?: TaskId; readonly s: number },
): void {
  const reasons = task === undefined ? undefined : tasks.get(task);
  if (task === undefined || task === 0 || reasons === undefined) return;
  // Put back during its run, the task may be in another thread's hands before this one's run is over.
  if (polledOn.get(task) !== s || queued.has(task)) return;
  if (reasons.due === null && !reasons.maybe && reasons.wakersRunning === 0) idle.add(task);
}

function judge(
  runtime: RuntimeInfo,
  { act, blocking, capped }: Thread,
  event: EventOf<'schedule'>,
  report: Report,
): void {
  if (act === null || act.task !== event.task) return;
  const stage = act.entering ? 'no' : blocking;
  const places = placesFor(runtime, event, stage, capped !== null);
  if (!places.includes(event.to)) {
    report.violated(
      `task ${event.task} is made runnable by ${whoIs(event, stage)} and goes to ${event.to} instead of ${places.join(' or ')}`,
      [...(capped === null ? [] : [capped]), act.begin, event],
    );
  } else if (places.length === 1) report.checked();
  else {
    report.undecidable(
      `task ${event.task} is made runnable after block_in_place, by a thread that may have lost its core`,
    );
  }
}

function takes(threads: Places['threads'], event: Event, newTick: boolean): void {
  const thread = threadOf(threads, event);
  thread.blocking = 'no';
  if (newTick) thread.capped = null;
}

function endOfTick({ threads }: Places, event: Event): void {
  threadOf(threads, event).capped = null;
}

function threadOf(threads: Places['threads'], { s }: Event): Thread {
  const known = threads.get(s);
  if (known !== undefined) return known;
  const thread: Thread = { act: null, blocking: 'no', capped: null };
  threads.set(s, thread);
  return thread;
}

function placesFor(
  { flavor, config }: RuntimeInfo,
  { w }: Event,
  blocking: Thread['blocking'],
  capped: boolean,
): readonly EventOf<'schedule'>['to'][] {
  if (w === null || blocking === 'inside') return ['inject'];
  const hasSlot = flavor === 'multi_thread' && config.lifo_slot !== false && !capped;
  const local = hasSlot ? 'lifo' : 'back';
  return blocking === 'after' ? [local, 'inject'] : [local];
}

function whoIs({ s, w }: Event, blocking: Thread['blocking']): string {
  if (w === null) return `thread ${s}, which is no worker,`;
  if (blocking === 'inside') return `thread ${s} inside block_in_place`;
  return `worker ${w}`;
}
