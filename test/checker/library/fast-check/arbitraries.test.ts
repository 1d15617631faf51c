import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, defineProperty, explain, verify } from '../../../../checker/library/index.ts';
import type { Event, Property, WorkloadOptions } from '../../../../checker/library/index.ts';
import { programs, schedule, trace, workload } from '../../../../checker/library/fast-check/index.ts';
import { parsePath } from '../../../../traces/index.ts';

const seed = 20260731;

const stepsOf = (path: string): number => parsePath(path).length;

const samplePaths = (): readonly string[] => fc.sample(trace(), { numRuns: 5, seed }).map(({ path }) => path);

describe('traces', () => {
  it('are well formed, accepted by their release, and satisfy every property', async () => {
    await fc.assert(
      fc.asyncProperty(trace(), async (one) => {
        const asked = await check(one, { against: 'auto' });
        expect(asked.conformance[0]?.kind).toBe('accepted');
        const { judgement, outcomes } = await check(one);
        expect(outcomes[0]?.kind).toBe('checked');
        expect(judgement.grounds.filter(({ code }) => code !== 20)).toEqual([]);
      }),
      { numRuns: 25, seed },
    );
  });

  it('of programs of their own are, too', async () => {
    const model = programs({ maxTasks: 2 }).map((own): WorkloadOptions => ({ programs: own, workers: 2 }));
    await fc.assert(
      fc.asyncProperty(trace({ model, maxSteps: 200 }), async (one) => {
        expect((await check(one, { against: 'auto' })).conformance[0]?.kind).toBe('accepted');
      }),
      { numRuns: 15, seed },
    );
  });

  it('that hide queues are accepted all the same', async () => {
    const model = { tasks: 2, polls: 2 };
    await fc.assert(
      fc.asyncProperty(trace({ model, hide: ['take', 'schedule', 'steal'] }), async (one) => {
        expect(one.events.some(({ e }) => e === 'take')).toBe(false);
        expect((await check(one, { against: 'auto' })).conformance[0]?.kind).toBe('accepted');
      }),
      { numRuns: 10, seed },
    );
  });

  it('with gaps are well formed, and violate nothing', async () => {
    let withGaps = 0;
    await fc.assert(
      fc.asyncProperty(trace({ model: { tasks: 2, polls: 2 }, gaps: true }), async (one) => {
        if (one.events.some(({ e }) => e === 'gap')) withGaps++;
        const { outcomes, findings } = await check(one);
        expect(outcomes[0]?.kind).toBe('checked');
        expect(findings).toEqual([]);
      }),
      { numRuns: 20, seed },
    );
    expect(withGaps).toBeGreaterThan(5);
  });

  it('are the same for the same seed', () => {
    expect(samplePaths()).toEqual(samplePaths());
  });
});

describe('schedules', () => {
  it('are paths of their models, however they shrink', () => {
    fc.assert(
      fc.property(schedule({ model: workload({ maxTasks: 2, maxPolls: 2 }) }), ({ model, path }) => {
        expect(explain({ ...model, path, properties: [] }).run.steps).toHaveLength(stepsOf(path));
      }),
      { numRuns: 25, seed },
    );
    const seen: string[] = [];
    const failing = fc.check(
      fc.property(schedule(), ({ model, path }) => {
        seen.push(path);
        expect(explain({ ...model, path, properties: [] }).run.steps).toHaveLength(stepsOf(path));
        return stepsOf(path) < 12;
      }),
      { numRuns: 20, seed },
    );
    expect(failing.failed).toBe(true);
    expect(failing.errorInstance).toMatchObject({ message: 'Property failed by returning false' });
    expect(seen.length).toBeGreaterThan(20);
    const [smallest] = failing.counterexample ?? [];
    expect(stepsOf(smallest?.path ?? '')).toBe(12);
  });

  it('that are complete stay so', () => {
    const found = fc.check(
      fc.property(schedule({ complete: true }), ({ model, path }) => {
        expect(explain({ ...model, path, properties: [] }).complete).toBe(true);
        return false;
      }),
      { numRuns: 5, seed },
    );
    expect(found.errorInstance).toMatchObject({ message: 'Property failed by returning false' });
    const [smallest] = found.counterexample ?? [];
    expect(smallest?.model).toMatchObject({ scenario: 'yielders', tasks: 1, polls: 1, workers: 1 });
  });

  it('refuse what is no model', () => {
    expect(() => fc.sample(schedule({ model: { scenario: 'nobody' } }), 1)).toThrow(/ASK001/u);
    expect(() => schedule({ maxSteps: -1 })).toThrow(/ASK005/u);
  });
});

/** A planted fault: what happens in the specification is called a violation. */
interface Planted {
  readonly what: string;
  readonly isWrong: (event: Event, before: readonly Event[]) => boolean;
  readonly property: Property;
}

const polledAgain = (event: Event, before: readonly Event[]): boolean =>
  event.e === 'poll.begin' && before.some((one) => one.e === 'poll.begin' && one.task === event.task);

const planted: readonly Planted[] = [
  {
    what: 'a task is polled twice',
    isWrong: polledAgain,
    property: defineProperty<{ polled: number[] }>({
      id: 'polled-once',
      kind: 'safety',
      sentence: 'No task is polled twice.',
      trigger: 'a task is polled',
      needs: ['poll.begin'],
      observe: () => ({
        memory: () => ({ polled: [] }),
        on: {
          'poll.begin': (memory, event, report) => {
            if (memory.polled.includes(event.task)) report.violated('again', [event]);
            else memory.polled.push(event.task);
          },
        },
      }),
    }),
  },
  {
    what: 'a task is stolen',
    isWrong: ({ e }) => e === 'steal',
    property: defineProperty<null>({
      id: 'nothing-is-stolen',
      kind: 'safety',
      sentence: 'Nothing is stolen.',
      trigger: 'a task is stolen',
      needs: ['steal'],
      observe: () => ({
        memory: () => null,
        on: { steal: (_, event, report) => report.violated('stolen', [event]) },
      }),
    }),
  },
];

describe('a planted fault shrinks', () => {
  it.each(planted)('to nearly the shortest run: $what', async ({ isWrong, property }) => {
    const model = { scenario: 'yielders', tasks: 2, polls: 2, workers: 2 } as const;
    const { exploration } = await verify({ ...model, properties: property, thread: 'caller' });
    const shortest = exploration.verdicts[0]?.counterexample?.path.length ?? 0;
    expect(shortest).toBeGreaterThan(0);
    for (const run of [1, 2, 3]) {
      const found = fc.check(
        fc.property(
          trace({ model }),
          ({ events }) => !events.some((one, i) => isWrong(one, events.slice(0, i))),
        ),
        { numRuns: 200, seed: seed + run },
      );
      const [smallest] = found.counterexample ?? [];
      const steps = stepsOf(smallest?.path ?? '');
      expect(steps).toBeLessThanOrEqual(shortest + 1);
    }
  });

  it('to fewer tasks, polls and workers', () => {
    const found = fc.check(
      fc.property(
        trace({ model: workload() }),
        ({ events }) => !events.some((one, i) => polledAgain(one, events.slice(0, i))),
      ),
      { numRuns: 100, seed },
    );
    const [smallest] = found.counterexample ?? [];
    expect(smallest?.header.runtime.workers).toBe(1);
    expect(smallest?.events.filter(({ e }) => e === 'spawn.begin')).toHaveLength(1);
    expect(smallest?.name).toMatch(/^yielders self-wake/u);
  });
});
