import { describe, expect, it } from 'vitest';
import { currentThread, scenarios, smallConstants } from '../../../model/index.ts';
import { lackingOnCurrentThread } from '../../../model/index.ts';
import { interpret } from '../../../model/machine/interpret.ts';
import { expectSameGraph } from '../machine/compiled/same-graph.ts';
import { forEver, program, realConstants, runtimeOf } from './current-thread-runs.ts';

const yields = ['self-wake', 'yield_now'] as const;
const versions = ['1.22.0', '1.24.2', '1.43.4', '1.49.0', '1.53.1'];
const cases = scenarios
  .filter(
    ({ programs, size }) => lackingOnCurrentThread(programs({ ...size, yield: 'self-wake' })) === undefined,
  )
  .flatMap((scenario) => yields.map((how) => ({ scenario, name: scenario.name, how })));

describe('current_thread', () => {
  it.each(cases)(
    '$name, $how: is compiled what it is interpreted, and ends only when block_on returns',
    ({ scenario, how }) => {
      for (const version of versions)
        for (const constants of [smallConstants, realConstants]) {
          const programs = scenario.programs({ ...scenario.size, yield: how });
          const machine = currentThread(runtimeOf(version, programs, { constants }));
          const { states, complete } = expectSameGraph(machine, { states: 600 });
          expect(complete).toBe(true);
          expect(states).toBeGreaterThan(10);
          expect(waysToEnd(machine)).toEqual(new Set(['returned']));
        }
    },
  );

  it.each(versions)(
    '%s: a future in block_on that yields or waits is compiled what it is interpreted',
    (version) => {
      const foreign = program({ does: 'wait', for: 'foreign wake' }, { does: 'wait', for: 'timer' });
      for (const blockOn of [forEver('yield_now'), forEver('self-wake'), foreign])
        for (const parkHook of ['wakes', 'defers'] as const) {
          const programs = [foreign, program({ does: 'yield', how: 'yield_now' })];
          const machine = currentThread(
            runtimeOf(version, programs, { blockOn, parkHook, constants: smallConstants }),
          );
          const { complete, states } = expectSameGraph(machine, { states: 1500 });
          expect(complete || states === 1500).toBe(true);
        }
    },
  );
});

/** Where the thread in `block_on` is in the states where nothing can happen any more. */
function waysToEnd(machine: ReturnType<typeof currentThread>): ReadonlySet<string | undefined> {
  const engine = interpret(machine);
  const places = new Set<string | undefined>();
  const seen = new Set<string>();
  const left = [engine.initial().state];
  for (let state = left.pop(); state !== undefined; state = left.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    expect(engine.broken(state)).toEqual([]);
    const steps = engine.successors(state);
    for (const step of steps) left.push(step.state);
    const described: { readonly workers?: readonly [{ readonly at?: string }] } = engine.describe(state);
    if (steps.length === 0) places.add(described.workers?.[0].at);
  }
  return places;
}
