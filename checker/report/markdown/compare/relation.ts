import type { Comparison } from '../../../compare/comparison.ts';
import type { Observed } from '../../../compare/observation.ts';
import type { Refined } from '../../../compare/refinement/refine.ts';

/** Which of two sides does what the other cannot, as a clause. */
export const relationInWords = (
  { forth, back }: Refined<Observed>,
  [one, other]: Comparison['names'],
): string => {
  const kinds = new Set([forth.kind, back.kind]);
  if (kinds.has('undecided')) return kinds.has('strays') ? 'not equal' : 'not known';
  if (forth.kind === 'refines') return back.kind === 'refines' ? 'equal' : `only ${other} does more`;
  return back.kind === 'refines' ? `only ${one} does more` : 'each does what the other cannot';
};
