import { describe, expect, test } from 'vitest';
import { realConstants } from '../../../checker/starvation/index.ts';
import { Lateness } from '../../../checker/timing/lateness.ts';
import type { LatePoll } from '../../../checker/timing/lateness.ts';
import { measuredDurations } from '../../../checker/timing/measured-durations.ts';
import { simulatorOf } from '../../../checker/timing/simulate.ts';
import { usualSurroundings } from '../../../checker/timing/surroundings.ts';
import { rulesOf } from '../../../model/index.ts';
import type { Flavor, Instruction, Program } from '../../../model/index.ts';

const millisecond = 1_000_000;
const until = 50 * millisecond;

const task = (...instructions: readonly Instruction[]): Program => ({
  role: 'task',
  instructions: [...instructions, { does: 'repeat' }],
});
const timer = task({ does: 'wait', for: 'timer' });
const socket = task({ does: 'wait', for: 'socket' });
const messages = task({ does: 'wait', for: 'foreign wake' });

const lateIn = (flavor: Flavor, programs: readonly Program[], run = 0): readonly LatePoll[] => {
  const rules = rulesOf('1.53.1');
  if (rules === undefined) throw new Error('1.53.1 is not known');
  const constants = { ...realConstants(flavor), queueCapacity: 2 * programs.length + 2 };
  const lateness = new Lateness(programs, usualSurroundings);
  const simulator = simulatorOf({ flavor, rules, constants, programs });
  simulator({ surroundings: usualSurroundings, seed: 1, run, until }, (step, at) => lateness.see(step, at));
  lateness.ends(until);
  return lateness.late;
};

const delays = (late: readonly LatePoll[]): readonly number[] =>
  late.map(({ happened, polled }) => polled - happened);

const mostBesideGuest = (flavor: Flavor, how: 'self-wake' | 'yield_now'): number =>
  Math.max(...delays(lateIn(flavor, [timer, task({ does: 'compute' }, { does: 'yield', how })])));

describe.each(['multi_thread', 'current_thread'] as const)('in time, on %s', (flavor) => {
  test('a timer alone is late by what Tokio and the system round up, and no more', () => {
    const late = delays(lateIn(flavor, [timer]));
    expect(late.length).toBeGreaterThan(15);
    expect(Math.min(...late)).toBeGreaterThan(0);
    expect(Math.max(...late)).toBeLessThan(2 * millisecond + 2 * measuredDurations.oversleep);
  });

  test('what wakes a worker that sleeps is polled for as soon as a thread can be woken', () => {
    const longest = Math.max(...measuredDurations.wakings.map(({ wokenRuns }) => wokenRuns));
    for (const program of [socket, messages]) {
      const late = delays(lateIn(flavor, [program]));
      expect(late).toHaveLength(Math.floor(until / usualSurroundings.between));
      expect(Math.max(...late)).toBeLessThan(longest + 0.01 * millisecond);
    }
  });

  test('a guest that wakes itself keeps a timer waiting for dozens of epochs, one that defers for hardly any', () => {
    expect(mostBesideGuest(flavor, 'self-wake')).toBeGreaterThan(20 * millisecond);
    expect(mostBesideGuest(flavor, 'yield_now')).toBeLessThan(5 * millisecond);
  });

  test('a run is the same each time, and differs from the next', () => {
    const programs = [timer, messages, task({ does: 'compute' }, { does: 'wait', for: 'blocking pool' })];
    expect(lateIn(flavor, programs)).toEqual(lateIn(flavor, programs));
    expect(lateIn(flavor, programs, 1)).not.toEqual(lateIn(flavor, programs));
  });
});
