import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay, toEvents } from '../../../traces/index.ts';
import { factsTeller } from '../../../checker/explain/told/facts.ts';
import { tellRun } from '../../../checker/explain/tell-run.ts';
import type { ToldFact } from '../../../checker/explain/told-run.ts';
import { pathAlong, scenarioNames, workbench } from './support/random-run.ts';

const keyOf = ({ owner, field }: Pick<ToldFact, 'owner' | 'field'>): string => JSON.stringify([owner, field]);

const anyRun = fc.record({
  scenario: fc.constantFrom(...scenarioNames),
  way: fc.constantFrom('self-wake' as const, 'yield_now' as const),
  flavor: fc.constantFrom('multi_thread' as const, 'current_thread' as const),
  picks: fc.array(fc.nat(1000), { minLength: 5, maxLength: 60 }),
});

describe('a told run', () => {
  test('leads from the state told first to the last by the changes told, and counts events as traces do', () => {
    fc.assert(
      fc.property(anyRun, ({ picks, ...wanted }) => {
        const { specification, about } = workbench(wanted);
        const engine = specification.interpreted();
        const path = pathAlong(engine, picks);
        const told = tellRun(engine, path, about);
        const run = replay(engine, path);

        const values = new Map(told.initial.map((fact) => [keyOf(fact), fact.value]));
        for (const { changes } of told.steps)
          for (const change of changes) {
            expect(values.get(keyOf(change))).toEqual(change.before);
            values.set(keyOf(change), change.after);
          }
        const last = (run.steps.at(-1) ?? run.start).describe();
        const facts = factsTeller(about.schema).factsOf(last);
        expect(values).toEqual(new Map(facts.map((fact) => [keyOf(fact), fact.value])));

        expect([...told.start, ...told.steps.flatMap(({ events }) => events)]).toEqual([...toEvents(run)]);
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  test('names tasks as events do, and the future in block_on 0', () => {
    const { specification, about } = workbench({
      scenario: 'yielders',
      way: 'self-wake',
      flavor: 'current_thread',
    });
    const engine = specification.compiled();
    const told = tellRun(engine, pathAlong(engine, [0, 0, 0, 0]), about);
    const owners = told.initial.flatMap(({ owner }) => (owner.kind === 'task' ? [owner.task] : []));
    expect(new Set(owners)).toEqual(new Set([0, ...about.roles.map((_, index) => index + 1)]));
    const polled = told.initial.find(({ owner, field }) => owner.kind === 'worker' && field === 'current');
    expect(polled).toMatchObject({ value: 0, ofTasks: true, bookkeeping: false });
  });

  test('tells counters from what there is to understand, and links each step to its release', () => {
    const { specification, about } = workbench({
      scenario: 'yielders',
      way: 'self-wake',
      flavor: 'multi_thread',
      release: '1.20.0',
    });
    const engine = specification.compiled();
    const told = tellRun(engine, pathAlong(engine, [0, 0]), about);
    const ofWorkers = told.initial.filter(({ owner }) => owner.kind === 'worker');
    expect(ofWorkers.find(({ field }) => field === 'eventPhase')?.bookkeeping).toBe(true);
    expect(ofWorkers.find(({ field }) => field === 'queue')).toMatchObject({
      bookkeeping: false,
      ofTasks: true,
    });
    expect(told.steps[0]).toMatchObject({
      action: 'nextTask',
      worker: 0,
      link: 'https://github.com/tokio-rs/tokio/blob/tokio-1.20.0/tokio/src/runtime/thread_pool/worker.rs',
    });
  });
});
