import { describe, expect, test } from 'vitest';
import { runtimeOf } from '../../../checker/workload/runtime.ts';
import { argumentsOf, workloadsOf } from '../../../checker/cli/workload/workload.ts';
import { wasmtimeRulesOf } from '../../../model/index.ts';

const flags = { lifoSlot: true };

const named = (wasmtime: string) =>
  new Set(
    workloadsOf('all', { ...flags, wasmtime }).map(({ scenario, size }) => `${scenario} ${size.yield}`),
  );

test('the LIFO slot cannot be switched off in a release that has no such option', () => {
  expect(() => workloadsOf('yielders', { lifoSlot: false, tokio: '1.20.6' })).toThrow(
    '--no-lifo-slot does not go with --tokio 1.20.6: disable_lifo_slot exists since 1.21.0.',
  );
  expect(workloadsOf('yielders', { lifoSlot: false, tokio: '1.21.0' })).not.toHaveLength(0);
  expect(workloadsOf('yielders', { lifoSlot: true, tokio: '1.20.6' })).not.toHaveLength(0);
});

describe('--wasmtime', () => {
  test('decides what guests do, and is named in the command that reproduces', () => {
    const [workload] = workloadsOf('component-yield', { ...flags, wasmtime: '44' });
    if (workload === undefined) throw new Error('no workload');
    expect(runtimeOf(workload).wasmtime).toEqual(wasmtimeRulesOf('44'));
    expect(argumentsOf(workload).join(' ')).toContain(' --wasmtime 44 ');
  });

  test('goes without saying when it was not given', () => {
    const [workload] = workloadsOf('component-yield', flags);
    if (workload === undefined) throw new Error('no workload');
    expect(runtimeOf(workload)).not.toHaveProperty('wasmtime');
    expect(argumentsOf(workload)).not.toContain('--wasmtime');
  });

  test('refuses a scenario that it cannot run, with what it has', () => {
    expect(() => workloadsOf('timer-beside-guests', { ...flags, wasmtime: '32' })).toThrow(
      /'timer-beside-guests' under yield_now does not run on Wasmtime 32: .*it has: Continue, Yield\.\n/u,
    );
    expect(
      workloadsOf('timer-beside-guests', { ...flags, wasmtime: '32', yield: ['self-wake'] }),
    ).toHaveLength(1);
  });

  test('of all scenarios leaves out those that it cannot run', () => {
    const [early, late] = [named('32'), named('48')];
    expect([...late].filter((one) => !early.has(one)).toSorted()).toEqual([
      'component-yield self-wake',
      'component-yield yield_now',
      'guest-answers self-wake',
      'guest-answers yield_now',
      'timer-beside-guests yield_now',
    ]);
  });
});
