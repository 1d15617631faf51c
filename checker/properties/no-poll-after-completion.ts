import type { Event, TaskId } from '../../traces/index.ts';
import type { Property, Report } from './property.ts';
import { pollsOfTheCompleted } from './partial/completed.ts';
import { defineProperty } from './define-property.ts';
import { everywhere } from './support/applies.ts';
import { allTraits } from './traits.ts';

/** Completions kept to be shown beside a poll that comes after; the rule itself needs none of them. */
const rememberedCompletions = 1024;

interface Lives {
  /** Tasks that may be polled: spawned, or the root, and not completed. */
  readonly live: Set<TaskId>;
  readonly completions: Map<TaskId, Event>;
}

/** A completed task is never polled again. */
export const noPollAfterCompletion: Property = defineProperty<Lives>({
  id: 'no-poll-after-completion',
  code: 'C1',
  kind: 'safety',
  sentence: 'A task that has completed is never polled again.',
  source: 'task/harness.rs Harness::poll_inner, task/state.rs State::transition_to_complete',
  trigger: 'a task completes',
  needs: ['spawn.begin', 'poll.begin', 'poll.end'],
  applies: everywhere,
  tolerates: allTraits,
  partial: { needs: ['poll.begin', 'task.end'], observe: pollsOfTheCompleted },
  observe: () => ({
    memory: () => ({ live: new Set([0]), completions: new Map() }),
    on: {
      'spawn.begin': ({ live }, event) => {
        live.add(event.task);
      },
      'poll.begin': ({ live, completions }, event, report) => {
        if (live.has(event.task)) return;
        const completion = completions.get(event.task);
        if (completion === undefined) {
          report.violated(`task ${event.task} is polled, but it is not a task that lives`, [event]);
        } else {
          report.violated(`task ${event.task} is polled after it completed`, [completion, event]);
        }
      },
      'poll.end': (lives, event, report) => {
        if (event.ready) complete(lives, event.task, event, report);
      },
      'task.end': (lives, event, report) => {
        if (event.task !== undefined) complete(lives, event.task, event, report);
      },
    },
  }),
});

function complete({ live, completions }: Lives, task: TaskId, event: Event, report: Report): void {
  if (!live.delete(task)) return;
  report.checked();
  completions.set(task, event);
  if (completions.size <= rememberedCompletions) return;
  for (const oldest of completions.keys()) {
    completions.delete(oldest);
    break;
  }
}
