import type { Emitted, RowEngine, Runtime, YieldName } from '../../model/index.ts';
import type { Constants, Flavor, Program } from '../../model/index.ts';

/** Where a mutant is shown: a scenario, small enough to be explored to its end. */
export interface Setting {
  readonly scenario: string;
  readonly yield: YieldName;
  /** What the tasks do, in place of what they do in the scenario. */
  readonly programs?: readonly Program[];
  readonly tasks?: number;
  readonly polls?: number;
  readonly flavor?: Flavor;
  readonly parkHook?: 'wakes' | 'defers';
  readonly constants?: Partial<Constants>;
}

/** The specification with one thing wrong in it. */
export interface Mutant extends Setting {
  /** Short and unique. */
  readonly name: string;
  /** What is wrong, as a clause. */
  readonly what: string;
  /** The real bug that it is like, or the slip that anyone could make. */
  readonly like: string;
  /** The mutated specification of a runtime. */
  readonly engineOf: (runtime: Runtime) => RowEngine<Emitted>;
  /** Who must be among those who reject it, the property meant for it first: ids, and sentences of the specification. */
  readonly killedBy: readonly [string, ...(readonly string[])];
}
