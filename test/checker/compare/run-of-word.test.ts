import { expect, test } from 'vitest';
import { runOfWord } from '../../../checker/compare/refinement/run-of-word.ts';
import { atRest } from '../../../checker/compare/refinement/words.ts';
import { Alphabet } from '../../../traces/explore/graph/alphabet.ts';

interface Said {
  readonly says: string;
}

const alphabet = new Alphabet<Said>();
const silent = alphabet.numberOf([]);
const a = alphabet.numberOf([{ says: 'a' }]);
const b = alphabet.numberOf([{ says: 'b' }]);
const both = alphabet.numberOf([{ says: 'a' }, { says: 'b' }]);

// After an `a` it may be over at once with a `b`, or after two steps of which nothing is seen.
const graph = {
  states: 5,
  first: Int32Array.of(0, 2, 4, 4, 5, 5),
  target: Int32Array.of(2, 1, 2, 3, 4),
  label: Int32Array.of(both, a, b, silent, silent),
};

test('a run that comes to rest after a word shows nothing else, even if that is longer', () => {
  expect(runOfWord(graph, 0, [a, atRest], alphabet)).toEqual([1, 1, 0]);
  expect(runOfWord(graph, 0, [a, b, atRest], alphabet)).toEqual([0]);
});

test('a run that goes on after a word may show more in its last step', () => {
  expect(runOfWord(graph, 0, [a], alphabet)).toEqual([0]);
});
