import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { copyOf, identityOf } from '../../../checker/automaton/plain-data.ts';
import type { Event } from '../../../traces/index.ts';

const event = (g: number, task: number): Event => ({ e: 'poll.begin', task, g, t: g, s: 1, w: 0 });

const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, undefined),
    fc.integer(),
    fc.string(),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 2 }), tie('data'), { maxKeys: 3 }),
    fc.array(fc.tuple(fc.integer(), tie('data')), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(fc.integer(), { maxLength: 3 }).map((members) => new Set(members)),
  ),
}));

describe('the identity of a memory', () => {
  it('does not depend on the order in which Maps, Sets and objects were filled', () => {
    const one = {
      a: new Map([
        [1, 'x'],
        [2, 'y'],
      ]),
      b: new Set([3, 10]),
    };
    const other = {
      b: new Set([10, 3]),
      a: new Map([
        [2, 'y'],
        [1, 'x'],
      ]),
    };
    expect(identityOf(one)).toBe(identityOf(other));
  });

  it('depends on the order of an array', () => {
    expect(identityOf([1, 2])).not.toBe(identityOf([2, 1]));
  });

  it('ignores everything about an event but that it is there', () => {
    expect(identityOf({ last: event(1, 5) })).toBe(identityOf({ last: event(2, 6) }));
    expect(identityOf({ last: event(1, 5) })).not.toBe(identityOf({ last: null }));
  });

  it.each([
    [[1, '1']],
    [[null, 'null', undefined, '@', event(1, 1)]],
    [[[], {}, new Map(), new Set()]],
    [[[1, 2], [[1], 2], '1,2']],
    [[new Set([1]), new Map([[1, 1]]), [1]]],
  ])('tells different data apart: %j', (different) => {
    expect(new Set(different.map((each) => identityOf(each))).size).toBe(different.length);
  });

  it('refuses what is not plain data', () => {
    expect(() => identityOf({ f: () => 1 })).toThrow(/must be plain data, but holds a function/u);
  });

  test.prop([data])('is that of its copy', (value) => {
    expect(identityOf(copyOf(value))).toBe(identityOf(value));
  });
});

describe('a copy', () => {
  test.prop([data])('equals what it was made of', (value) => {
    expect(copyOf(value)).toEqual(value);
  });

  it('shares nothing that can be changed', () => {
    const memory = { tasks: new Map([[1, { open: [1] }]]), seen: new Set([1]) };
    const copy = copyOf(memory);
    memory.tasks.get(1)?.open.push(2);
    memory.seen.add(2);
    expect(copy).toEqual({ tasks: new Map([[1, { open: [1] }]]), seen: new Set([1]) });
  });
});
