import { setImmediate } from 'node:timers/promises';
import type { Event, Trace } from '../../../traces/index.ts';

const mostMilliseconds = 20;

async function* withPauses(batches: AsyncIterable<readonly Event[]>): AsyncGenerator<readonly Event[]> {
  let last = performance.now();
  for await (const batch of batches) {
    yield batch;
    if (performance.now() - last < mostMilliseconds) continue;
    await setImmediate();
    last = performance.now();
  }
}

/** The same trace, which lets others have the thread now and then: what is in memory is read without a pause otherwise. */
export const breathing = (trace: Trace): Trace => ({
  file: trace.file,
  format: trace.format,
  header: trace.header,
  batches: () => withPauses(trace.batches()),
  end: () => trace.end(),
  notices: () => trace.notices(),
  close: () => trace.close(),
});
