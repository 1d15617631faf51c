import type { EventKind, EventOf, TaskId } from '../../traces/index.ts';
import { eventKinds } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Handler, Observer, Property, Report, Shows } from './property.ts';
import { everywhere } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';

interface Aborted {
  readonly act: EventOf<'abort'>;
  /** Threads that were seen since, before they marked any task RUNNING. */
  readonly since: Set<number>;
}

interface Lives {
  readonly live: Set<TaskId>;
  readonly aborted: Map<TaskId, Aborted>;
}

/** Who takes an aborted task cancels it in place of polling it. */
export const noPollAfterAbort: Property = defineProperty<Lives>({
  id: 'no-poll-after-abort',
  code: 'C2',
  kind: 'safety',
  sentence:
    'A task that has been aborted is not polled again: whoever takes it from then on cancels it, and a poll that is under way is its last.',
  source: 'task/state.rs State::transition_to_running, State::transition_to_idle',
  trigger: 'a task that was aborted ends',
  needs: ['spawn.begin', 'abort', 'poll.begin', 'task.end'],
  applies: everywhere,
  observe: (_runtime, shows) => ({
    memory: () => ({ live: new Set(), aborted: new Map() }),
    on: inTurn<Lives>(
      {
        'spawn.begin': ({ live }, { task }) => {
          live.add(task);
        },
        'poll.begin': ({ aborted }, event, report) => {
          const { task, s } = event;
          const abort = aborted.get(task);
          if (abort?.since.has(s) !== true) return;
          aborted.delete(task);
          report.violated(`task ${task} is polled after it was aborted`, [abort.act, event]);
        },
        'poll.end': (lives, { task, ready }, report) => {
          if (ready === true) end(lives, task, report);
        },
        'task.end': (lives, { task }, report) => {
          if (task !== undefined) end(lives, task, report);
        },
        abort: ({ live, aborted }, event) => {
          const { task } = event;
          if (live.has(task) && !aborted.has(task)) aborted.set(task, { act: event, since: new Set() });
        },
      },
      threadsFollowed(shows),
    ),
  }),
});

function end({ live, aborted }: Lives, task: TaskId, report: Report): void {
  live.delete(task);
  if (aborted.delete(task)) report.checked();
}

/**
 * A thread marks a task RUNNING between the event before `poll.begin` and that one: it may have done so before an abort of
 * which it was told nothing. Where takes are shown, only they are followed, since one comes before each poll.
 */
function threadsFollowed(shows: Shows): Observer<Lives>['on'] {
  const taking: readonly EventKind[] = ['take', 'steal', 'run.begin'];
  const kinds = shows('take') || shows('run.begin') ? taking : eventKinds;
  return Object.fromEntries(kinds.map((kind) => [kind, seen]));
}

const seen: Handler<Lives, EventKind> = ({ aborted }, { s }) => {
  for (const { since } of aborted.values()) since.add(s);
};
