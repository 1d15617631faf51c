import { describe, expect, it } from 'vitest';
import { interpret } from '../../../model/machine/interpret.ts';
import type { Runtime } from '../../../model/tokio/config.ts';
import { currentThread } from '../../../model/tokio/current-thread.ts';
import { explore } from '../../../traces/index.ts';
import { eagerRun, pollsIn, program, runtimeOf } from './current-thread-runs.ts';

const constants = { eventInterval: 2, globalQueueInterval: 2 };
const sleeper = program({ does: 'wait', for: 'timer' });
const waitsForEver = program({ does: 'wait', for: 'wake' });

const explored = (runtime: Runtime) => explore(interpret(currentThread(runtime)));

describe('a park hook that makes work', () => {
  it.each([
    ['1.49', 1],
    ['1.50', 2],
  ])(
    '%s: the future in block_on, deferred by the hook, is polled %i times before the thread sleeps (#7835)',
    (release, polls) => {
      const runtime = runtimeOf(release, [waitsForEver], { parkHook: 'defers', constants });
      const events = eagerRun(runtime, 60);
      const sleep = events.findIndex((event) => event.e === 'driver.begin' && event.timeout === null);
      const before = sleep < 0 ? events : events.slice(0, sleep);
      expect(Math.min(2, pollsIn(before).filter((task) => task === 0).length)).toBe(polls);
      expect(sleep < 0).toBe(release === '1.50');
    },
  );

  it('up to 1.49 sleeps on a deferred waker, so that only another unpark helps', () => {
    const { terminal, broken } = explored(
      runtimeOf('1.49', [waitsForEver], { parkHook: 'defers', constants }),
    );
    expect([terminal, broken]).toEqual([1, []]);
  });

  it.each(['1.50', '1.51.3', '1.51.4', '1.52.3', '1.52.4', '1.53'])(
    '%s: a thread whose hook defers never sleeps, and goes on for ever',
    (release) => {
      const { terminal, broken } = explored(
        runtimeOf(release, [waitsForEver], { parkHook: 'defers', constants }),
      );
      expect([terminal, broken]).toEqual([0, []]);
    },
  );

  it.each([
    ['1.49', 'ends'],
    ['1.50', 'never ends'],
    ['1.51.3', 'never ends'],
    ['1.51.4', 'ends'],
    ['1.52.3', 'never ends'],
    ['1.52.4', 'ends'],
    ['1.53', 'ends'],
  ])('%s: beside a hook that wakes the future in block_on, a task that sleeps %s (#8212)', (release, how) => {
    const { terminal, broken } = explored(runtimeOf(release, [sleeper], { parkHook: 'wakes', constants }));
    expect(terminal > 0 ? 'ends' : 'never ends').toBe(how);
    expect(broken).toEqual([]);
  });
});
