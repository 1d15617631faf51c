import { expect } from 'vitest';
import type { Engine } from '../../../../model/index.ts';
import { replay, violated } from '../../../../traces/index.ts';
import type { Automaton, Exploration } from '../../../../traces/index.ts';

/** Replays each path to a broken invariant to a state that breaks it. */
export const expectBreaksAreReal = <Packed, E>(
  engine: Engine<Packed, E>,
  { broken }: Pick<Exploration, 'broken'>,
): void => {
  for (const { sentence, path } of broken) {
    const { start, steps } = replay(engine, path);
    expect(engine.broken((steps.at(-1) ?? start).state)).toContain(sentence);
  }
};

/** Replays each path to a violation, which is by the last step or at the end, and not before. */
export const expectViolationsAreReal = <Packed, E>(
  engine: Engine<Packed, E>,
  automata: readonly Automaton<E>[],
  { violations }: Pick<Exploration, 'violations'>,
): void => {
  for (const { automaton: index, path, atEnd } of violations) {
    const automaton = automata[index];
    if (automaton === undefined) throw new Error(`there is no automaton ${index}`);
    const { start, steps } = replay(engine, path);
    const after = (events: readonly E[]): number =>
      events.reduce<number>(
        (state, event) => (state === violated ? violated : automaton.step(state, event)),
        automaton.initial,
      );
    const moments = [start, ...steps];
    const before = after(moments.slice(0, -1).flatMap(({ events }) => events));
    const last = after(moments.flatMap(({ events }) => events));
    expect(moments.length === 1 || before !== violated).toBe(true);
    expect(last === violated).toBe(!atEnd);
    if (!atEnd) continue;
    expect(automaton.accepts(last)).toBe(false);
    expect(engine.successors((moments.at(-1) ?? start).state)).toEqual([]);
  }
};

/** The counts that do not depend on the order of a search. */
export const countsOf = ({ states, transitions, terminal, actions }: Exploration) => ({
  states,
  transitions,
  terminal,
  actions: actions.map((count) => ({
    states: count.states,
    steps: count.steps,
    refusals: count.refusals,
  })),
});
