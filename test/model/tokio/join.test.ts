import { describe, expect, it } from 'vitest';
import type { Instruction, Program } from '../../../model/index.ts';
import { everything, machineOf, taskStates } from './ends.ts';
import { pollOrder, realConstants } from './single-worker.ts';

const program = (role: string, ...instructions: readonly Instruction[]): Program => ({ role, instructions });
const spawn = (task: number): Instruction => ({ does: 'spawn', task });
const join = (task: number): Instruction => ({ does: 'join', task });
const yieldOnce: Instruction = { does: 'yield', how: 'self-wake' };

const releases = ['1.20.0', '1.28.0', '1.43.0', '1.51.1', '1.53.1'];

describe('a task that awaits its children', () => {
  it.each(releases)('%s: is in the LIFO slot once the child is complete, ahead of all others', (release) => {
    const programs = [
      program('parent', spawn(2), spawn(3), spawn(1), join(1)),
      program('child'),
      program('bystander'),
      program('bystander'),
    ];
    // The child spawned last is in the slot; it completes and wakes its parent into the same slot.
    expect(pollOrder(release, programs, realConstants, 5)).toEqual([0, 1, 0, 2, 3]);
  });

  it.each(releases)('%s: waits behind the others without a LIFO slot', (release) => {
    const programs = [
      program('parent', spawn(1), spawn(2), spawn(3), join(1)),
      program('child'),
      program('bystander'),
      program('bystander'),
    ];
    const constants = { ...realConstants, lifoSlot: false };
    expect(pollOrder(release, programs, constants, 5)).toEqual([0, 1, 2, 3, 0]);
  });

  it('is not woken by a child that it has not asked yet, and does not wait for it then', () => {
    const programs = [program('parent', spawn(1), yieldOnce, join(1)), program('child')];
    expect(pollOrder('1.53.1', programs, realConstants, 4)).toEqual([0, 1, 0]);
  });
});

describe('the wake by a completion', () => {
  const programs = [program('parent', spawn(1), join(1)), program('child', yieldOnce)];

  it.each(releases)('%s: is never missed, whenever the child completes', (release) => {
    expect([...everything(machineOf(release, programs), taskStates).ends]).toEqual(['complete, complete']);
  });

  it('is told as such, with the child that caused it, before the end of the child', () => {
    const { events } = everything(machineOf('1.53.1', programs), taskStates);
    const wakes = events.filter((event) => event.e === 'wake.begin' && event.from === 'complete');
    expect(wakes).toEqual([0, 1].map((w) => ({ w, e: 'wake.begin', task: 1, by: 2, from: 'complete' })));
  });
});

it('is of one task only', () => {
  const programs = [program('one', join(2)), program('two', join(2)), program('child')];
  expect(() => machineOf('1.53.1', programs)).toThrow(
    'task 3 (child) is joined by 2 tasks, but has one JoinHandle',
  );
});
