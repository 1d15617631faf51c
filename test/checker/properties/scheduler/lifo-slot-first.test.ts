import { describe, expect, it } from 'vitest';
import { lifoSlotFirst } from '../../../../checker/properties/lifo-slot-first.ts';
import { check, displaced, shown, steal, take, toBack, toLifo, worker } from './tiny-trace.ts';

describe('lifo-slot-first', () => {
  it('holds for a slot that is looked at first, or second after the inject queue', () => {
    const verdict = check(
      lifoSlotFirst,
      {},
      worker(0, toBack(1), toLifo(2), take(2, 'lifo'), take(1), toLifo(2), take(3, 'inject')),
      worker(1, toBack(4), take(4)),
      worker(0, take(2, 'lifo-chain')),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it.each([
    ['its queue', take(1)],
    ['the queue of another', steal(1, 1)],
  ])('finds a task taken from %s before the one in the slot', (_, other) => {
    const verdict = check(lifoSlotFirst, {}, worker(0, toBack(1), toLifo(2), other, take(2, 'lifo')));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shown(verdict)).toEqual([1, 2, 3]);
  });

  it('finds it, too, where the slot is emptied otherwise', () => {
    const verdict = check(
      lifoSlotFirst,
      {},
      worker(0, toBack(1), toLifo(2), take(1), { e: 'schedule', task: 2, to: 'back', why: 'block_in_place' }),
    );
    expect(shown(verdict)).toEqual([1, 2, 3]);
  });

  it('finds it, too, where another task displaces the one in the slot', () => {
    const verdict = check(
      lifoSlotFirst,
      {},
      worker(0, toBack(1), toLifo(2), take(1), toLifo(3), displaced(2), take(3, 'lifo')),
    );
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shown(verdict)).toEqual([1, 2, 4]);
  });

  it('does not blame a worker whose slot was stolen from, where releases allow that', () => {
    const seen = [worker(0, toBack(1), toLifo(2), take(1)), worker(1, steal(2, 0))];
    expect(check(lifoSlotFirst, { version: '1.51.1' }, ...seen).verdict).toBe('vacuous');
    expect(check(lifoSlotFirst, { version: '1.51.1' }, ...seen.slice(0, 1)).verdict).toBe('inconclusive');
  });

  it('forgets a task that was pushed out of the slot', () => {
    const verdict = check(
      lifoSlotFirst,
      {},
      worker(0, toLifo(1), toLifo(2), displaced(1), take(2, 'lifo'), take(1)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('is no rule of current_thread, nor where the slot is disabled', () => {
    expect(check(lifoSlotFirst, { flavor: 'current_thread' }).verdict).toBe('not-checkable');
    expect(check(lifoSlotFirst, { config: { lifo_slot: false } }).verdict).toBe('not-checkable');
  });
});
