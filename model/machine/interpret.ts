import { bindingsOf } from './binding.ts';
import type { Binding } from './binding.ts';
import { viewState } from './cell-views.ts';
import { ChoiceError, Choices } from './choices.ts';
import { describeDraft } from './describe.ts';
import { Draft } from './draft.ts';
import type { Engine, Step } from './engine.ts';
import { passes } from './guard.ts';
import { layOut } from './layout.ts';
import type { Context, Machine } from './machine.ts';
import type { Schema } from './schema.ts';
import { SpecificationError } from './specification-error.ts';
import { validate } from './validate.ts';

/**
 * The obvious engine: runs the machine as written and holds it to its contract, so it is the oracle for others.
 *
 * A packed state is its own key. Throws a `SpecificationError` at once for a machine that makes no sense, and
 * later whenever an action does what its contract forbids.
 */
export const interpret = <S extends Schema, E>(machine: Machine<S, E>): Engine<string, E> => {
  validate(machine);
  const draft = new Draft(layOut(machine.schema));
  const blank = draft.result();
  const { state: view, arrays } = viewState(machine.schema, draft);
  const bindings = bindingsOf(machine.actions, draft.layout, arrays);
  const invariants = machine.invariants.slice();

  const choices = new Choices();
  let events: E[] = [];
  const context: Context<E> = {
    choose: (count) => choices.choose(count),
    emit: (event) => {
      events.push(event);
    },
  };

  const attempt = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof SpecificationError) throw error;
      if (error instanceof ChoiceError) throw draft.fault(error.code, error.message);
      throw new SpecificationError('failed', String(error), draft.place, error);
    }
  };

  const runOnce = ({ action, actors, views, effect }: Binding): Step<string, E> | undefined => {
    draft.reset();
    events = [];
    const enabled = effect(...views, view, context) !== false;
    const taken = choices.results();
    if (enabled) return { label: { action, actors, choices: taken }, state: draft.result(), events };
    if (draft.differs())
      throw draft.fault('refused-after-change', 'the effect returned false after changing the state');
    return undefined;
  };

  return {
    actions: machine.actions.map(({ rule, arrays: over, when }) => ({ rule, arrays: over, when })),
    initial: () => {
      draft.load(blank);
      draft.place = { action: 'init' };
      events = [];
      attempt(() => {
        machine.init(view, context);
      });
      return { state: draft.result(), events };
    },
    successors: (state) => {
      draft.load(state);
      const steps: Step<string, E>[] = [];
      for (const binding of bindings) {
        if (!passes(draft, binding.tests)) continue;
        draft.place = { action: binding.name, actors: binding.actors };
        choices.clear();
        do {
          const step = attempt(() => runOnce(binding));
          if (step !== undefined) steps.push(step);
        } while (choices.advance());
      }
      return steps;
    },
    key: (state) => state,
    broken: (state) => {
      draft.load(state);
      const failing = invariants.filter(({ sentence, holds }) => {
        draft.place = { action: `invariant "${sentence}"` };
        const held = attempt(() => holds(view));
        if (draft.differs()) throw draft.fault('changed-by-invariant', 'an invariant changed the state');
        return !held;
      });
      return failing.map(({ sentence }) => sentence);
    },
    describe: (state) => {
      draft.load(state);
      return describeDraft(draft);
    },
  };
};
