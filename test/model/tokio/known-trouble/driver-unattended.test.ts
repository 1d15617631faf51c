import { describe, expect, it } from 'vitest';
import { none, type Program } from '../../../../model/index.ts';
import { cycles } from './support/cycles.ts';
import { explored } from './support/explored.ts';
import { hog, waiter } from './support/programs.ts';
import { isAsleep, oneAndOther } from './support/workers.ts';

const [unseen, hogging] = [1, 2] as const;
const explore = (release: string, programs: readonly Program[]) =>
  explored({
    release,
    constants: { eventInterval: 2, globalQueueInterval: 2, queueCapacity: 2 },
    programs,
    facts: {
      unattended: (state) =>
        state.driver === none &&
        state.tasks.get(unseen).event === 'due' &&
        oneAndOther(
          state,
          (one, other) => isAsleep(one) && other.at === 'polling' && other.current !== unseen,
        ),
    },
  });

const forEver = (release: string) => {
  const spawns: Program = {
    role: 'spawns',
    instructions: [
      { does: 'wait', for: 'timer' },
      { does: 'spawn', task: hogging },
    ],
  };
  const graph = explore(release, [spawns, waiter('timer'), hog]);
  return cycles(graph).filter(
    ({ isFinal, states }) => isFinal && states.every((state) => graph.is('unattended', state)),
  );
};

describe('tokio#4730, #6315: the worker that leaves the driver to poll one task wakes nobody to take its place', () => {
  it.each(['1.20.0', '1.29.0', '1.51.0', '1.53.1'])(
    '%s: a timer may be due that no worker will see before a poll ends',
    (release) => {
      const computes: Program = {
        role: 'computes',
        instructions: [{ does: 'wait', for: 'timer' }, { does: 'compute' }],
      };
      expect(explore(release, [computes, waiter('timer')]).reaches('unattended')).toBe(true);
    },
  );

  it.each(['1.28.2', '1.50.0', '1.52.2', '1.53.1'])(
    '%s: for ever, if the task spawns one that never returns',
    (release) => {
      expect(forEver(release)).not.toEqual([]);
    },
  );

  it.each(['1.51.0', '1.52.0'])('%s: not so, where the spawn notifies', (release) => {
    expect(forEver(release)).toEqual([]);
  });
});
