import type { Shape } from './shapes.ts';

/** Which of the two crates has a program. */
export type Crate = 'scenarios' | 'guests';

/** One program with its size, as it is recorded on every shape of runtime. */
export interface Program {
  readonly crate: Crate;
  /** The first part of the names of its recordings. */
  readonly name: string;
  /** Its command line, without the runtime and the file. */
  readonly args: readonly string[];
  /** Whether it is recorded even where few are: by `--quick`, and on releases before the newest. */
  readonly isBasic: boolean;
  /** Whether a shape of runtime can run it; all if absent. */
  readonly runsOn?: (shape: Shape) => boolean;
  /** What the build must have: a feature of the crate. */
  readonly needs?: string;
}

/** Whether a program runs on a shape of runtime, built with these features. */
export const canRun = ({ runsOn, needs }: Program, shape: Shape, features: readonly string[]): boolean =>
  (runsOn?.(shape) ?? true) && (needs === undefined || features.includes(needs));
