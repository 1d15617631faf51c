import type { Engine, Emitted } from '../../model/index.ts';
import type { Header, Path } from '../../traces/index.ts';
import { replay, toEvents } from '../../traces/index.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import { explainRun } from '../explain/counterexample.ts';
import { createMonitor } from '../monitor/index.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict } from '../verdict.ts';

/** One run of the specification and what the properties say of it. */
export interface CheckedRun {
  readonly run: ExplainedRun;
  /** True when nothing can happen any more, so that no obligation is still open. */
  readonly complete: boolean;
  readonly verdicts: readonly PropertyVerdict[];
}

/** Replays `path` and checks what it emits as if it were a recording. Throws a `ReplayError`. */
export const checkRun = <Packed>(
  engine: Engine<Packed, Emitted>,
  path: Path,
  properties: readonly Property[],
  header: Header,
): CheckedRun => {
  const run = explainRun(engine, path);
  const events = [...toEvents(run)];
  const { start, steps } = replay(engine, path);
  const complete = engine.successors((steps.at(-1) ?? start).state).length === 0;
  const monitor = createMonitor(properties, header);
  monitor.observe(events);
  return { run, complete, verdicts: monitor.finish({ e: 'end', n: events.length, complete }) };
};
