import type { Emitted, Engine } from '../../../model/index.ts';
import type { Emission, EventKind, Path } from '../../../traces/index.ts';
import { replay, violated } from '../../../traces/index.ts';
import type { PropertyAutomaton } from '../../automaton/index.ts';

/** At what a run is rejected: an event of this kind, or the end of the run, when nothing can happen any more. */
export type ViolationKind = EventKind | 'end';

/** Kinds of violations that are looked for together: any that happens at an event, or only some. */
export type Sought = ViolationKind | 'any event';

/** What has to be looked for so that no shorter run is missed. */
export const soughtWith = (kind: ViolationKind): Sought => (kind === 'end' ? 'end' : 'any event');

/** Where a run is rejected first. */
export interface FirstViolation {
  readonly kind: ViolationKind;
  /** Steps up to there, that of the event included. */
  readonly steps: number;
}

const readAll = (
  automaton: PropertyAutomaton,
  from: number,
  events: readonly Emission[],
): number | EventKind => {
  let state = from;
  for (const event of events) {
    state = automaton.step(state, event);
    if (state === violated) return event.e;
  }
  return state;
};

/** Where and at what the run along `path` is rejected; undefined if it is not. Throws a `ReplayError`. */
export const firstViolation = <Packed>(
  engine: Engine<Packed, Emitted>,
  automaton: PropertyAutomaton,
  path: Path,
): FirstViolation | undefined => {
  const { start, steps } = replay(engine, path);
  let state = automaton.initial;
  for (const [index, { events }] of [start, ...steps].entries()) {
    const next = readAll(automaton, state, events);
    if (typeof next === 'string') return { kind: next, steps: index };
    state = next;
  }
  const isOver = engine.successors((steps.at(-1) ?? start).state).length === 0;
  return isOver && !automaton.accepts(state) ? { kind: 'end', steps: steps.length } : undefined;
};
