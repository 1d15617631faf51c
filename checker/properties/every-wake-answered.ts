import type { Event, TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { answers } from './partial/answers.ts';
import { everywhere } from './support/applies.ts';
import type { AccountsAtRest } from './support/at-rest.ts';
import { lostWhenParking, noRest, restFollowed } from './support/at-rest.ts';
import { inTurn } from './support/handlers.ts';
import { accountsKept, noAccounts } from './support/reasons.ts';
import { allTraits } from './traits.ts';

interface Answers extends AccountsAtRest {
  /** Tasks on whose wakes every worker sleeps, with the events that show it: lost, unless the runtime shuts down. */
  readonly sleptOn: Map<TaskId, { readonly because: string; readonly events: readonly Event[] }>;
  /** Workers that parked when the last of those was slept on, or since. */
  readonly parkedSince: Set<WorkerIndex>;
  /** Those of them that woke up again: had the runtime been closed by then, their loops would be over. */
  readonly wokenSince: Set<WorkerIndex>;
  /** The worker that parked last on each thread that has not stopped: before one stops, all tasks have ended. */
  readonly runsOn: Map<number, WorkerIndex>;
}

/**
 * No wake-up is lost. A wake is answered by a poll. When every worker sleeps on it, it is lost, or its task was put into
 * the inject queue of a runtime that shuts down; then no worker that parks from here on polls or parks again. At the
 * end of a recording it is open. A task that ended without a last poll was cancelled: by an abort, or because the runtime shut down while the
 * wake was lost, and a trace does not tell which.
 */
export const everyWakeAnswered: Property = defineProperty<Answers>({
  id: 'every-wake-answered',
  code: 'L1',
  kind: 'liveness',
  sentence: 'A task that is spawned or woken is polled again, unless it completes first.',
  source: 'task/state.rs State::transition_to_notified_by_ref, worker.rs Handle::schedule_task',
  trigger: 'a task is spawned, or woken while it lives',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'wake.begin', 'wake.end'],
  applies: everywhere,
  tolerates: allTraits,
  partial: { needs: ['poll.begin', 'poll.end', 'wake.begin'], observe: answers },
  observe: ({ workers }, shows) => {
    // Without the end of cancelled tasks a task that is not polled any more may have been aborted.
    const seesRest = shows('park.begin') && shows('park.end') && shows('task.end');
    const following = accountsKept<Answers>(shows);
    return {
      memory: () => ({
        ...noAccounts(),
        rest: noRest(workers),
        sleptOn: new Map(),
        parkedSince: new Set(),
        wokenSince: new Set(),
        runsOn: new Map(),
      }),
      on: inTurn<Answers>(
        {
          'poll.begin': (memory, event, report) => {
            runs(memory, event.w, report);
            const due = memory.tasks.get(event.task)?.due ?? null;
            if (due !== null) report.checked();
          },
          'task.end': ({ tasks, sleptOn }, { task }, report) => {
            const slept = task === undefined ? undefined : sleptOn.get(task);
            if (task !== undefined && slept !== undefined) {
              sleptOn.delete(task);
              report.undecidable(`${slept.because}, and it ended without being polled again`);
            }
            const due = task === undefined ? null : (tasks.get(task)?.due ?? null);
            if (due === null) return;
            report.undecidable(
              `task ${task} was ${what(due)} at g=${due.g} and ended without being polled again`,
            );
          },
          'thread.stop': (memory, { s }, report) => {
            if (memory.runsOn.delete(s) && memory.runsOn.size === 0) areLost(memory, report);
          },
          'park.end': ({ parkedSince, wokenSince }, { w }) => {
            if (w !== null && parkedSince.has(w)) wokenSince.add(w);
          },
          'park.begin': (memory, event, report) => {
            if (!seesRest || event.w === null) return;
            runs(memory, event.w, report);
            memory.runsOn.set(event.s, event.w);
            if (memory.sleptOn.size > 0) memory.parkedSince.add(event.w);
            for (const task of lostWhenParking(memory, event.w)) {
              const reasons = memory.tasks.get(task);
              const due = reasons?.due ?? null;
              memory.rest.queued.delete(task);
              if (reasons === undefined || due === null) continue;
              reasons.due = null;
              forgetWorkers(memory);
              memory.parkedSince.add(event.w);
              memory.sleptOn.set(task, {
                because: `task ${task} was ${what(due)} and not polled since, and now every worker parks`,
                events: [...(reasons.lastPoll === null ? [] : [reasons.lastPoll]), due, event],
              });
            }
          },
        },
        seesRest ? inTurn(following, restFollowed()) : following,
      ),
      end: ({ tasks, sleptOn }, report) => {
        for (const { because, events } of sleptOn.values()) report.open(because, events);
        for (const [task, { due, maybe, lastPoll }] of tasks) {
          if (due !== null) {
            const since = lastPoll === null ? [] : [lastPoll];
            report.open(`task ${task} was ${what(due)} at g=${due.g} and not polled since`, [...since, due]);
          } else if (maybe) {
            report.undecidable(`a wake of task ${task} overlapped the beginning of its last poll`);
          }
        }
      },
    };
  },
});

/** A worker polls or parks: if it has parked and woken up since all workers slept, the runtime does not shut down. */
function runs(memory: Answers, w: WorkerIndex | null, report: Report): void {
  if (w !== null && memory.wokenSince.has(w)) areLost(memory, report);
}

function areLost(memory: Answers, report: Report): void {
  for (const { because, events } of memory.sleptOn.values()) report.violated(because, events);
  memory.sleptOn.clear();
  forgetWorkers(memory);
}

function forgetWorkers({ parkedSince, wokenSince }: Answers): void {
  parkedSince.clear();
  wokenSince.clear();
}

function what(due: Event): string {
  return due.e === 'spawn.begin' ? 'spawned' : 'woken';
}
