import type { Event, TaskId } from '../../../traces/index.ts';
import type { Observer, Report } from '../property.ts';
import type { Recorder } from './recorder.ts';

/** Completions that are remembered: those of the tasks that ended last. */
const remembered = 65_536;

type Completions = Map<TaskId, Event>;

/** A poll that began later than its task ended. What is not in the recording cannot make one of any other poll. */
export const pollsOfTheCompleted = ({ slack }: Recorder): Observer<Completions> => ({
  memory: () => new Map(),
  on: {
    'spawn.begin': (completions, { task }) => {
      completions.delete(task);
    },
    'poll.begin': (completions, event, report) => {
      const completion = completions.get(event.task);
      if (completion === undefined) return;
      if (event.t - slack > completion.t)
        report.violated(`task ${event.task} is polled after it completed`, [completion, event]);
      else report.undecidable(`task ${event.task} completes and is polled at about the same time`);
    },
    'poll.end': (completions, event, report) => {
      if (event.ready === true) complete(completions, event.task, event, report);
    },
    'task.end': (completions, event, report) => {
      if (event.task !== undefined) complete(completions, event.task, event, report);
    },
  },
});

function complete(completions: Completions, task: TaskId, event: Event, report: Report): void {
  if (completions.has(task)) return;
  report.checked();
  completions.set(task, event);
  if (completions.size <= remembered) return;
  for (const oldest of completions.keys()) {
    completions.delete(oldest);
    break;
  }
}
