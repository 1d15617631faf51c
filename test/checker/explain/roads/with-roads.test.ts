import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../../traces/index.ts';
import { enabledRoads } from '../../../../checker/explain/roads/enabled.ts';
import { missedRoads } from '../../../../checker/explain/roads/missed.ts';
import { doingAt } from '../../../../checker/explain/roads/points.ts';
import { withRoads } from '../../../../checker/explain/roads/with-roads.ts';
import { Board } from '../../../../checker/explain/told/board.ts';
import { factsTeller } from '../../../../checker/explain/told/facts.ts';
import { taskNumbersOf } from '../../../../checker/explain/told/naming.ts';
import { tellRun } from '../../../../checker/explain/tell-run.ts';
import { pathAlong, scenarioNames, workbench } from '../support/random-run.ts';

const anyRun = fc.record({
  scenario: fc.constantFrom(...scenarioNames),
  way: fc.constantFrom('self-wake' as const, 'yield_now' as const),
  flavor: fc.constantFrom('multi_thread' as const, 'current_thread' as const),
  picks: fc.array(fc.nat(1000), { minLength: 3, maxLength: 40 }),
});

describe('roads not taken', () => {
  test('those that were open are the other steps of the state, and those that were not are none of them', () => {
    let missedAtAll = 0;
    fc.assert(
      fc.property(anyRun, ({ picks, ...wanted }) => {
        const { specification, runtime, about } = workbench(wanted);
        const engine = specification.compiled();
        const path = pathAlong(engine, picks);
        const told = tellRun(engine, path, about);
        const { start, steps } = replay(engine, path);
        const teller = factsTeller(about.schema);
        const board = new Board(told.initial);
        const bystanders = {
          engine,
          rules: runtime.rules,
          workers: about.workers,
          number: taskNumbersOf(about.schema),
        };
        for (const [index, choice] of path.entries()) {
          const { state } = index === 0 ? start : (steps[index - 1] ?? start);
          const offered = engine.successors(state);
          const named = offered.map(({ label }) => {
            const action = engine.actions[label.action];
            return [
              action?.rule.name,
              action?.arrays[0] === 'workers' ? (label.actors[0] ?? null) : null,
            ] as const;
          });
          const enabled = enabledRoads(engine, offered, choice, teller, bystanders.number);
          expect(enabled.map(({ action, worker }) => [action, worker])).toEqual(
            named.filter((_, at) => at !== choice),
          );
          for (const { because } of enabled) expect(because).toMatch(/^would /u);
          for (let task = 1; task <= about.roles.length; task++)
            for (const { action, worker, because } of missedRoads(task, offered, bystanders, board)) {
              missedAtAll++;
              expect(named).not.toContainEqual([action, worker]);
              expect(because).not.toMatch(/undefined| is at /u);
            }
          board.apply(told.steps[index]?.changes ?? []);
        }
      }),
      { seed: 11, numRuns: 25 },
    );
    expect(missedAtAll).toBeGreaterThan(100);
  });

  test.each(['multi_thread', 'current_thread'] as const)(
    'every place of a worker of %s has words',
    (flavor) => {
      const places = scenarioNames.flatMap((scenario) => {
        const { schema } = workbench({ scenario, way: 'self-wake', flavor }).about;
        const { workers } = schema;
        const at = workers?.kind === 'array' ? workers.fields['at'] : undefined;
        return at?.kind === 'enum' ? at.names : [];
      });
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(doingAt(place, 'task 1')).not.toContain(`is at ${place}`);
    },
  );

  test('say what kept a task that yielded from being resumed, and leave it at a few', () => {
    const { specification, runtime, about } = workbench({
      scenario: 'hogged-worker',
      way: 'yield_now',
      flavor: 'multi_thread',
    });
    const engine = specification.compiled();
    const path = pathAlong(
      engine,
      Array.from({ length: 18 }, () => 0),
    );
    const told = withRoads(engine, tellRun(engine, path, about), {
      schema: about.schema,
      rules: runtime.rules,
      failing: [],
      waiting: 1,
    });
    const missed = told.steps.flatMap(({ roads }) => roads.filter(({ enabled }) => !enabled));
    expect(missed).toContainEqual(
      expect.objectContaining({ action: 'wakeDeferred', worker: 0, because: 'worker 0 is polling task 2' }),
    );
    for (const { roads } of told.steps) expect(roads.length).toBeLessThanOrEqual(5);
  });
});
