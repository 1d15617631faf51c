import { formatLabel } from '../../model/index.ts';
import type { Engine, StepLabel } from '../../model/index.ts';
import type { Path } from './path.ts';
import { ReplayError } from './replay-error.ts';

/** A state on a run. */
export interface Moment<Packed, E> {
  readonly state: Packed;
  /** What was emitted on the way here from the moment before. */
  readonly events: readonly E[];
  /** The state as plain data, for people. */
  readonly describe: () => Readonly<Record<string, unknown>>;
}

/** A step on a run, and where it led. */
export interface Taken<Packed, E> extends Moment<Packed, E> {
  readonly label: StepLabel;
  /** The label as people read it. */
  readonly title: string;
}

/** One run of a machine, from its initial state. */
export interface Run<Packed, E> {
  readonly start: Moment<Packed, E>;
  readonly steps: readonly Taken<Packed, E>[];
}

/** Runs `engine` along `path`. Throws a `ReplayError` when a step of the path is not there. */
export const replay = <Packed, E>(engine: Engine<Packed, E>, path: Path): Run<Packed, E> => {
  const momentOf = (state: Packed, events: readonly E[]): Moment<Packed, E> => ({
    state,
    events,
    describe: () => engine.describe(state),
  });

  const initial = engine.initial();
  const steps: Taken<Packed, E>[] = [];
  let { state } = initial;
  for (const [position, index] of path.entries()) {
    const offered = engine.successors(state);
    const step = offered[index];
    if (step === undefined)
      throw new ReplayError(
        path,
        position,
        offered.map(({ label }) => formatLabel(engine, label)),
      );
    state = step.state;
    steps.push({
      ...momentOf(state, step.events),
      label: step.label,
      title: formatLabel(engine, step.label),
    });
  }
  return { start: momentOf(initial.state, initial.events), steps };
};
