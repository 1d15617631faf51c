import { Chunks } from '../chunks.ts';
import type { Exportable, Exporter } from '../exporter.ts';
import type { Omissions } from '../omissions.ts';
import { States, variables } from './states.ts';

const metaOf = ({ file, header }: Exportable) => ({
  format: 'ITF',
  'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
  source: file,
  description: 'A recording, written by yieldcheck: each state is what the events before it tell.',
  header,
});

async function* write(trace: Exportable, omissions: Omissions): AsyncGenerator<string> {
  const chunks = new Chunks();
  const states = new States(omissions);
  const head = `{"#meta":${JSON.stringify(metaOf(trace))},"vars":${JSON.stringify(variables)},"states":[\n`;
  chunks.add(head + JSON.stringify(states.initial()));
  for await (const batch of trace.batches()) {
    for (const event of batch) {
      chunks.add(`,\n${JSON.stringify(states.after(event))}`);
      yield* chunks.ready();
    }
  }
  const end = trace.end();
  if (end !== undefined) chunks.add(`,\n${JSON.stringify(states.final(end))}`);
  chunks.add('\n]}\n');
  yield* chunks.rest();
}

/** The Informal Trace Format of Apalache and Quint. */
export const itf: Exporter = {
  name: 'itf',
  extension: '.itf.json',
  description: 'The Informal Trace Format (ADR 015): for Apalache, Quint and viewers of their traces.',
  isText: true,
  lacks: [
    'states are derived: what events tell of tasks and threads, and not what the scheduler held',
    'fields that the vocabulary does not know are left out',
    'each state holds all tasks that are not over, so that files grow with events times tasks',
  ],
  export: write,
};
