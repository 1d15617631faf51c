import { describe, expect, it } from 'vitest';
import { interchangesOf, rulesOf, smallConstants, type Program } from '../../../model/index.ts';
import { everything, machineOf, taskStates } from './ends.ts';

const programs: readonly Program[] = [
  { role: 'resident', instructions: [] },
  { role: 'spawned', instructions: [{ does: 'yield', how: 'yield_now' }], spawnedBy: 'foreign thread' },
];

describe('a task that a foreign thread spawns', () => {
  const { ends, states, events } = everything(machineOf('1.53.1', programs), taskStates);

  it('may come early or late', () => {
    expect(states).toContain('scheduled, complete');
    expect(states).toContain('complete, unborn');
  });

  it('completes in every run', () => {
    expect([...ends]).toEqual(['complete, complete']);
  });

  it('goes into the inject queue, and a sleeping worker is notified', () => {
    expect(events).toContainEqual({ w: null, e: 'spawn.begin', task: 2, by: null });
    expect(events).toContainEqual({ w: null, e: 'schedule', task: 2, to: 'inject', why: 'remote' });
    for (const woken of [null, 0, 1])
      expect(events).toContainEqual({ w: null, e: 'notify', by: 'remote', woken });
    expect(events).toContainEqual({ w: null, e: 'spawn.end', task: 2 });
  });

  it('is not interchangeable with one that is there from the start', () => {
    const rules = rulesOf('1.53.1');
    if (rules === undefined) throw new Error('the release is unknown');
    const alike: readonly Program[] = [
      { role: 'same', instructions: [] },
      { role: 'same', instructions: [], spawnedBy: 'foreign thread' },
    ];
    const { refused } = interchangesOf({ rules, constants: smallConstants, programs: alike });
    expect(refused).toHaveLength(2);
  });
});
