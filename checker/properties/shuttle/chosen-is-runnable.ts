import type { EventOf, TaskId } from '../../../traces/index.ts';
import { defineProperty } from '../define-property.ts';
import type { Property, Report } from '../property.ts';
import { ofShuttle } from './support.ts';

type Step = EventOf<'shuttle.step'>;

interface Lives {
  readonly created: Set<TaskId>;
  readonly ended: Map<TaskId, EventOf<'task.end'>>;
}

function judge({ created, ended }: Lives, step: Step, runnable: readonly TaskId[], report: Report): void {
  report.checked();
  if (!runnable.includes(step.task)) {
    report.violated(
      `the scheduler chose task ${step.task}, which was not runnable (${runnable.join(', ') || 'no task'} could run)`,
      [step],
    );
  }
  for (const task of runnable) {
    const end = ended.get(task);
    if (end !== undefined)
      report.violated(`task ${task} counts as runnable after it terminated`, [end, step]);
    else if (!created.has(task))
      report.violated(`task ${task} counts as runnable, and was never created`, [step]);
  }
}

/** What Shuttle's scheduler chooses could run. */
export const chosenIsRunnable: Property = defineProperty<Lives>({
  ...ofShuttle,
  id: 'shuttle-chosen-is-runnable',
  code: 'H1',
  kind: 'safety',
  sentence:
    'The scheduler chooses among tasks that were created and have not terminated, and chooses one of them.',
  source: 'shuttle: runtime/execution.rs ExecutionState::schedule',
  trigger: 'the scheduler chooses a task',
  needs: ['spawn.begin', 'task.end', 'shuttle.step'],
  observe: () => ({
    memory: () => ({ created: new Set(), ended: new Map() }),
    on: {
      'spawn.begin': ({ created }, { task }) => {
        created.add(task);
      },
      'task.end': ({ ended }, event) => {
        if (event.task !== undefined) ended.set(event.task, event);
      },
      'shuttle.step': (lives, step, report) => {
        if (step.runnable !== undefined) judge(lives, step, step.runnable, report);
      },
    },
  }),
});
