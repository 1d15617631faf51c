import type { Event, EventKind, EventOf, TaskId } from '../../../traces/index.ts';
import { eventKinds } from '../../../traces/index.ts';
import type { Handler, Observer, Report } from '../property.ts';
import { inTurn } from '../support/handlers.ts';
import type { Recorder } from './recorder.ts';
import { mayHappenLater } from './recorder.ts';
import type { Stream } from './streams.ts';
import { Numbering } from './numbering.ts';
import { Streams } from './streams.ts';
import { Suspicions } from './suspicions.ts';
import type { Wake, Woken } from './wakes.ts';
import { hasWakeLeft, Wakes } from './wakes.ts';

interface Memory {
  readonly streams: Streams;
  readonly wakes: Wakes;
  readonly suspicions: Suspicions;
  readonly numbering: Numbering;
  readonly coverage: Coverage;
}

/** What the recorder let the polls be held against. */
interface Coverage {
  hasDecided: boolean;
  /** The first task that was polled again and whose wakes are not recorded. */
  uncovered: TaskId | null;
}

/** How polls are set against wakes. */
export interface Rule {
  /** What is wrong with a poll for which there is no wake. */
  readonly accuse: (event: EventOf<'poll.begin'>) => string;
  /** Why a poll proves nothing for which there are only wakes that the poll before it may have answered. */
  readonly whenOld: string | null;
}

const startMemory = (recorder: Recorder): Memory => {
  const suspicions = new Suspicions(recorder);
  const streams = new Streams(recorder, (from, to) => suspicions.darkened(from, to));
  return {
    streams,
    wakes: new Wakes(recorder),
    suspicions,
    numbering: new Numbering(),
    coverage: { hasDecided: false, uncovered: null },
  };
};

/**
 * Looks for polls without a wake in a recording whose events may be in another order than that in which they happened,
 * and may not be all there are. Instances are polls after a task's first.
 */
export function pollWithoutWake(rule: Rule, recorder: Recorder): Observer<Memory> {
  const see = (memory: Memory, event: Event): Stream => {
    const stream = memory.streams.see(event);
    memory.wakes.seen(stream);
    memory.suspicions.seen(stream);
    return stream;
  };
  const seen: Handler<Memory, EventKind> = (memory, event) => void see(memory, event);
  const others = eventKinds.filter((kind) => kind !== 'poll.begin' && kind !== 'wake.begin');
  return {
    memory: () => startMemory(recorder),
    on: inTurn<Memory>(Object.fromEntries(others.map((kind) => [kind, seen])), {
      'spawn.begin': ({ wakes, numbering }, event) => {
        numbering.spawned(event.task);
        wakes.spawned(event);
      },
      'wake.begin': (memory, event) => {
        const stream = see(memory, event);
        memory.wakes.woken(event, stream);
        memory.suspicions.woken(event);
      },
      'poll.begin': (memory, event, report) => {
        const stream = see(memory, event);
        memory.numbering.mentioned(event.task);
        const woken = memory.wakes.get(event.task);
        if (memory.wakes.mayPrecedeEnd(event)) {
          report.undecidable(`task ${event.task} is polled and ends at about the same time`);
          return;
        }
        if (woken !== undefined && memory.wakes.mayComeFirst(event, woken)) {
          memory.suspicions.excuse(event.task, 'another poll at about the same time may have come before');
          report.undecidable(`task ${event.task} is polled, and which of two polls came first is not known`);
          memory.wakes.polledInAnyOrder(event, woken);
          return;
        }
        memory.suspicions.settle(event.task);
        judge(memory, event, stream, { rule, recorder, report });
        const after = memory.wakes.after(woken?.wakes ?? [], event, stream);
        memory.wakes.polled(
          event,
          woken === undefined ? { wakes: after, debts: [] } : left(woken, after, memory.streams),
        );
      },
      'poll.end': (memory, event) => {
        if (event.ready === true) end(memory, event.task, event);
      },
      'task.end': (memory, event) => {
        if (event.task !== undefined) end(memory, event.task, event);
      },
    }),
    end: ({ streams, suspicions, numbering, coverage: { hasDecided, uncovered } }, report) => {
      if (!hasDecided && uncovered !== null)
        report.undecidable(`wakes of task ${uncovered} are not recorded, nor are those of others`);
      suspicions.tell(streams, numbering, report);
    },
  };
}

/**
 * The wakes that are left for later polls, of those that may have taken effect after this one began: without any that
 * came before it for certain, the poll was for one of these, and that is taken to be the one that is over first. While
 * none of them is over, it is not known which one that will be; where threads are not told apart, none ever is, and they
 * are all alike.
 */
function left(
  { wakes, debts, isNew, lastPoll }: Woken,
  after: readonly Wake[],
  { darkUntil }: Streams,
): Pick<Woken, 'wakes' | 'debts'> {
  const mayBeForAnother = isNew || lastPoll === null || darkUntil > lastPoll.t;
  if (mayBeForAnother || after.length < wakes.length) return { wakes: after, debts };
  const first = Math.min(...after.map(({ latest }) => latest));
  const isUnderWay = first === Number.POSITIVE_INFINITY && after.some(({ thread }) => thread !== null);
  if (isUnderWay) return { wakes: after, debts: debts.length < after.length ? [...debts, after] : debts };
  const paid = after.findIndex(({ latest }) => latest === first);
  return { wakes: after.filter((_, index) => index !== paid), debts };
}

/** An aborted task is polled once more, for which nothing wakes it, and ends in that poll. */
function end({ wakes, suspicions, numbering }: Memory, task: TaskId, event: Event): void {
  numbering.mentioned(task);
  suspicions.excuse(task, 'the task ended in that poll, as one that was aborted does');
  suspicions.settle(task);
  wakes.forget(task, event);
}

interface Court {
  readonly rule: Rule;
  readonly recorder: Recorder;
  readonly report: Report;
}

function judge(
  { wakes, suspicions, streams, coverage }: Memory,
  event: EventOf<'poll.begin'>,
  { s, isVirtual }: Stream,
  { rule: { accuse, whenOld }, recorder, report }: Court,
): void {
  const { task } = event;
  const woken = wakes.get(task);
  if (woken?.exempt === true || woken?.isNew === true) return;
  if (woken === undefined || woken.lastPoll === null) {
    report.undecidable(
      `task ${task} is polled, and whether it was spawned or woken before is not in the recording`,
    );
  } else if (woken.wakes.some(({ isOld }) => !isOld)) {
    coverage.hasDecided = true;
    report.checked();
  } else if (woken.shown !== true) {
    // No instance: nothing is asked of tasks that the recorder does not cover.
    coverage.uncovered ??= task;
  } else if (hasWakeLeft(woken)) {
    if (whenOld === null) report.checked();
    else report.undecidable(`task ${task} is polled, and ${whenOld}`);
  } else {
    const to = mayHappenLater(recorder, 'poll.begin') ? Number.POSITIVE_INFINITY : event.t;
    const because = accuse(event);
    const excuse = recorder.showsEnds ? null : 'the recorder does not show whether the task was aborted';
    const events = [woken.lastPoll, event];
    const thread = isVirtual ? null : s;
    suspicions.add({ task, thread, from: woken.lastPoll.t, to, because, events, excuse }, streams, report);
  }
}
