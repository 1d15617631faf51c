import { describe, expect, it } from 'vitest';
import { lifoCap } from '../../../../checker/properties/lifo-cap.ts';
import { lifoPrivate } from '../../../../checker/properties/lifo-private.ts';
import { check, displaced, pass, shown, steal, take, toBack, toLifo, worker } from './tiny-trace.ts';

const chain = (n: number): readonly ReturnType<typeof take>[] =>
  Array.from({ length: n }, () => [toLifo(2), take(2, 'lifo-chain')]).flat();

describe('lifo-cap', () => {
  it('holds for as many as the limit in every tick', () => {
    const verdict = check(lifoCap, {}, worker(0, take(1), ...chain(3), take(1), ...chain(3)));
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 6 });
  });

  it('finds one more', () => {
    const verdict = check(lifoCap, {}, worker(0, take(1), ...chain(3), take(2, 'lifo-chain')));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shown(verdict)).toEqual([2, 4, 6, 7]);
  });

  it('takes the limit from the configuration', () => {
    const config = { max_lifo_polls: 1 };
    const verdict = check(lifoCap, { config }, worker(0, take(1), ...chain(1), take(2, 'lifo-chain')));
    expect(verdict.reason).toMatch(/the limit is 1/u);
  });

  it('finds a task put into the disabled slot, but not one put there by the driver after the tick', () => {
    const verdict = check(lifoCap, {}, worker(0, take(1), ...chain(3), toLifo(3)));
    expect(shown(verdict)).toEqual([6, 7]);
    const later = check(lifoCap, {}, worker(0, take(1), ...chain(3), ...pass(), toLifo(3)));
    expect(later.verdict).toBe('holds');
  });

  it('is no rule before 1.29.0, nor where the slot is disabled', () => {
    expect(check(lifoCap, { version: '1.28.2' }).verdict).toBe('not-checkable');
    expect(check(lifoCap, { config: { lifo_slot: false } }).verdict).toBe('not-checkable');
  });
});

describe('lifo-private', () => {
  it('holds for a task taken by its worker, displaced, or moved when the worker blocks', () => {
    const moved = { e: 'schedule', task: 3, to: 'back', why: 'block_in_place' } as const;
    const verdict = check(
      lifoPrivate,
      {},
      worker(0, toLifo(1), take(1, 'lifo'), toLifo(1), toLifo(2), displaced(1), take(2, 'lifo-chain')),
      worker(0, toLifo(3), moved),
      worker(1, steal(3, 0)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 4 });
  });

  it('finds a steal from the slot', () => {
    const verdict = check(lifoPrivate, {}, worker(0, toLifo(1)), worker(1, steal(1, 0)));
    expect(shown(verdict)).toEqual([0, 1]);
  });

  it('finds a task of the slot queued by another worker', () => {
    const verdict = check(lifoPrivate, {}, worker(0, toLifo(1)), worker(1, toBack(1)));
    expect(shown(verdict)).toEqual([0, 1]);
  });

  it.each(['1.51.0', '1.51.1', '1.52.0', '1.52.1'])('is no rule of %s', (version) => {
    expect(check(lifoPrivate, { version }).verdict).toBe('not-checkable');
  });

  it.each(['1.50.0', '1.51.2', '1.52.2', '1.53.1', 'master'])('is a rule of %s', (version) => {
    expect(check(lifoPrivate, { version }, worker(0, toLifo(1), take(1, 'lifo'))).verdict).toBe('holds');
  });
});
