import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { fixture, readBytes } from '../read-bytes.ts';
import type { PlainSchedule } from './encode.ts';
import { encoded } from './encode.ts';

/** The schedules of a text as they were read. */
async function schedulesIn(text: string | Uint8Array): Promise<readonly (readonly (number | null)[])[]> {
  const { events, refusal } = await readBytes(text);
  if (refusal !== undefined) throw refusal;
  const schedules: (number | null)[][] = [];
  for (const event of events) {
    const steps = (schedules[event.s] ??= []);
    if (event.e === 'shuttle.step') steps.push(event.task);
    else if (event.e === 'shuttle.random') steps.push(null);
  }
  return schedules;
}

const plain = fc.record({
  seed: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  steps: fc.array(fc.option(fc.nat({ max: 5000 })), { minLength: 1, maxLength: 60 }),
});
const wrapped = (text: string): string => text.replace(/.{76}/gu, '$&\n');
const stepsOf = ({ steps }: PlainSchedule): readonly (number | null)[] => steps;

describe('schedule strings', () => {
  test.prop([fc.array(plain, { minLength: 1, maxLength: 4 })])(
    'are decoded, any number to a file',
    async (all) => {
      const text = all.map((one) => wrapped(encoded(one))).join('\n');
      expect(await schedulesIn(text)).toEqual(all.map(stepsOf));
    },
  );

  test.prop([plain])('are found in the output of a test and in its source', async (one) => {
    const output = `Task failed\nfailing schedule:\n"\n${wrapped(encoded(one))}\n"\npass that string to replay\n`;
    expect(await schedulesIn(output)).toEqual([one.steps]);
    expect(await schedulesIn(`failing schedule: "${encoded(one)}"\n`)).toEqual([one.steps]);
  });

  test.prop([plain])('tell their seed and their counts', async (one) => {
    const { notices, end } = await readBytes(encoded(one));
    expect(notices.map(({ code }) => code)).toEqual(['schedule', 'only-steps']);
    expect(notices[0]?.text).toContain(`seed ${one.seed}, ${one.steps.length} step`);
    expect(end?.n).toBe(one.steps.length);
  });

  test('of Shuttle itself are decoded', async () => {
    const { events, notices } = await readBytes(fixture('shuttle/schedules.txt'));
    expect(events).toHaveLength(2 + 22 + 23 + 16);
    expect(notices[0]?.text).toBe(
      'Schedule 1: seed 15518992381892882252, 2 steps, 1 task, 1 random number drawn.',
    );
  });

  test('are the choices that the same run annotated', async () => {
    const annotated = await readBytes(fixture('shuttle/panic.json'));
    const choices = annotated.events.flatMap((event) =>
      event.e === 'shuttle.step' && event.runnable !== undefined ? [event.task] : [],
    );
    const [atThePanic, atTheEnd] = await schedulesIn(fixture('shuttle/panic-output.txt'));
    expect(atTheEnd).toEqual(choices);
    expect(choices.slice(0, atThePanic?.length)).toEqual(atThePanic);
  });
});

describe('a damaged schedule string is refused', () => {
  const good = encoded({ seed: 7n, steps: [0, 1, null, 2, 300, 1] });

  // Random numbers take one bit, and Shuttle leaves room for a task: without them every byte counts.
  const full = encoded({ seed: 7n, steps: [0, 1, 3, 2, 300, 1] });

  test.prop([fc.integer({ min: 8, max: full.length - 1 })])('where it was cut', async (length) => {
    const { refusal } = await readBytes(full.slice(0, length));
    expect(refusal?.code).toBe('TRACE023');
    expect(refusal?.offset).toBeGreaterThanOrEqual(4);
    expect(refusal?.offset).toBeLessThanOrEqual(length);
  });

  test.each([
    ['a character that is no digit', `${good.slice(0, 10)}x${good.slice(11)}`, 10],
    ['a width of task numbers that no task has', `91ff01${good.slice(4)}`, 2],
    ['more steps than a test takes', '9101ffffffff0f00', 4],
    ['a seed beyond 64 bits', `910101${'ff'.repeat(10)}00`, 24],
    ['another version after the first', `${good}\n${good}00ff`, good.length * 2 + 1],
  ])('%s', async (_, text, offset) => {
    const { refusal } = await readBytes(text);
    expect(refusal?.code).toBe('TRACE023');
    expect(refusal?.offset).toBe(offset);
    expect(refusal?.advice).not.toBe('');
  });
});
