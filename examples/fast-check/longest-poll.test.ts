import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, explain } from 'yieldcheck';
import { eventsOf, trace, workload } from 'yieldcheck/fast-check';
import { longestPolls } from './longest-poll.ts';

// One seed, so that a pipeline gives the same answer each time.
const runs = { seed: 42, numRuns: 30 };

test('every task that was polled has a longest poll', () => {
  fc.assert(
    fc.property(eventsOf({ model: { scenario: 'ping-pong' } }), (events) => {
      const polled = new Set(events.flatMap((event) => (event.e === 'poll.end' ? [event.task] : [])));
      expect(new Set(longestPolls(events).keys())).toEqual(polled);
    }),
    runs,
  );
});

test('a trace with a gap is read as well as any, and no fault is found in it', async () => {
  await fc.assert(
    fc.asyncProperty(trace({ model: workload({ maxTasks: 2 }), gaps: true }), async (one) => {
      expect((await check(one)).findings).toEqual([]);
      expect(Math.min(...longestPolls(one.events).values(), 0)).toBe(0);
    }),
    runs,
  );
});

test('what fails shrinks to a run that can happen, without a step too many', () => {
  // Not true: it is here to show what a test would report.
  const nobodyIsPolledTwice = fc.property(trace({ model: { tasks: 2, polls: 2 } }), ({ events }) => {
    const polled = events.flatMap((event) => (event.e === 'poll.begin' ? [event.task] : []));
    return new Set(polled).size === polled.length;
  });
  const { counterexample } = fc.check(nobodyIsPolledTwice, runs);
  const [smallest] = counterexample ?? [];
  const polls = smallest?.events.filter(({ e }) => e === 'poll.begin') ?? [];
  expect(polls).toHaveLength(2);
  expect(smallest?.events.at(-1)).toBe(polls[1]);
  // The path leads along the run once more: yieldcheck verify yielders --tasks 2 --polls 2 --replay PATH
  const { run } = explain({ tasks: 2, polls: 2, path: smallest?.path ?? '' });
  expect(run.steps.at(-1)?.events.map(({ e }) => e)).toContain('poll.begin');
});
