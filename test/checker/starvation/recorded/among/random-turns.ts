import { fc } from '@fast-check/vitest';
import { traceOf } from '../../../properties/lifecycle/tiny-trace.ts';
import type { Event, Observation } from '../../../../../traces/index.ts';

/** The tasks that there can be, each with its role. */
export const roleOf = (task: number): string => (task < 3 ? 'guest' : task === 3 ? 'timer' : 'other');

interface Choice {
  readonly what: number;
  readonly task: number;
}

const choice: fc.Arbitrary<Choice> = fc.record({ what: fc.nat(15), task: fc.integer({ min: 1, max: 4 }) });

const s = 1;
const w = 0;

const spawned = (task: number): Observation => ({
  e: 'spawn.begin',
  s,
  w,
  task,
  name: `${roleOf(task)} ${task}`,
});

/** A poll in which the task may yield, wake itself or complete. */
const polled = (task: number, what: number): readonly Observation[] => [
  { e: 'poll.begin', s, w, task },
  ...(what < 8 ? [{ e: 'wake.begin', s, w, task, by: task, from: 'poll' } as const] : []),
  ...(what === 8 || what === 9 ? [{ e: 'yield', s, w, task, how: 'yield_now' } as const] : []),
  { e: 'poll.end', s, w, task, ready: what === 12 },
];

const happening = (living: Set<number>, { what, task }: Choice): readonly Observation[] => {
  if (!living.has(task)) {
    living.add(task);
    return [spawned(task)];
  }
  if (what > 12) return [{ e: 'wake.begin', s, w: null, task, by: null, from: 'external' }];
  if (what === 12) living.delete(task);
  return polled(task, what);
};

/** What one worker may do with two guests, a timer and one other task, which live, complete and are spawned anew. */
export const randomTurns: fc.Arbitrary<readonly Event[]> = fc
  .array(choice, { minLength: 10, maxLength: 80 })
  .map((choices) => {
    const living = new Set<number>();
    return traceOf(choices.flatMap((one) => happening(living, one)));
  });
