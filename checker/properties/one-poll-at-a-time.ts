import type { EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { overlaps } from './partial/overlaps.ts';
import { everywhere } from './support/applies.ts';
import { allTraits } from './traits.ts';

interface Poll {
  readonly stream: number;
  readonly begin: EventOf<'poll.begin'>;
}

/** The polls of one task never overlap, and end on the thread they began on. */
export const onePollAtATime: Property = defineProperty<Map<TaskId, Poll>>({
  id: 'one-poll-at-a-time',
  code: 'S1',
  kind: 'safety',
  sentence: 'No task is polled while it is being polled, and a poll ends on the thread on which it began.',
  source: 'task/state.rs State::transition_to_running',
  trigger: 'a task is polled',
  needs: ['poll.begin', 'poll.end'],
  applies: everywhere,
  tolerates: allTraits,
  partial: { needs: ['poll.begin', 'poll.end'], observe: overlaps },
  observe: () => ({
    memory: () => new Map(),
    on: {
      'poll.begin': (polls, event, report) => {
        report.checked();
        const other = polls.get(event.task);
        if (other !== undefined) {
          report.violated(
            `task ${event.task} is polled on thread ${event.s} while its poll on thread ${other.stream} is not over`,
            [other.begin, event],
          );
        }
        polls.set(event.task, { stream: event.s, begin: event });
      },
      'poll.end': (polls, event, report) => {
        const poll = polls.get(event.task);
        if (poll === undefined) {
          report.violated(`a poll of task ${event.task} ends on thread ${event.s} that never began`, [event]);
        } else if (poll.stream !== event.s) {
          report.violated(
            `a poll of task ${event.task} began on thread ${poll.stream} and ends on thread ${event.s}`,
            [poll.begin, event],
          );
        }
        polls.delete(event.task);
      },
    },
  }),
});
