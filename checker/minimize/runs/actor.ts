import type { Emitted, Engine, StepLabel } from '../../../model/index.ts';

/** Who takes a step: a worker by its number, or the environment. */
export type Actor = number;

/** The actor of steps that no worker takes. */
export const environment: Actor = -1;

/** Who takes the steps of a machine with these actions. */
export const actorsOf =
  ({ actions }: Pick<Engine<never, Emitted>, 'actions'>): ((label: StepLabel) => Actor) =>
  ({ action, actors }) =>
    actions[action]?.arrays[0] === 'workers' ? (actors[0] ?? environment) : environment;

/** How often a run turns from one actor to another. */
export interface Turns {
  /** Neighbouring steps that are taken by different actors. */
  readonly switches: number;
  /** Those among them where the first actor could have gone on. */
  readonly preemptions: number;
}

/** Whether a run with these turns is easier to follow: fewer switches, then fewer preemptions. */
export const isCalmer = (one: Turns, other: Turns): boolean =>
  one.switches < other.switches || (one.switches === other.switches && one.preemptions < other.preemptions);

/** The turns after one more step, by `actor`, where the last was by `last` (undefined at the start). */
export const turnsAfter = (
  { switches, preemptions }: Turns,
  last: Actor | undefined,
  actor: Actor,
  couldGoOn: boolean,
): Turns =>
  last === undefined || last === actor
    ? { switches, preemptions }
    : { switches: switches + 1, preemptions: preemptions + (couldGoOn ? 1 : 0) };
