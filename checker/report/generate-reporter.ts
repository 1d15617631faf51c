import type { Constants, Flavor } from '../../model/index.ts';
import type { CoverGoal } from '../../traces/index.ts';

/** What was generated of one scenario under one way of yielding. */
export interface Generated {
  readonly scenario: string;
  readonly yield: string;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly constants: Constants;
  readonly runs: number;
  readonly events: number;
  /** Number of steps of the longest run. */
  readonly longest: number;
  /** False when a limit, Ctrl-C or a reader who left ended it before all runs were made. */
  readonly complete: boolean;
  readonly covers?: { readonly goal: CoverGoal; readonly items: number };
  /** Why nothing could be generated. */
  readonly failure?: string;
}

/** Tells what `generate` made. */
export interface GenerateReporter {
  generated(one: Generated): void;
  /** All are done; called once. */
  finish(exitCode: number): void;
}

/** Tells each of `reporters`. */
export const allGenerates = (reporters: readonly GenerateReporter[]): GenerateReporter => ({
  generated: (one) => {
    for (const reporter of reporters) reporter.generated(one);
  },
  finish: (exitCode) => {
    for (const reporter of reporters) reporter.finish(exitCode);
  },
});
