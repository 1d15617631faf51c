import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { justifiedPolls } from './partial/justified.ts';
import { everywhere } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Accounts } from './support/reasons.ts';
import { accountsKept, noAccounts } from './support/reasons.ts';
import { allTraits } from './traits.ts';

/**
 * A task is polled only for a spawn or a wake. The root task is exempt: its thread may come out of a park for no
 * reason of its own.
 */
export const pollJustified: Property = defineProperty<Accounts>({
  id: 'poll-justified',
  code: 'S2',
  kind: 'safety',
  sentence: 'A task is polled only if it was spawned or woken since it was polled last.',
  source: 'task/state.rs State::transition_to_running, State::transition_to_idle',
  trigger: 'a spawned task is polled',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'wake.begin', 'wake.end'],
  applies: everywhere,
  tolerates: allTraits,
  partial: { needs: ['poll.begin', 'poll.end', 'wake.begin'], observe: justifiedPolls },
  observe: (_runtime, shows) => ({
    memory: noAccounts,
    on: inTurn<Accounts>(
      {
        'poll.begin': ({ tasks }, event, report) => {
          if (event.task === 0) return;
          const reasons = tasks.get(event.task);
          if (reasons === undefined) {
            report.violated(`task ${event.task} is polled, but no such task was spawned and lives`, [event]);
          } else if (reasons.due !== null) {
            report.checked();
          } else if (reasons.maybe) {
            report.undecidable(
              `task ${event.task} is polled, and its only wake overlapped the beginning of its previous poll`,
            );
          } else {
            const since = reasons.lastPoll === null ? [] : [reasons.lastPoll];
            report.violated(`task ${event.task} is polled though nothing woke it since its previous poll`, [
              ...since,
              event,
            ]);
          }
        },
      },
      accountsKept(shows),
    ),
  }),
});
