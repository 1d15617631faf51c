import { expect, test } from 'vitest';
import { smallerSizes } from '../../../checker/minimize/runs/smaller-sizes.ts';
import { questionAbout } from './questions.ts';

const question = questionAbout('yielders', 'yield_now', 'local-fifo', { tasks: 2, polls: 2 });

test('sizes with fewer workers, tasks or polls are smaller, the smallest first', () => {
  const sizes = smallerSizes(question).map(({ size, constants }) => [
    constants.workers,
    size.tasks,
    size.polls,
  ]);
  expect(sizes).toHaveLength(7);
  expect(sizes[0]).toEqual([1, 1, 1]);
  expect(sizes).not.toContainEqual([2, 2, 2]);
});

test('fewer workers make nothing smaller where there is one anyway', () => {
  const sizes = smallerSizes({ ...question, flavor: 'current_thread' });
  expect(sizes.map(({ constants }) => constants.workers)).toEqual([2, 2, 2]);
});

test('programs that do not go by tasks and polls are not smaller with fewer of them', () => {
  const programs = question.scenario.programs(question.size);
  const scenario = { ...question.scenario, programs: () => programs };
  expect(smallerSizes({ ...question, scenario })).toEqual([
    { size: question.size, constants: { ...question.constants, workers: 1 } },
  ]);
});
