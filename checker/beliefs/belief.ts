import type { YieldName } from '../../model/index.ts';
import type { Property } from '../properties/property.ts';

/** Something that many believe of the scheduler and that is false, as a property that exploration refutes. */
export interface Belief {
  /** The belief as a property; its sentence is what people say. */
  readonly claim: Property;
  /** What is true instead, as one or two sentences. */
  readonly truth: string;
  /** The ways of yielding under which the default scenario refutes it. */
  readonly refutedUnder: readonly YieldName[];
}
