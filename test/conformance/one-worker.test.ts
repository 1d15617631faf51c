import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interpret, multiThread, rulesOf, type Emitted } from '../../model/index.ts';
import { openTrace, type Event } from '../../traces/index.ts';
import { realConstants } from '../model/tokio/single-worker.ts';
import { workloads } from './workloads.ts';

/** The kinds that both a probed recording and the specification show, and what they say. */
const compared: ReadonlyMap<string, readonly string[]> = new Map([
  ['poll.begin', ['task']],
  ['poll.end', ['task', 'ready']],
  ['yield', ['task', 'how']],
  ['schedule', ['task', 'to', 'why']],
  ['take', ['task', 'from']],
  ['defer', ['task']],
  ['flush', ['n']],
  ['search.begin', []],
  ['park.begin', []],
  ['driver.begin', ['timeout']],
  ['driver.end', []],
  ['maintenance', []],
  ['lifo.cap', []],
]);

/** An event as a line, task numbers counted from the parent; undefined for kinds that are not compared. */
const said = (event: Event | Emitted, parent: number): string | undefined => {
  const fields = compared.get(event.e);
  if (fields === undefined) return undefined;
  const values = new Map<string, unknown>(Object.entries(event));
  const parts = fields.map((field) => {
    const value = values.get(field);
    return field === 'task' && typeof value === 'number'
      ? `task ${value - parent}`
      : `${field} ${String(value)}`;
  });
  return [event.e, ...parts].join(', ');
};

/** From the parent's first poll to the first poll that completes a task: joining is not modelled. */
const untilFirstCompletion = (events: Iterable<Event | Emitted>, parent: number): readonly string[] => {
  const lines: string[] = [];
  for (const event of events) {
    if (event.w !== 0) continue;
    const line = said(event, parent);
    const started = lines.length > 0 || (event.e === 'poll.begin' && event.task === parent);
    if (!started || line === undefined) continue;
    if (event.e === 'poll.end' && event.ready)
      return lines.slice(0, lines.findLastIndex((earlier) => earlier.startsWith('poll.begin')) + 1);
    lines.push(line);
  }
  return lines;
};

const recorded = async (file: string): Promise<readonly Event[]> => {
  const trace = await openTrace(join(import.meta.dirname, '../../examples/captures', file));
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return events;
};

function* predicted(release: string, programs: (typeof workloads)[string]): Generator<Emitted> {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  const engine = interpret(multiThread({ rules, constants: realConstants, programs }));
  let { state } = engine.initial();
  for (;;) {
    const [step, another] = engine.successors(state);
    if (another !== undefined) throw new Error('one worker alone should have nothing to choose');
    if (step === undefined) return;
    yield* step.events;
    ({ state } = step);
  }
}

const releases = ['1.48.0', '1.53.1'];
const cases = releases.flatMap((release) =>
  Object.entries(workloads).map(([name, programs]) => ({ release, name, programs })),
);

describe('one worker of real Tokio does step by step what the specification says', () => {
  it.each(cases)('$name in $release', async ({ release, name, programs }) => {
    const real = untilFirstCompletion(await recorded(`${release}-probed/${name}.jsonl.gz`), 1);
    const model = untilFirstCompletion(predicted(release, programs), 2);
    expect(real.length).toBeGreaterThan(500);
    expect(model.slice(0, real.length)).toEqual(real);
  });
});
