import * as fc from 'fast-check';
import type { Occurrence } from '../../../../traces/event/event.ts';
import type { Stamped, StampTrust } from '../../../../traces/import/merge/edges.ts';
import type { Observed, ObservedStream } from '../../../../traces/import/merge/observed.ts';

/** An event of a made-up run, and when it truly happened. */
export interface Happening {
  readonly event: Occurrence & { readonly s: number; readonly w: number | null };
  readonly at: number;
}

interface Life {
  due: boolean;
  polled: boolean;
}

/** Plays a run of some workers by the numbers it is given: tasks are spawned, woken, polled and end, as Tokio allows. */
export function playedRun(
  workers: number,
  numbers: readonly number[],
  mostStep: number,
): readonly Happening[] {
  const run: Happening[] = [];
  const lives = new Map<number, Life>();
  const polls: (number | null)[] = Array.from({ length: workers }, () => null);
  let at = 1_000_000;
  let tasks = 0;
  for (const number of numbers) {
    const s = number % workers;
    const choice = Math.floor(number / workers) % 8;
    const pick = Math.floor(number / workers / 8);
    at += pick % (mostStep + 1);
    const note = (event: Occurrence): void => void run.push({ event: { ...event, s, w: s }, at });
    const polling = polls[s] ?? null;
    const living = [...lives.keys()];
    const task = living[pick % Math.max(living.length, 1)];
    const life = task === undefined ? undefined : lives.get(task);
    if (task === undefined || life === undefined || choice === 0) {
      tasks++;
      note({ e: 'spawn.begin', task: tasks, by: polling });
      lives.set(tasks, { due: true, polled: false });
    } else if (choice <= 2) {
      note({ e: 'wake.begin', task, by: polling });
      life.due = true;
    } else if (polling !== null) {
      const ready = choice === 7;
      if (ready) note({ e: 'task.end', task: polling });
      note({ e: 'poll.end', task: polling, ready });
      const polled = lives.get(polling);
      if (polled !== undefined) polled.polled = false;
      if (ready) lives.delete(polling);
      polls[s] = null;
    } else if (life.due && !life.polled) {
      note({ e: 'poll.begin', task });
      life.due = false;
      life.polled = true;
      polls[s] = task;
    }
  }
  return run;
}

/** What recorders on each thread see of a run whose clocks are wrong by up to `error`, each in its own way. */
export function recordedBy(
  workers: number,
  run: readonly Happening[],
  noise: readonly number[],
  error: number,
): readonly (readonly Observed[])[] {
  const streams: Observed[][] = Array.from({ length: workers }, () => []);
  for (const [index, { event, at }] of run.entries()) {
    const stream = streams[event.s] ?? [];
    const wrongBy = (noise[index % noise.length] ?? 0) % (2 * error + 1);
    const t = Math.max(stream.at(-1)?.t ?? 0, at + wrongBy - error);
    stream.push({ event, t, earliest: t - error, latest: t + error });
  }
  return streams;
}

/**
 * What hooks on each thread see of a run: the clock is read some time before, or some time after, what an event of a kind
 * tells of, as `edges` says, but not before the thread did what came before, nor after it did what came next. A task
 * that is about to be polled is in the hands of its thread when the clock is read.
 */
export function stampedByHooks(
  workers: number,
  run: readonly Happening[],
  noise: readonly number[],
  edges: StampTrust['edges'],
): readonly (readonly Stamped[])[] {
  const threads: Happening[][] = Array.from({ length: workers }, () => []);
  const inHand = new Map<Happening, number>();
  const lastOfTask = new Map<number, number>();
  for (const happening of run) {
    const { event, at } = happening;
    threads[event.s]?.push(happening);
    if (!('task' in event)) continue;
    if (event.e === 'poll.begin') inHand.set(happening, lastOfTask.get(event.task) ?? 0);
    lastOfTask.set(event.task, at);
  }
  return threads.map((thread, s) => {
    let last = 0;
    return thread.map((happening, i) => {
      const { event, at } = happening;
      const before = Math.max(thread[i - 1]?.at ?? at - 50, inHand.get(happening) ?? 0);
      const after = thread[i + 1]?.at ?? at + 50;
      const part = ((noise[(i * 7 + s) % noise.length] ?? 0) % 100) / 100;
      const edge = edges[event.e] ?? 'exact';
      const wrongBy = { before: Math.ceil(-part * (at - before)), after: Math.floor(part * (after - at)) };
      last = Math.max(last, at + (edge === 'before' || edge === 'after' ? wrongBy[edge] : 0));
      return { event, t: last };
    });
  });
}

/** A stream that gives its events some at a time. */
export function streamOf(events: readonly Observed[], size: number): ObservedStream {
  let from = 0;
  return {
    next() {
      const chunk = events.slice(from, from + size);
      from += size;
      return Promise.resolve(chunk.length === 0 ? undefined : chunk);
    },
  };
}

/** Runs of some workers, with noise for their clocks. */
export const runs = fc.record({
  workers: fc.integer({ min: 1, max: 4 }),
  numbers: fc.array(fc.noBias(fc.nat({ max: 1 << 20 })), { minLength: 1, maxLength: 300, size: 'max' }),
  noise: fc.array(fc.noBias(fc.nat({ max: 1 << 16 })), { minLength: 1, maxLength: 60 }),
  size: fc.integer({ min: 1, max: 50 }),
});
