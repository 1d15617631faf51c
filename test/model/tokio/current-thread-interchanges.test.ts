import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentThread,
  interchangesOf,
  lackingOnCurrentThread,
  scenarios,
  smallConstants,
} from '../../../model/index.ts';
import type { Runtime } from '../../../model/index.ts';
import { forEver, program, runtimeOf } from './current-thread-runs.ts';
import { renamingMakesNoDifference } from './renamed-steps.ts';

const assertSound = (runtime: Runtime): void =>
  fc.assert(renamingMakesNoDifference(currentThread(runtime), interchangesOf(runtime).interchanges), {
    numRuns: 12,
  });

describe('the interchanges of current_thread', () => {
  it.each(['1.24.2', '1.53.1'])('%s: are sound in every scenario', (release) => {
    for (const scenario of scenarios)
      for (const how of ['self-wake', 'yield_now'] as const) {
        const programs = scenario.programs({ yield: how, tasks: 3, polls: 2 });
        if (lackingOnCurrentThread(programs) !== undefined) continue;
        assertSound(runtimeOf(release, programs, { constants: smallConstants }));
      }
  });

  it('leave the future in block_on where it is, and any task that it names', () => {
    const task = program({ does: 'wait', for: 'wake' });
    const blockOn = program({ does: 'wake', task: 1 });
    const runtime = runtimeOf('1.53.1', [task, task, task, task], { blockOn, constants: smallConstants });
    const { interchanges, refused } = interchangesOf(runtime);
    expect(interchanges).toEqual({
      workers: { kind: 'within-classes', classes: [0] },
      tasks: { kind: 'within-classes', classes: [0, 1, 0, 0, 2] },
    });
    expect(refused).toEqual([
      { array: 'tasks', reason: 'task 2 (task) is named by the program of the future in block_on' },
    ]);
    assertSound(runtime);
  });

  it('would be caught if the future in block_on were taken for a task', () => {
    const runtime = runtimeOf('1.53.1', [forEver('self-wake'), forEver('self-wake')], {
      blockOn: forEver('self-wake'),
      constants: smallConstants,
    });
    const tasks = { kind: 'within-classes' as const, classes: [0, 0, 0] };
    const checked = fc.check(renamingMakesNoDifference(currentThread(runtime), { tasks }), { numRuns: 60 });
    expect(checked.failed).toBe(true);
  });
});
