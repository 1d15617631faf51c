/**
 * What is to be known of one step, and of the state that it leads to, in order to tell who waits and who is fair. Sets
 * of tasks and of workers are bits by index. Plain numbers and booleans, so that equal steps are one letter.
 */
export interface Observation {
  /** Index of the action; -1 before the first step. */
  readonly action: number;
  /** Index of its first actor, which is one of the action's first array; -1 if nobody. */
  readonly actor: number;
  /** Index of its second actor; -1 if nobody. */
  readonly other: number;
  /** Index of the task whose poll begins; -1 if none does. */
  readonly polls: number;
  /** Whether a poll by the actor, a worker, ends. */
  readonly ends: boolean;
  /** Whether a tick of the actor, a worker, is over. */
  readonly ticks: boolean;
  /** Whether the tick of the actor that begins with this step is one of maintenance. */
  readonly maintains: boolean;
  /** Whether the actor, a worker, looks for its next task in a tick that goes to the inject queue first. */
  readonly looksFirst: boolean;
  /** Whether the actor, a worker, has begun a pass and found the driver free. */
  readonly getsDriver: boolean;
  /** Whether the actor, a worker, is done with a pass that turned the driver. */
  readonly turns: boolean;
  /** Tasks that are to be polled, and that nobody polls, in the state led to. */
  readonly waiting: number;
  /** Workers that poll in the state led to. */
  readonly polling: number;
  /** Workers that sleep in the state led to. */
  readonly asleep: number;
}
