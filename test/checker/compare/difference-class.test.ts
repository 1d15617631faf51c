import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { classOf } from '../../../checker/compare/parting/difference-class.ts';
import { inWords } from '../../../checker/compare/parting/in-words.ts';
import { unsharedOf } from '../../../checker/compare/parting/unshared.ts';
import type { Emitted } from '../../../model/index.ts';

const number = fc.nat(2);
const event: fc.Arbitrary<Emitted> = fc.oneof(
  fc.record({ e: fc.constant('steal' as const), w: number, task: number, victim: number }),
  fc.record({ e: fc.constantFrom('poll.begin' as const, 'defer' as const), w: number, task: number }),
  fc.record({
    e: fc.constant('schedule' as const),
    w: number,
    task: number,
    to: fc.constantFrom('lifo' as const, 'back' as const, 'inject' as const),
    why: fc.constant('yield' as const),
  }),
  fc.record({
    e: fc.constant('notify' as const),
    w: number,
    by: fc.constant('local' as const),
    woken: number,
  }),
  fc.record({ e: fc.constantFrom('park.begin' as const, 'search.begin' as const), w: number }),
);
const events = fc.array(event, { maxLength: 4 });

test.prop([events, events])('a difference has the same class whichever side comes first', (ones, others) => {
  const [forth, back] = [unsharedOf(ones, others), unsharedOf(others, ones)];
  expect(back).toEqual(forth.toReversed());
  expect(classOf(back)).toBe(classOf(forth));
});

test.prop([events])('events in another order are a difference of order', (ones) => {
  const unshared = unsharedOf(ones, ones.toReversed());
  expect(unshared).toEqual([[], []]);
  expect(classOf(unshared)).toBe('order');
});

const onWorker = (w: number): Emitted => ({ w, e: 'poll.begin', task: 1 });

test('the classes are those of what is seen', () => {
  expect(classOf([[{ w: 0, e: 'steal', task: 1, victim: 1 }], []])).toBe('locality');
  expect(classOf([[onWorker(0)], [onWorker(1)]])).toBe('locality');
  expect(classOf([[onWorker(0)], [{ w: 0, e: 'poll.begin', task: 2 }]])).toBe('order');
  expect(classOf([[{ w: 0, e: 'notify', by: 'local', woken: 1 }], []])).toBe('notification');
  expect(classOf([[{ w: 0, e: 'driver.begin', timeout: 0 }], [onWorker(0)]])).toBe('progress');
});

test.prop([event])('every event can be said in words, with its task', (one) => {
  const words = inWords(one);
  expect(words).not.toMatch(/undefined|null|\[object/u);
  if ('task' in one) expect(words).toContain(one.task === 0 ? 'block_on' : `task ${one.task}`);
});
