import type { Emitted } from '../../../../../model/index.ts';
import type { Component } from './cycles.ts';
import type { ExploredStep } from './explored.ts';

type EventOf<K extends Emitted['e']> = Extract<Emitted, { readonly e: K }>;

const isOf = <K extends Emitted['e']>(event: Emitted, kind: K): event is EventOf<K> => event.e === kind;

/** How many events of a kind a step emits, of those that are wanted. */
export const emits =
  <K extends Emitted['e']>(kind: K, wanted: (event: EventOf<K>) => boolean = () => true) =>
  ({ events }: Pick<ExploredStep, 'events'>): number =>
    events.filter((event) => isOf(event, kind) && wanted(event)).length;

/** Whether a step emits an event of a kind, of those that are wanted. */
export const does = <K extends Emitted['e']>(kind: K, wanted?: (event: EventOf<K>) => boolean) => {
  const count = emits(kind, wanted);
  return (step: Pick<ExploredStep, 'events'>): boolean => count(step) > 0;
};

/** How many polls of these tasks, given by index among the programs, a step begins. */
export const pollsOf = (...tasks: readonly number[]) =>
  emits('poll.begin', ({ task }) => tasks.includes(task - 1));

/** Whether a step begins a poll of one of these tasks. */
export const polls = (...tasks: readonly number[]) =>
  does('poll.begin', ({ task }) => tasks.includes(task - 1));

/** How often something happens in the steps of a component, each taken once. */
export const inOneRound = ({ steps }: Component, count: (step: ExploredStep) => number): number =>
  steps.reduce((sum, step) => sum + count(step), 0);
