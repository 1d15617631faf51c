import { expect, it } from 'vitest';
import { bool, interpret, Machine } from '../../../model/index.ts';
import { replay, toEvents } from '../../../traces/index.ts';
import type { Emission } from '../../../traces/index.ts';

it('numbers what a run emitted, the start included, and adds its thread and a logical clock', () => {
  const schema = { done: bool };
  const here = { w: 0 };
  const machine = new Machine<typeof schema, Emission>(schema, (_, context) => {
    context.emit({ e: 'thread.start', ...here });
  }).once({ name: 'poll', source: 'a toy' }, (state, context) => {
    if (state.done) return false;
    state.done = true;
    context.emit({ e: 'poll.begin', task: 1, ...here });
    context.emit({ e: 'poll.end', task: 1, ready: true, ...here });
    return true;
  });
  expect([...toEvents(replay(interpret(machine), [0]))]).toEqual([
    { e: 'thread.start', s: 1, w: 0, g: 0, t: 0 },
    { e: 'poll.begin', task: 1, s: 1, w: 0, g: 1, t: 1 },
    { e: 'poll.end', task: 1, ready: true, s: 1, w: 0, g: 2, t: 2 },
  ]);
});
