import type { Event } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { everywhere } from './support/applies.ts';
import type { AccountsAtRest } from './support/at-rest.ts';
import { lostWhenParking, noRest, restFollowed } from './support/at-rest.ts';
import { inTurn } from './support/handlers.ts';
import { accountsKept, noAccounts } from './support/reasons.ts';

/**
 * No wake-up is lost. A wake is answered by a poll, and known to be lost when every worker sleeps on it; at the end
 * of a recording it is open. A task that ended without a last poll was cancelled: by an abort, or because the runtime
 * shut down while the wake was lost, and a trace does not tell which.
 */
export const everyWakeAnswered: Property = defineProperty<AccountsAtRest>({
  id: 'every-wake-answered',
  code: 'L1',
  kind: 'liveness',
  sentence: 'A task that is spawned or woken is polled again, unless it completes first.',
  source: 'task/state.rs State::transition_to_notified_by_ref, worker.rs Handle::schedule_task',
  trigger: 'a task is spawned, or woken while it lives',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'wake.begin', 'wake.end'],
  applies: everywhere,
  observe: ({ workers }, shows) => {
    // Without the end of cancelled tasks a task that is not polled any more may have been aborted.
    const seesRest = shows('park.begin') && shows('park.end') && shows('task.end');
    const following = accountsKept<AccountsAtRest>(shows);
    return {
      memory: () => ({ ...noAccounts(), rest: noRest(workers) }),
      on: inTurn<AccountsAtRest>(
        {
          'poll.begin': ({ tasks }, event, report) => {
            const due = tasks.get(event.task)?.due ?? null;
            if (due !== null) report.checked();
          },
          'task.end': ({ tasks }, { task }, report) => {
            const due = task === undefined ? null : (tasks.get(task)?.due ?? null);
            if (due === null) return;
            report.undecidable(
              `task ${task} was ${what(due)} at g=${due.g} and ended without being polled again`,
            );
          },
          'park.begin': (memory, event, report) => {
            if (!seesRest || event.w === null) return;
            for (const task of lostWhenParking(memory, event.w)) {
              const reasons = memory.tasks.get(task);
              const due = reasons?.due ?? null;
              memory.rest.queued.delete(task);
              if (reasons === undefined || due === null) continue;
              reasons.due = null;
              report.violated(
                `task ${task} was ${what(due)} and not polled since, and now every worker parks`,
                [...(reasons.lastPoll === null ? [] : [reasons.lastPoll]), due, event],
              );
            }
          },
        },
        seesRest ? inTurn(following, restFollowed()) : following,
      ),
      end: ({ tasks }, report) => {
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

function what(due: Event): string {
  return due.e === 'spawn.begin' ? 'spawned' : 'woken';
}
