import type { Event, EventOf, TaskId } from '../../../traces/index.ts';
import { defineProperty } from '../define-property.ts';
import type { Property, Report } from '../property.ts';
import { ofShuttle } from './support.ts';

/** Steps out of turn that are kept until the scheduler chooses again; more of them show nothing more. */
const keptStrays = 16;

interface Stray {
  readonly because: string;
  readonly events: readonly Event[];
}

interface Turns {
  /** Whose turn it is: the task chosen last, or before the first choice the one that began. */
  current: TaskId | undefined;
  readonly ended: Map<TaskId, EventOf<'task.end'>>;
  /**
   * Steps out of turn. At the end of a run Shuttle drops what is left of the tasks one after the other, which chooses
   * none: they are wrong only if the scheduler still chooses afterwards.
   */
  readonly strays: Stray[];
}

function strayOf({ current, ended }: Turns, step: EventOf<'shuttle.step'>): Stray | undefined {
  const end = ended.get(step.task);
  if (end !== undefined)
    return { because: `task ${step.task} goes on after it terminated`, events: [end, step] };
  if (current === undefined || current === step.task) return undefined;
  return { because: `task ${step.task} acts while it is the turn of task ${current}`, events: [step] };
}

function goesOn(turns: Turns, step: EventOf<'shuttle.step'>, report: Report): void {
  const stray = strayOf(turns, step);
  if (stray !== undefined && turns.strays.length < keptStrays) turns.strays.push(stray);
  if (stray === undefined) report.checked();
  turns.current ??= step.task;
}

function isChosen(turns: Turns, step: EventOf<'shuttle.step'>, report: Report): void {
  report.checked();
  for (const { because, events } of turns.strays) report.violated(because, events);
  turns.strays.length = 0;
  const end = turns.ended.get(step.task);
  if (end !== undefined) report.violated(`task ${step.task} is chosen after it terminated`, [end, step]);
  turns.current = step.task;
}

/** One task runs at a time, the one that was chosen last, and none after it terminated. */
export const actsWhenChosen: Property = defineProperty<Turns>({
  ...ofShuttle,
  id: 'shuttle-acts-when-chosen',
  code: 'H2',
  kind: 'safety',
  sentence:
    'Only the task chosen last acts until the scheduler chooses again, and a terminated task does not act.',
  source: 'shuttle: runtime/execution.rs Execution::run_to_completion',
  trigger: 'a task acts',
  needs: ['task.end', 'shuttle.step'],
  observe: () => ({
    memory: () => ({ current: undefined, ended: new Map(), strays: [] }),
    on: {
      'shuttle.step': (turns, step, report) => {
        if (step.runnable === undefined) goesOn(turns, step, report);
        else isChosen(turns, step, report);
      },
      'task.end': ({ ended }, event) => {
        if (event.task !== undefined) ended.set(event.task, event);
      },
    },
    end: ({ strays }, report) => {
      for (const { because, events } of strays) {
        // Dropping a task is its end; only one that had ended before leaves a doubt.
        if (events.length > 1)
          report.undecidable(`${because}, or Shuttle drops what is left of it after the run`);
      }
    },
  }),
});
