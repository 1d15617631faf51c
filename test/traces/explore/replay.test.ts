import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../../model/index.ts';
import { boundedRuns, formatPath, replay, ReplayError } from '../../../traces/index.ts';
import { dice, mutex, walker } from '../../model/machine/toys.ts';
import { graphs } from './graphs.ts';

describe('replay', () => {
  it('tells each step, what it emitted and where it led', () => {
    const { start, steps } = replay(interpret(mutex()), [1, 1, 1]);
    expect(start.events).toEqual([]);
    expect(steps.map(({ title, events }) => [title, events])).toEqual([
      ['try processes[1]', []],
      ['enter processes[1]', [{ e: 'enter', process: 1 }]],
      ['leave processes[1]', [{ e: 'leave', process: 1 }]],
    ]);
    expect(steps[1]?.describe()).toEqual({ processes: [{ at: 'idle' }, { at: 'critical' }], holder: 1 });
  });

  it('tells choices', () => {
    expect(replay(interpret(dice()), [8]).steps[0]?.title).toBe('roll choosing 1, 2');
  });

  it('says why a path does not fit, and what would', () => {
    const engine = interpret(mutex());
    const attempt = (): unknown => replay(engine, [0, 1, 5]);
    expect(attempt).toThrow(ReplayError);
    expect(attempt).toThrow(
      'the path 0.1.5 cannot be replayed: the state after 2 steps has no step 5 [PATH_NOT_REPLAYABLE]\n' +
        'It offers: 0 enter processes[0]; 1 enter processes[1].',
    );
  });

  it('says when the run is over before the path', () => {
    expect(() => replay(interpret(dice()), [0, 0])).toThrow('The run is over there: no step is enabled.');
  });

  test.prop([graphs(8)])('goes where the edges go', (graph) => {
    const engine = interpret(walker(graph));
    for (const path of boundedRuns(engine, 3)) {
      const ends = replay(engine, path).steps.map(({ state }) => engine.describe(state)['at']);
      let node = 0;
      const expected = path.map((index) => (node = graph[node]?.[index] ?? -1));
      expect(ends, formatPath(path)).toEqual(expected);
    }
  });
});
