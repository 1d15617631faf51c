import type { Exportable } from '../exporter.ts';
import type { Omissions } from '../omissions.ts';
import type { Draw } from './mark.ts';
import { Timeline } from './timeline.ts';

/** Draws a whole trace; gives control back between batches, so that what was drawn can be written. */
export async function* drawn(trace: Exportable, draw: Draw, omissions: Omissions): AsyncGenerator<void> {
  let timeline: Timeline | undefined;
  for await (const batch of trace.batches()) {
    for (const event of batch) {
      timeline ??= new Timeline(trace.header, event.t, draw, omissions);
      timeline.take(event);
    }
    yield;
  }
  timeline ??= new Timeline(trace.header, 0, draw, omissions);
  timeline.finish(trace.end());
}
