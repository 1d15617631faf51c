import type { Event, EventKind, TaskId } from '../../../traces/index.ts';
import { eventKinds } from '../../../traces/index.ts';
import type { Handler, Observer, Report } from '../property.ts';
import { inTurn } from '../support/handlers.ts';
import { Cycles } from './cycles.ts';
import type { Due } from './dues.ts';
import { Dues } from './dues.ts';
import { Numbering } from './numbering.ts';
import type { Recorder } from './recorder.ts';
import { Streams } from './streams.ts';
import { Suspicions } from './suspicions.ts';

interface Memory {
  readonly dues: Dues;
  /** Those that every worker has passed over. */
  readonly passedOver: Set<Due>;
  readonly cycles: Cycles;
  readonly streams: Streams;
  readonly suspicions: Suspicions;
  readonly numbering: Numbering;
}

const startMemory = (recorder: Recorder): Memory => {
  const suspicions = new Suspicions(recorder);
  const streams = new Streams(recorder, (from, to) => suspicions.darkened(from, to));
  const cycles = new Cycles(recorder.workers);
  const dues = new Dues(recorder);
  return { dues, passedOver: new Set(), cycles, streams, suspicions, numbering: new Numbering() };
};

/**
 * Wakes that no poll answers. One is lost for certain only when every worker has looked for tasks since and parked, and
 * one of them has come back later: a runtime that shuts down lets nobody come back.
 */
export function answers(recorder: Recorder): Observer<Memory> {
  const concludes = recorder.slack === 0 && recorder.showsEnds;
  const passes: Handler<Memory, EventKind> = (memory, event, report) => {
    const { dues, cycles, streams } = memory;
    streams.see(event);
    dues.seen(event);
    if (event.e === 'park.begin' || event.e === 'poll.begin') loseWhatWasPassedOver(memory, event, report);
    cycles.see(event);
    if (event.e !== 'park.begin' || !concludes) return;
    const since = cycles.allLookedSince;
    if (since === null) return;
    for (const due of dues.open)
      if (due.queuedBy !== null && due.queuedBy < since && due.passedOver === null) {
        due.passedOver = event;
        memory.passedOver.add(due);
      }
  };
  return {
    memory: () => startMemory(recorder),
    on: inTurn<Memory>(Object.fromEntries(eventKinds.map((kind) => [kind, passes])), {
      'spawn.begin': ({ dues, numbering }, event) => {
        numbering.spawned(event.task);
        dues.spawned(event);
      },
      'wake.begin': ({ dues }, event) => dues.woken(event),
      'poll.begin': ({ dues, passedOver, numbering }, event, report) => {
        numbering.mentioned(event.task);
        const due = dues.polled(event);
        if (due === null) return;
        passedOver.delete(due);
        report.checked();
      },
      'poll.end': (memory, event, report) => {
        memory.dues.pollEnded(event);
        if (event.ready === true) end(memory, event.task, report);
      },
      'task.end': (memory, { task }, report) => {
        if (task !== undefined) end(memory, task, report);
      },
    }),
    end: ({ dues, streams, suspicions, numbering }, report) => {
      for (const { task } of dues.open)
        report.undecidable(`task ${task} was woken and not polled again before the recording ended`);
      suspicions.tell(streams, numbering, report);
    },
  };
}

/** A worker goes on after all of them had passed a task over and parked. */
function loseWhatWasPassedOver(memory: Memory, event: Event, report: Report): void {
  const { dues, streams, suspicions } = memory;
  for (const due of memory.passedOver) {
    const { task, wake, passedOver } = due;
    if (passedOver === null || event.w !== passedOver.w) continue;
    memory.passedOver.delete(due);
    const because = `task ${task} was woken and is not polled, though every worker has looked for tasks since and found none`;
    const suspicion = { task, thread: null, from: wake.t, to: event.t, because, excuse: null };
    suspicions.add({ ...suspicion, events: [wake, passedOver] }, streams, report);
    dues.forget(task);
  }
}

/** A task that is cancelled ends without being polled for the wake. */
function end({ dues, passedOver, numbering }: Memory, task: TaskId, report: Report): void {
  numbering.mentioned(task);
  const due = dues.forget(task);
  if (due === null) return;
  passedOver.delete(due);
  report.undecidable(`task ${task} was woken, and ended without being polled for it`);
}
