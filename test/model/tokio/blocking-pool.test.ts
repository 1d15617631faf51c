import { describe, expect, test } from 'vitest';
import { rulesOf, smallConstants, specificationOf } from '../../../model/index.ts';
import type { Emitted, Flavor, RowEngine } from '../../../model/index.ts';

/** What can be seen of a task in all runs, each as the kinds of its events. */
const storiesOf = (engine: RowEngine<Emitted>, task: number): ReadonlySet<string> => {
  const stories = new Set<string>();
  const seen = new Set<string>();
  const told = (events: readonly Emitted[]): readonly string[] =>
    events.flatMap((event) => {
      if (!('task' in event) || event.task !== task) return [];
      return event.e === 'wake.begin'
        ? [`woken from ${event.from}`]
        : event.e === 'poll.begin'
          ? ['polled']
          : [];
    });
  const visit = (state: Int32Array, story: readonly string[]): void => {
    const key = `${engine.key(state)} ${story.join()}`;
    if (seen.has(key)) return;
    seen.add(key);
    const steps = engine.successors(state);
    if (steps.length === 0) stories.add(story.join(', '));
    for (const step of steps) visit(step.state, [...story, ...told(step.events)]);
  };
  const { state, events } = engine.initial();
  visit(state, told(events));
  return stories;
};

const engineOn = (flavor: Flavor): RowEngine<Emitted> => {
  const rules = rulesOf('1.53.1');
  if (rules === undefined) throw new Error('1.53.1 is not known');
  return specificationOf({
    flavor,
    rules,
    constants: { ...smallConstants, workers: 1 },
    programs: [{ role: 'guest', instructions: [{ does: 'wait', for: 'blocking pool' }] }],
  }).compiled();
};

describe.each(['multi_thread', 'current_thread'] as const)('on %s', (flavor) => {
  test('a task is woken by a thread of the blocking pool, or goes on at once where that was quicker', () => {
    expect(storiesOf(engineOn(flavor), 1)).toEqual(
      new Set(['polled', 'polled, woken from external, polled']),
    );
  });
});
