import type { Emitted, RowEngine } from '../../../model/index.ts';
import { replay, type Path } from '../../../traces/index.ts';

const most = 8;

const startsPolling = (events: readonly Emitted[]): boolean => events.some(({ e }) => e === 'poll.begin');

/**
 * The run with what the worker that took its last step does next, until it polls a task or for a few steps: what became
 * of the difference. As it is, where the last step was not that of a worker.
 */
export const continued = (engine: RowEngine<Emitted>, path: Path): Path => {
  const last = replay(engine, path).steps.at(-1);
  if (last === undefined) return path;
  const workerOf = (label: typeof last.label): number | undefined =>
    engine.actions[label.action]?.arrays[0] === 'workers' ? label.actors[0] : undefined;
  const worker = workerOf(last.label);
  if (worker === undefined || startsPolling(last.events)) return path;
  const longer = [...path];
  for (let { state } = last; longer.length < path.length + most;) {
    const steps = engine.successors(state);
    const index = steps.findIndex(({ label }) => workerOf(label) === worker);
    const step = steps[index];
    if (step === undefined) break;
    longer.push(index);
    if (startsPolling(step.events)) break;
    ({ state } = step);
  }
  return longer;
};
