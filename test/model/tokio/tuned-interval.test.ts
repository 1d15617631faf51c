import { describe, expect, it } from 'vitest';
import { mayLook, measurePolls, passTick, tunedPhases } from '../../../model/tokio/tuned-interval.ts';

type What = 'look' | 'tick' | 'measure';

/** Whether ticks may look at the inject queue first just where these say so. */
const isPossible = (...happenings: readonly What[]): boolean => {
  const worker = { injectPhase: 0 };
  return happenings.every((what) => {
    if (what === 'look' && !mayLook(worker)) return false;
    if (what === 'measure') measurePolls(worker);
    else passTick(worker, what === 'look');
    expect(worker.injectPhase).toBeLessThan(tunedPhases);
    return true;
  });
};

describe('an interval of the inject queue that tunes itself', () => {
  it('is two ticks at least', () => {
    expect(isPossible('look', 'look')).toBe(false);
    expect(isPossible('look', 'tick', 'look', 'tick', 'look')).toBe(true);
  });

  it('may end twice running where polls were measured before the first look', () => {
    expect(isPossible('measure', 'look', 'look')).toBe(true);
    expect(isPossible('measure', 'look', 'look', 'look')).toBe(false);
    expect(isPossible('measure', 'look', 'tick', 'look', 'look')).toBe(false);
  });

  it('changes at a look, not when polls are measured', () => {
    expect(isPossible('look', 'measure', 'look')).toBe(false);
    expect(isPossible('look', 'measure', 'tick', 'look', 'look')).toBe(true);
  });

  it('may end at every tick where polls are measured at every tick', () => {
    expect(isPossible('measure', 'look', 'measure', 'look', 'measure', 'look')).toBe(true);
  });
});
