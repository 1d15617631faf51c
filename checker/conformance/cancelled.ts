import type { TaskId, Trace } from '../../traces/index.ts';

/** A task that ended although its last poll had not completed it: it was aborted, or the runtime was dropped. */
export interface Cancelled {
  readonly task: TaskId;
  /**
   * Where `block_on` returned before that, by `g`: no runtime is dropped earlier. Absent if it had not, so that the task
   * was aborted.
   */
  readonly returned?: number;
}

/**
 * The first task of a recording that was cancelled. Undefined if there is none, or if the recorder does not see tasks
 * end.
 *
 * No event tells when a task is aborted and put into a queue, nor when the inject queue of a runtime is closed, so that
 * what the search refuses in such a recording may have happened all the same.
 */
export const firstCancelled = async (trace: Pick<Trace, 'batches'>): Promise<Cancelled | undefined> => {
  const complete = new Set<TaskId>();
  let returned: { readonly returned?: number } = {};
  for await (const batch of trace.batches())
    for (const event of batch) {
      if (event.e === 'poll.end' && event.ready) {
        if (event.task === 0) returned = { returned: event.g };
        else complete.add(event.task);
      }
      if (event.e !== 'task.end' || event.task === undefined) continue;
      if (!complete.delete(event.task)) return { task: event.task, ...returned };
    }
  return undefined;
};
