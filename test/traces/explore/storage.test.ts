import { expect, test } from 'vitest';
import { Integers } from '../../../traces/explore/integers.ts';
import { StepTree } from '../../../traces/explore/step-tree.ts';

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
