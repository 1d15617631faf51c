import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../checker/cli/usage-error.ts';
import { runtimeOf } from '../../../checker/workload/runtime.ts';
import { argumentsOf, workloadsOf } from '../../../checker/cli/workload/workload.ts';
import { generatedHeader } from '../../../checker/verify/generated-header.ts';
import { lackingOnCurrentThread } from '../../../model/index.ts';

const flavor = { flavor: 'current_thread', lifoSlot: true } as const;

describe('--flavor current_thread', () => {
  it('is named again, without the workers that it does not have', () => {
    const [workload] = workloadsOf('yielders', { ...flavor, yield: ['yield_now'], eventInterval: 7 });
    expect(workload && argumentsOf(workload).join(' ')).toMatch(
      /^yielders --tokio \S+ --flavor current_thread --yield yield_now --event-interval 7$/u,
    );
    expect(workload && runtimeOf(workload).flavor).toBe('current_thread');
  });

  it('leaves multi_thread as it is without', () => {
    const [plain] = workloadsOf('yielders', { lifoSlot: true });
    expect(plain).not.toHaveProperty('flavor');
    const [named] = workloadsOf('yielders', { lifoSlot: true, flavor: 'multi_thread' });
    expect(named).toEqual(plain);
  });

  it('runs every scenario that it can, when asked for all', () => {
    const workloads = workloadsOf('all', { ...flavor, yield: ['self-wake'] });
    expect(workloads.length).toBeGreaterThan(7);
    for (const workload of workloads)
      expect(lackingOnCurrentThread(runtimeOf(workload).programs)).toBeUndefined();
  });

  it.each([
    [{ workers: 2 }, '--workers does not go with --flavor current_thread: one thread runs everything.'],
    [{ queueCapacity: 8 }, '--queue-capacity does not go with'],
    [{ maxLifoPolls: 2 }, '--max-lifo-polls does not go with'],
    [{ lifoSlot: false }, '--no-lifo-slot does not go with'],
  ])('refuses %j', (given, message) => {
    const ask = () => workloadsOf('yielders', { ...flavor, ...given });
    expect(ask).toThrow(UsageError);
    expect(ask).toThrow(message);
  });

  it('is in the header of what it generates, with the settings that it has', () => {
    const [workload] = workloadsOf('yielders', { ...flavor, globalQueueInterval: 'auto' });
    if (workload === undefined) throw new Error('no workload');
    const { runtime } = generatedHeader('1.53.1', workload.constants, 'yielders', workload.flavor);
    expect(runtime).toEqual({
      name: 'tokio',
      version: '1.53.1',
      flavor: 'current_thread',
      workers: 1,
      config: { event_interval: 4, coop_budget: 4, global_queue_interval: 31 },
    });
  });
});
