import type { WorkerView } from './state.ts';

/** How many phases there are: `WorkerView.injectPhase` of a worker whose interval tunes itself is one of them. */
export const tunedPhases = 4;

/**
 * What is known of an interval that tunes itself (`Core::tune_global_queue_interval`). It is never below two. It is
 * tuned at each look at the inject queue, but changes only if polls were measured since the look before; then the next
 * tick may be due again.
 */
const [settled, measured, looked, lookedAndMeasured] = [0, 1, 2, 3];

/** `Stats::end_processing_scheduled_tasks`: the mean time of a poll is known anew. */
export const measurePolls = (me: Pick<WorkerView, 'injectPhase'>): void => {
  if (me.injectPhase === settled) me.injectPhase = measured;
  else if (me.injectPhase === looked) me.injectPhase = lookedAndMeasured;
};

/** Whether this tick may be one of those that look at the inject queue first. */
export const mayLook = ({ injectPhase }: Pick<WorkerView, 'injectPhase'>): boolean =>
  injectPhase === settled || injectPhase === measured;

/** A tick goes by, which looked at the inject queue first or did not. */
export const passTick = (me: Pick<WorkerView, 'injectPhase'>, first: boolean): void => {
  if (first) me.injectPhase = me.injectPhase === measured ? settled : looked;
  else if (me.injectPhase === looked) me.injectPhase = settled;
  else if (me.injectPhase === lookedAndMeasured) me.injectPhase = measured;
};
