import { describe, expect, it } from 'vitest';
import { peterson, racyLock } from '../../../model/machine/toys.ts';
import { expectBreaksAreReal } from './claims.ts';
import type { Contestant } from './contestant.ts';
import { twoCounters } from './machines.ts';
import type { Run } from './machines.ts';

/** Where an explorer stops. */
export const limitLaws = ({ explore }: Contestant, run: Run): void => {
  describe('limits', () => {
    it('cut at exactly that many states', () => {
      for (const states of [1, 2, 19]) {
        const cut = explore(run(peterson()), { limits: { states } });
        expect(cut).toMatchObject({ states, complete: false, cut: 'states' });
        expect(cut.exhaustedDepth).toBeLessThanOrEqual(6);
      }
      const whole = explore(run(peterson()), { limits: { states: 20 } });
      expect(whole).toMatchObject({ states: 20, complete: true });
      expect(whole).not.toHaveProperty('cut');
    });

    it('keep paths within the depth', () => {
      const engine = run(racyLock());
      const three = explore(engine, { limits: { depth: 3 } });
      expect(three).toMatchObject({ complete: false, cut: 'depth', broken: [] });
      expect(three.depth).toBeLessThanOrEqual(3);
      const none = explore(engine, { limits: { depth: 0 } });
      expect(none).toMatchObject({ states: 1, transitions: 0, terminal: 0, cut: 'depth' });
    });

    it('look at the invariants of what was found and not expanded', () => {
      const engine = run(
        twoCounters(3).invariant('nothing was counted', ({ left, right }) => left + right < 1),
      );
      const cut = explore(engine, { limits: { depth: 1 } });
      expect(cut).toMatchObject({ states: 3, cut: 'depth', broken: [{ sentence: 'nothing was counted' }] });
      expect(cut.broken[0]?.path).toHaveLength(1);
      expectBreaksAreReal(engine, cut);
    });

    it('cut before anything when there is no time', () => {
      expect(explore(run(peterson()), { limits: { seconds: 0 } })).toMatchObject({
        states: 1,
        transitions: 0,
        complete: false,
        cut: 'seconds',
      });
    });

    it('on time are read anew, so that they can be lowered', () => {
      let asked = 0;
      const limits = {
        get seconds() {
          asked++;
          return asked < 3 ? Infinity : 0;
        },
      };
      const cut = explore(run(twoCounters(99)), { limits });
      expect(cut).toMatchObject({ complete: false, cut: 'seconds' });
      expect(cut.states).toBeGreaterThan(1);
      expect(cut.states).toBeLessThan(10_000);
    });

    it('cut at an amount of memory, which the result keeps to', () => {
      const { bytes } = explore(run(twoCounters(3)));
      expect(explore(run(twoCounters(99)), { limits: { bytes: 1024 } })).toMatchObject({
        complete: false,
        cut: 'bytes',
      });
      const enough = explore(run(twoCounters(3)), { limits: { bytes } });
      expect(enough).toMatchObject({ complete: true, bytes });
    });
  });
};
