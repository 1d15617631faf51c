import type { TaskId, Trace } from '../../traces/index.ts';

/**
 * The first task that ended although its last poll had not completed it: it was aborted, or the runtime was dropped.
 * Undefined if there is none, or if the recorder does not see tasks end.
 *
 * The search knows of neither. No event tells when a task is aborted and put into a queue, nor when the inject queue of
 * a runtime is closed, so that what it refuses in such a recording may have happened all the same.
 */
export const firstCancelled = async (trace: Pick<Trace, 'batches'>): Promise<TaskId | undefined> => {
  const complete = new Set<TaskId>();
  for await (const batch of trace.batches())
    for (const event of batch) {
      if (event.e === 'poll.end' && event.ready) complete.add(event.task);
      if (event.e !== 'task.end' || event.task === undefined) continue;
      if (!complete.delete(event.task)) return event.task;
    }
  return undefined;
};
