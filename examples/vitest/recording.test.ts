import { expect, test } from 'vitest';
import { defineProperty } from 'yieldcheck';

// A recording that is checked in beside the tests, made by a recorder in the program under test.
const recording = new URL('./recording.jsonl.gz', import.meta.url).pathname;

test('tasks are polled one at a time, and never after they have completed', async () => {
  await expect(recording).toSatisfy(['one-poll-at-a-time', 'no-poll-after-completion']);
});

test('the recording is a behaviour of the Tokio that we ship', async () => {
  await expect(recording).toConformTo('1.53.1');
});

// A rule of our own: it is checked on recordings, and in every interleaving of a model.
const wakesItself = defineProperty({
  id: 'no-task-wakes-itself',
  kind: 'safety',
  sentence: 'No task wakes itself while it is polled.',
  trigger: 'a task is woken',
  needs: ['wake.begin'],
  observe: () => ({
    memory: () => null,
    on: {
      'wake.begin': (_, event, report) => {
        report.checked();
        if (event.by === event.task) report.violated(`task ${event.task} wakes itself`, [event]);
      },
    },
  }),
});

test('its tasks yield by waking themselves', async () => {
  await expect(recording).not.toSatisfy(wakesItself);
});

test('a task that yields by waking itself is polled again, in every interleaving', async () => {
  await expect({ scenario: 'yielders', yield: 'self-wake', tokio: '1.53' }).toHold('every-wake-answered', {
    workers: 2,
    tasks: 2,
    polls: 2,
  });
});

test('the next Tokio schedules our tasks as the one that we ship does', async () => {
  await expect({ scenario: 'hogged-worker', yield: 'self-wake', tokio: '1.53.0' }).not.toDifferFrom(
    { tokio: '1.53.1' },
    { workers: 1 },
  );
});
