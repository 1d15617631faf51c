import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Integers } from '../../../traces/explore/integers.ts';
import { KeySet } from '../../../traces/explore/key-set.ts';
import { StepTree } from '../../../traces/explore/step-tree.ts';

test.prop([fc.array(fc.string({ maxLength: 2 })), fc.integer({ min: 1, max: 4 })])(
  'keys are found on whichever shelf they are',
  (keys, perShelf) => {
    const set = new KeySet(perShelf);
    const plain = new Set<string>();
    for (const key of keys) {
      expect(set.has(key)).toBe(plain.has(key));
      if (!set.has(key)) set.add(key);
      plain.add(key);
    }
    expect(set.size).toBe(plain.size);
    for (const key of plain) expect(set.has(key)).toBe(true);
  },
);

test('integers stay as the list grows', () => {
  const integers = new Integers();
  for (let i = 0; i < 5000; i++) integers.push(i * 7 - 3);
  expect(integers.length).toBe(5000);
  for (let i = 0; i < 5000; i++) expect(integers.at(i)).toBe(i * 7 - 3);
  expect(() => integers.at(5000)).toThrow(RangeError);
});

test('a tree gives the way from its root', () => {
  const tree = new StepTree();
  const child = tree.add(0, 4);
  tree.add(0, 5);
  const grandchild = tree.add(child, 2);
  expect(tree.pathTo(0)).toEqual([]);
  expect(tree.pathTo(grandchild)).toEqual([4, 2]);
  expect(tree.pathTo(grandchild, 9)).toEqual([4, 2, 9]);
});
