import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFile } from '../../../checker/check/check-file.ts';
import {
  instanceOf,
  mostShown,
  refusedInstance,
  sliceInstances,
  sliceRecording,
  Slices,
} from '../../../checker/minimize/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import type { Property } from '../../../checker/properties/property.ts';
import type { Violation } from '../../../checker/verdict.ts';
import type { Event } from '../../../traces/index.ts';
import { writeTrace } from '../../../traces/index.ts';
import { expectExplained, judge } from '../tampering/harness.ts';
import type { Recording } from '../tampering/recording.ts';
import { loadRecording } from '../tampering/recording.ts';
import { commonFaults, deferringFaults } from './faults.ts';
import { longRecording } from './long-recording.ts';

const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-slices-'));
afterAll(() => rmSync(folder, { recursive: true }));

const propertyNamed = (id: string): Property => {
  const property = allProperties.find((one) => one.id === id);
  if (property === undefined) throw new Error(`no property ${id}`);
  return property;
};

const violationIn = (property: Property, recording: Recording): Violation => {
  const [example] = judge(property, recording, true).examples;
  if (example === undefined) throw new Error(`${property.id} is not violated`);
  return example;
};

const written = async (name: string, { header, events }: Recording): Promise<string> => {
  const path = join(folder, name);
  await writeTrace(path, header, events, { complete: true });
  return path;
};

const selfWaking = longRecording('self-wake', 20, 3);
const deferring = longRecording('yield_now', 20, 3);
const cases = [
  ...commonFaults.map((fault) => ['self-wake', selfWaking, fault] as const),
  ...commonFaults.map((fault) => ['yield_now', deferring, fault] as const),
  ...deferringFaults.map((fault) => ['yield_now', deferring, fault] as const),
];

describe.each(cases)('%s, 10,000 events and more', (_, recording, { property: id, what, plant }) => {
  test.prop([fc.nat({ max: 5000 })], { seed: 11, numRuns: 2 })(
    `explains within ${mostShown} events that ${what}`,
    (place) => {
      const property = propertyNamed(id);
      expect(recording.events.length).toBeGreaterThan(10_000);
      const tampered = plant(recording, place);
      expectExplained(property, violationIn(property, tampered), tampered);
    },
  );
});

describe('a real recording of 9,000 events', async () => {
  const recording = await loadRecording('1.53.1-probed/S7-many-mt2.jsonl.gz');
  it.each(commonFaults.map((fault) => [fault.what, fault] as const))(
    `is explained where %s`,
    (_, { property: id, plant }) => {
      const property = propertyNamed(id);
      const tampered = plant(recording, 123);
      expectExplained(property, violationIn(property, tampered), tampered);
    },
  );
});

describe('a file', () => {
  const property = propertyNamed('no-poll-after-completion');
  const fault = commonFaults.find((one) => one.property === property.id);
  const tampered = fault?.plant(selfWaking, 2) ?? selfWaking;
  const violation = violationIn(property, tampered);

  it('is read again, and gives the same as the events in memory', async () => {
    const slices = new Slices([instanceOf(violation, property)]);
    slices.observe(tampered.events);
    const path = await written('fault.jsonl.gz', tampered);
    const slice = await sliceRecording(path, violation, property);
    expect(slice).toEqual(slices.result()[0]);
    expect(slice).not.toHaveProperty('incomplete');
  });

  it('is read again when it is checked, if that is asked for, and shows how far apart things are', async () => {
    const path = await written('checked.jsonl.gz', tampered);
    const options = { properties: [property], excerpts: true };
    const outcome = await checkFile(path, options, () => true);
    const [verdict] = outcome.kind === 'checked' ? outcome.result.verdicts : [];
    expect(verdict?.excerpt?.failing).toEqual(violation.events.map(({ g }) => g));
    expect(verdict?.excerpt?.omitted).toBeGreaterThan(50);
    const interrupted = await checkFile(path, options, () => false);
    expect(interrupted.kind === 'checked' && interrupted.result.verdicts[0]).not.toHaveProperty('excerpt');
  });

  it('that changed meanwhile gives the events that fail, and says so', async () => {
    const path = await written('changed.jsonl', selfWaking);
    const slice = await sliceRecording(path, violation, property);
    expect(slice.events).toEqual(violation.events);
    expect(slice.incomplete).toMatch(/was changed/u);
  });

  it('that is damaged behind the events that fail is explained all the same', async () => {
    const early = commonFaults[1]?.plant(selfWaking, 5) ?? selfWaking;
    const polled = propertyNamed('one-poll-at-a-time');
    const path = await written('damaged.jsonl', early);
    appendFileSync(path, 'no event\n');
    const slice = await sliceRecording(path, violationIn(polled, early), polled);
    expect(slice).not.toHaveProperty('incomplete');
    expect(slice.events.length).toBeGreaterThan(2);
  });

  it('that is a pipe is not read again', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const slice = await sliceRecording(pipe, violation, property);
    expect(slice.events).toEqual(violation.events);
    expect(slice.incomplete).toMatch(/a pipe/u);
  });

  it('is not opened for nothing', async () => {
    expect(await sliceInstances(join(folder, 'missing'), [])).toEqual([]);
  });
});

describe('an event that is refused', () => {
  it('is explained by what its task and its thread did last', async () => {
    const { events } = selfWaking;
    const at = events.findLast(({ e }) => e === 'poll.begin');
    if (at?.e !== 'poll.begin') throw new Error('nothing is polled');
    const path = await written('refused.jsonl', selfWaking);
    const [slice] = await sliceInstances(path, [refusedInstance(at)]);
    const same = (event: Event): boolean => 'task' in event && event.task === at.task && event.g < at.g;
    for (const kind of ['wake.begin', 'poll.begin', 'poll.end', 'schedule', 'take'] as const)
      expect(slice?.events).toContainEqual(events.findLast((event) => event.e === kind && same(event)));
    expect(slice?.events.length).toBeLessThanOrEqual(mostShown);
    expect(slice?.failing).toEqual([at.g]);
  });
});

it('keeps to the limit where more events fail than that', () => {
  const failing = selfWaking.events.filter(({ e }) => e === 'poll.begin').slice(0, 50);
  const slices = new Slices([{ failing, read: new Set(), isForWant: false }]);
  slices.observe(selfWaking.events);
  const [slice] = slices.result();
  expect(slice?.events).toHaveLength(mostShown);
  expect(slice?.events[0]).toEqual(failing[0]);
  expect(slice?.events.at(-1)).toEqual(failing.at(-1));
  expect(slice?.failing).toHaveLength(50);
});
