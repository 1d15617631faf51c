import { describe, expect, it } from 'vitest';
import { probeKinds } from '../../../../traces/index.ts';
import type { Occurrence } from '../../../../traces/index.ts';
import { yieldNowDefers } from '../../../../checker/properties/yield-now-defers.ts';
import { headerWith, pending, shownBy, spawned, verdictOn, woken, worker0 } from './tiny-trace.ts';

const yields = (how: 'yield_now' | 'coop' | 'self-wake'): Occurrence => ({ e: 'yield', task: 1, how });
const defer: Occurrence = { e: 'defer', task: 1 };
const unprobed = headerWith({}, probeKinds);

const verdictOf = (within: readonly Occurrence[], header = headerWith()): ReturnType<typeof verdictOn> =>
  verdictOn(yieldNowDefers, [spawned(1), worker0(...pending(1, ...within))], header);

describe('yield-now-defers', () => {
  it.each([
    ['yield_now', [yields('yield_now'), defer]],
    ['a used-up budget that is told of before', [yields('coop'), defer]],
    ['a used-up budget that is told of after', [defer, yields('coop')]],
    ['two yields in one poll', [yields('yield_now'), defer, yields('yield_now')]],
    ['a wake for another reason besides', [yields('yield_now'), defer, ...woken(1, 'poll')]],
  ])('accepts %s', (_, within) => {
    expect(verdictOf(within)).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it.each([
    ['wakes itself', [yields('yield_now'), ...woken(1, 'poll')], [4, 5, 7]],
    ['wakes itself with its budget used up', [...woken(1, 'poll'), yields('coop')], [4, 6, 7]],
    ['neither wakes nor defers itself', [yields('yield_now')], [4, 5]],
  ])('catches a task that %s', (_, within, events) => {
    const verdict = verdictOf(within);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toEqual(events);
  });

  it('leaves alone a self-wake, the future in block_on, and a poll that went through block_in_place', () => {
    expect(verdictOf([yields('self-wake'), ...woken(1, 'poll')]).verdict).toBe('vacuous');
    const root = worker0(
      { e: 'poll.begin', task: 0 },
      { e: 'yield', task: 0, how: 'yield_now' },
      ...woken(0, 'poll'),
      {
        e: 'poll.end',
        task: 0,
        ready: false,
      },
    );
    expect(verdictOn(yieldNowDefers, [root]).verdict).toBe('vacuous');
    const blocked = [
      { e: 'block_in_place.begin', task: 1 },
      { e: 'block_in_place.end', task: 1 },
      yields('yield_now'),
      ...woken(1, 'poll'),
    ] as const;
    expect(verdictOf(blocked).verdict).toBe('vacuous');
  });

  it('knows since when a used-up budget defers', () => {
    const exhausted = [yields('coop'), ...woken(1, 'poll')];
    expect(verdictOf(exhausted, headerWith({ version: '1.43.4' })).verdict).toBe('vacuous');
    expect(verdictOf(exhausted, headerWith({ version: '1.44.0' })).verdict).toBe('violated');
  });

  it('takes the absence of a wake for a deferral where those are not shown, and a wake for no proof', () => {
    expect(verdictOf([yields('yield_now')], unprobed)).toMatchObject({ verdict: 'holds', checked: 1 });
    const verdict = verdictOf([yields('yield_now'), ...woken(1, 'poll')], unprobed);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
    expect(verdict.reason).toContain('does not show whether it was deferred');
  });

  it('is a rule since 1.23.0', () => {
    const verdict = verdictOn(yieldNowDefers, [], headerWith({ version: '1.22.0' }));
    expect(verdict.reason).toBe('it is a rule since 1.23.0, and this is 1.22.0');
  });
});
