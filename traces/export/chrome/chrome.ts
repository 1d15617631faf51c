import { Chunks } from '../chunks.ts';
import type { Exportable, Exporter } from '../exporter.ts';
import type { Omissions } from '../omissions.ts';
import { drawn } from '../timeline/draw.ts';
import type { Mark } from '../timeline/mark.ts';
import { ChromeEvents } from './events.ts';

const beginning = '{"displayTimeUnit":"ns","traceEvents":[\n';
const ending = '\n]}\n';

async function* write(trace: Exportable, omissions: Omissions): AsyncGenerator<string> {
  const chunks = new Chunks();
  const events = new ChromeEvents();
  let separator = beginning;
  const draw = (mark: Mark): void => {
    for (const event of events.of(mark)) {
      chunks.add(separator + JSON.stringify(event));
      separator = ',\n';
    }
  };
  for await (const _ of drawn(trace, draw, omissions)) yield* chunks.ready();
  chunks.add(ending);
  yield* chunks.rest();
}

/** Chrome's Trace Event Format, as JSON. */
export const chrome: Exporter = {
  name: 'chrome',
  extension: '.json',
  description: "Chrome's Trace Event Format (JSON): for chrome://tracing, ui.perfetto.dev and speedscope.",
  isText: true,
  lacks: [
    'times are microseconds since the first event; one that goes back is moved to the latest before it, and kept as `t`',
    'the end of a slice carries its values under names with `end.` before them',
    'polls that overlap on one thread are cut there; on the tracks of their tasks they are whole',
  ],
  export: write,
};
