import { describe, expect, it } from 'vitest';
import { cycles } from './support/cycles.ts';
import { explored } from './support/explored.ts';
import { hog, short } from './support/programs.ts';
import { polls } from './support/steps.ts';
import { isAsleep, oneAndOther } from './support/workers.ts';

const [stranded, hogging] = [1, 2] as const;
const explore = (release: string) =>
  explored({
    release,
    constants: { eventInterval: 2, globalQueueInterval: 2, queueCapacity: 2 },
    programs: [
      {
        role: 'parent',
        instructions: [
          { does: 'wait', for: 'foreign wake' },
          { does: 'spawn', task: stranded },
          { does: 'spawn', task: hogging },
        ],
      },
      short,
      hog,
    ],
    facts: {
      stranded: (state) =>
        state.searching === 0 &&
        oneAndOther(
          state,
          (one, other) =>
            isAsleep(one) &&
            other.at === 'polling' &&
            other.current === hogging &&
            other.queue.includes(stranded),
        ),
    },
  });

describe('tokio#6847, #6876: a task waits in the queue of a worker kept busy while the other worker sleeps', () => {
  it.each(['1.20.0', '1.23.0', '1.29.0', '1.44.0', '1.51.0', '1.51.2', '1.52.0', '1.53.1'])(
    '%s: it may, as long as the poll lasts, since nobody else can take a step',
    (release) => {
      const graph = explore(release);
      expect(graph.reaches('stranded')).toBe(true);
      const forEver = cycles(graph).filter(
        ({ isFinal, states }) => isFinal && states.every((state) => graph.is('stranded', state)),
      );
      expect(forEver).not.toEqual([]);
      for (const { steps } of forEver) expect(steps.some(polls(stranded))).toBe(false);
      expect(new Set(forEver.flatMap(({ steps }) => steps.map(({ action }) => action)))).toEqual(
        new Set(['poll']),
      );
    },
  );
});
