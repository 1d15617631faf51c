import { observed } from '../../checker/compare/observation.ts';
import type { Observed } from '../../checker/compare/observation.ts';
import { refine } from '../../checker/compare/refinement/refine.ts';
import type { Refinement } from '../../checker/compare/refinement/refine.ts';
import { specificationOf } from '../../model/index.ts';
import type { Emitted } from '../../model/index.ts';
import { ExplorationError } from '../../traces/index.ts';
import { runtimeOf } from './killers.ts';
import type { Mutant } from './mutant.ts';

/** What a mutant is killed by that is told apart from the specification by comparing all that can be seen of both. */
export const refinement = 'refinement';

/** What comparing a mutant with the specification gave. */
export type ToldApart =
  /** It does what the specification cannot, or not what that can, after as few events as any. */
  | { readonly kind: 'apart'; readonly does: 'what it cannot' | 'less'; readonly after: number }
  /** Whatever can be seen of the one can be seen of the other: no observer of events could ever kill it. */
  | { readonly kind: 'equal' }
  | { readonly kind: 'undecided' };

const limits = { states: 40_000, seconds: 20 };

const after = (way: Refinement<Observed>): number | undefined =>
  way.kind === 'strays' ? way.common.length + 1 : undefined;

/** Compares a mutant with the specification in its setting. */
export const toldApart = (mutant: Mutant): ToldApart => {
  const runtime = runtimeOf(mutant);
  try {
    const { forth, back } = refine<Emitted, Observed>(
      [mutant.engineOf(runtime), specificationOf(runtime).compiled()],
      { limits, observe: (event) => observed(event, 'events') },
    );
    const [more, less] = [after(forth), after(back)];
    if (more !== undefined) return { kind: 'apart', does: 'what it cannot', after: more };
    if (less !== undefined) return { kind: 'apart', does: 'less', after: less };
    return forth.kind === 'refines' && back.kind === 'refines' ? { kind: 'equal' } : { kind: 'undecided' };
  } catch (error) {
    if (error instanceof ExplorationError) return { kind: 'undecided' };
    throw error;
  }
};
