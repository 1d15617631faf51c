import type { Emitted, Engine, StepLabel } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import { replay, violated } from '../../../traces/index.ts';
import type { Actor, Turns } from './actor.ts';
import { actorsOf, turnsAfter } from './actor.ts';
import type { Rejecting } from './rejecting.ts';

/** A run that is rejected, with what names its steps where indices shift. */
export interface Way {
  readonly path: Path;
  readonly labels: readonly StepLabel[];
  readonly turns: Turns;
}

/** The labels of the steps along a path. Throws a `ReplayError`. */
export const labelsOf = <Packed>(engine: Engine<Packed, Emitted>, path: Path): readonly StepLabel[] =>
  replay(engine, path).steps.map(({ label }) => label);

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const isSame = (a: StepLabel, b: StepLabel): boolean =>
  a.action === b.action && same(a.actors, b.actors) && same(a.choices, b.choices);

/**
 * Takes the steps that `labels` name, leaving out those that cannot be taken, until the run is rejected; undefined if
 * it never is. Where it is the end that is to be rejected, the run goes on by the first step that there is, to `most`
 * steps at most.
 */
export const follow = <Packed>(
  engine: Engine<Packed, Emitted>,
  automaton: Rejecting,
  labels: readonly StepLabel[],
  most: number,
): Way | undefined => {
  const actorOf = actorsOf(engine);
  const path: number[] = [];
  const taken: StepLabel[] = [];
  let turns: Turns = { switches: 0, preemptions: 0 };
  let last: Actor | undefined;
  let { state, events } = engine.initial();
  let memory = automaton.after(automaton.initial, events);
  let offered = engine.successors(state);

  const take = (index: number): void => {
    const step = offered[index];
    if (step === undefined) return;
    const actor = actorOf(step.label);
    const before = last;
    turns = turnsAfter(
      turns,
      last,
      actor,
      offered.some(({ label }) => actorOf(label) === before),
    );
    last = actor;
    path.push(index);
    taken.push(step.label);
    ({ state, events } = step);
    memory = automaton.after(memory, events);
    offered = engine.successors(state);
  };
  const isRejected = (): boolean =>
    memory === violated || (offered.length === 0 && !automaton.accepts(memory));

  for (const wanted of labels) {
    if (isRejected()) break;
    const index = offered.findIndex(({ label }) => isSame(label, wanted));
    if (index >= 0) take(index);
  }
  while (!isRejected() && offered.length > 0 && path.length < most) take(0);
  return isRejected() ? { path, labels: taken, turns } : undefined;
};
