import { describe, expect, it } from 'vitest';
import { defineProperty, QuestionError, verify } from '../../../checker/library/index.ts';
import type { VerifyOptions } from '../../../checker/library/index.ts';

const small = { scenario: 'yielders', tasks: 2, polls: 2, workers: 1, thread: 'caller' } as const;

const polledAtMost = (most: number) =>
  defineProperty<{ polls: number }>({
    id: `polled-at-most-${most}-times`,
    kind: 'safety',
    sentence: `Tasks are polled ${most} times at most, all together.`,
    trigger: 'a task is polled',
    needs: ['poll.begin'],
    observe: () => ({
      memory: () => ({ polls: 0 }),
      on: {
        'poll.begin': (memory, event, report) => {
          memory.polls = Math.min(memory.polls + 1, most + 1);
          report.checked();
          if (memory.polls > most) report.violated('this is one poll too many', [event]);
        },
      },
    }),
  });

describe('verify', () => {
  it('says which properties hold', async () => {
    const { ok, judgement, properties, exploration } = await verify({
      ...small,
      properties: ['one-poll-at-a-time', 'every-wake-answered'],
    });
    expect(ok).toBe(true);
    expect(judgement).toEqual({ code: 0, grounds: [] });
    expect(properties.map(({ property, verdict }) => [property.id, verdict])).toEqual([
      ['one-poll-at-a-time', 'holds'],
      ['every-wake-answered', 'holds'],
    ]);
    expect(exploration.cut).toBeUndefined();
  });

  it('takes properties of its callers, and gives a shortest run that violates one', async () => {
    const { ok, exploration } = await verify({ ...small, properties: [polledAtMost(3), polledAtMost(4)] });
    expect(ok).toBe(false);
    const [violated, held] = exploration.verdicts;
    expect(held?.verdict).toBe('holds');
    expect(violated?.verdict).toBe('violated');
    expect(violated?.examples[0]?.events.map(({ e }) => e)).toEqual(['poll.begin']);
    const polls = violated?.counterexample?.steps.flatMap(({ events }) =>
      events.filter(({ e }) => e === 'poll.begin'),
    );
    expect(polls).toHaveLength(4);
  });

  it('takes programs of its callers', async () => {
    const { exploration } = await verify({
      ...small,
      tasks: 1,
      programs: [
        { role: 'spawner', instructions: [{ does: 'spawn', task: 1 }] },
        { role: 'spawned', instructions: [] },
      ],
      properties: 'one-poll-at-a-time',
    });
    expect(exploration.roles).toEqual(['spawner', 'spawned']);
    expect(exploration.verdicts[0]).toMatchObject({ verdict: 'holds' });
  });

  it('fails where what was asked for is never put to the test', async () => {
    const options = { ...small, tasks: 1, polls: 1 };
    expect((await verify({ ...options, properties: 'lifo-cap' })).judgement.code).toBe(14);
    expect((await verify(options)).judgement.code).toBe(0);
  });

  it('tells that a limit was hit', async () => {
    const { judgement, exploration } = await verify({ ...small, limits: { states: 5 } });
    expect(exploration.cut).toBe('states');
    expect(judgement.code).toBe(20);
  });

  it('rejects with the reason of its signal', async () => {
    const reason = new Error('enough');
    await expect(verify({ ...small, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('rejects with what a listener throws', async () => {
    const reason = new Error('listener');
    const listener = (): never => {
      throw reason;
    };
    const larger = { ...small, workers: 2, tasks: 3, polls: 3, properties: [], limits: { states: 20_000 } };
    await expect(verify({ ...larger, onProgress: listener })).rejects.toBe(reason);
  });

  const wrong: readonly (readonly [string, VerifyOptions, string])[] = [
    ['scenario', { scenario: 'nobody' }, 'ASK001'],
    ['release', { tokio: '0.1' }, 'ASK003'],
    ['release of Wasmtime', { wasmtime: '1' }, 'ASK003'],
    ['property', { properties: 'nothing' }, 'ASK004'],
    ['number of workers', { workers: 0 }, 'ASK005'],
    ['number of tasks', { tasks: 1.5 }, 'ASK005'],
    ['limit', { limits: { states: 0 } }, 'ASK005'],
    ['scheduler for the scenario', { scenario: 'block-in-place', flavor: 'current_thread' }, 'ASK006'],
    ['setting of the scheduler', { flavor: 'current_thread', queueCapacity: 4 }, 'ASK006'],
    ['setting of the release', { tokio: '1.20', lifoSlot: false }, 'ASK006'],
    ['task in a program', { programs: [{ role: 'a', instructions: [{ does: 'wake', task: 3 }] }] }, 'ASK006'],
    ['thread', { properties: polledAtMost(1), thread: 'own' }, 'ASK007'],
  ];

  it.each(wrong)('refuses a wrong %s', async (_, options, code) => {
    const refusal = await verify({ thread: 'caller', ...options }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(QuestionError);
    expect(refusal).toMatchObject({ code });
  });
});

describe('defineProperty', () => {
  it.each([
    ['an id that is no name', { id: 'Not a name' }],
    ['an id that is taken', { id: 'one-poll-at-a-time' }],
  ])('refuses %s', (_, { id }) => {
    expect(() => defineProperty({ ...polledAtMost(1), id })).toThrow(QuestionError);
  });
});
