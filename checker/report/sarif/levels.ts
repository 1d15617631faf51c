import type { FindingKind } from '../../explain/finding.ts';

/** How grave a finding of a kind is to those who gate on it. */
export const levels: Readonly<Record<FindingKind, 'error' | 'warning' | 'none'>> = {
  safety: 'error',
  liveness: 'error',
  starvation: 'error',
  refusal: 'error',
  difference: 'error',
  specification: 'error',
  vacuity: 'warning',
  belief: 'none',
};
