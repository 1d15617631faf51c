import { describe, expect, it } from 'vitest';
import { interchangesOf, rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { Constants, Instruction, Program, Runtime } from '../../../model/index.ts';

const runtimeOf = (programs: readonly Program[], constants: Partial<Constants> = {}): Runtime => {
  const rules = rulesOf('1.53.0');
  if (rules === undefined) throw new Error('the release is unknown');
  return { rules, programs, constants: { ...smallConstants, ...constants } };
};

const program = (role: string, ...instructions: readonly Instruction[]): Program => ({ role, instructions });
const yields: Instruction = { does: 'yield', how: 'self-wake' };

const programsOf = (name: string): readonly Program[] =>
  scenarios
    .find((scenario) => scenario.name === name)
    ?.programs({ yield: 'yield_now', tasks: 2, polls: 2 }) ?? [];

const tasksOf = (programs: readonly Program[]): unknown =>
  interchangesOf(runtimeOf(programs)).interchanges['tasks'];
const reasonsOf = (programs: readonly Program[]): readonly string[] =>
  interchangesOf(runtimeOf(programs)).refused.map(({ reason }) => reason);

describe('interchangeable tasks', () => {
  it('are those with equal programs', () => {
    const programs = [program('a', yields), program('b'), program('a', yields), program('b')];
    expect(tasksOf(programs)).toEqual({ kind: 'within-classes', classes: [0, 1, 0, 1] });
    expect(reasonsOf(programs)).toEqual([]);
  });

  it('are not those whose role differs: properties may ask for it', () => {
    expect(tasksOf([program('a'), program('b')])).toEqual({ kind: 'within-classes', classes: [0, 1] });
  });

  it('are not those that a program wakes or spawns, but may be those that wake or spawn', () => {
    const waits: Instruction = { does: 'wait', for: 'wake' };
    const programs = [
      program('waiter', waits),
      program('waiter', waits),
      program('waker', { does: 'wake', task: 0 }),
      program('waker', { does: 'wake', task: 0 }),
    ];
    expect(tasksOf(programs)).toEqual({ kind: 'within-classes', classes: [0, 1, 2, 2] });
    expect(reasonsOf(programs)).toEqual([
      'task 1 (waiter) is named by the program of task 4 (waker)',
      'no other task has the program of task 2 (waiter)',
    ]);
  });

  it.each([
    ['yielders', [0, 0]],
    ['ping-pong', [0, 1, 2, 2]],
    ['hogged-worker', [0, 0, 1, 2]],
    ['timer-beside-guests', [0, 1, 1]],
    ['guest-answers', [0, 0, 1]],
    ['foreign-wakes', [0, 1, 1]],
    ['many-short-tasks', [0, 1, 2]],
    ['coop-budget', [0, 1, 1]],
  ])('of %s are as expected', (name, classes) => {
    expect(tasksOf(programsOf(name))).toEqual({ kind: 'within-classes', classes });
  });

  it('are divided where there would be more renamings than can be numbered', () => {
    const { interchanges, refused } = interchangesOf(
      runtimeOf(Array.from({ length: 16 }, () => program('a', yields))),
    );
    expect(interchanges['tasks']).toEqual({
      kind: 'within-classes',
      classes: Array.from({ length: 16 }, (_, index) => Math.floor(index / 7)),
    });
    expect(refused).toEqual([
      {
        array: 'tasks',
        reason:
          'only 7 tasks at a time are interchangeable, since more than 2147483647 renamings cannot be numbered',
      },
    ]);
  });
});

const workersOf = (workers: number) => interchangesOf(runtimeOf([program('a')], { workers }));

describe('interchangeable workers', () => {
  it.each([1, 2, 3])('are all of %i', (workers) => {
    expect(workersOf(workers).interchanges['workers']).toEqual({
      kind: 'within-classes',
      classes: Array.from({ length: workers }, () => 0),
    });
    expect(workersOf(workers).refused.filter(({ array }) => array === 'workers')).toEqual([]);
  });

  it('are only turned when there are four or more, and it says why', () => {
    const { interchanges, refused } = workersOf(4);
    expect(interchanges['workers']).toEqual({ kind: 'rotations' });
    expect(refused[0]?.reason).toBe(
      'a thief looks at its 3 victims in cyclic order, so that workers are interchangeable by rotation only',
    );
  });
});
