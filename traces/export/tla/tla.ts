import { Chunks } from '../chunks.ts';
import type { Exportable, Exporter } from '../exporter.ts';
import type { Omissions } from '../omissions.ts';
import { TlaRecords } from './records.ts';

async function* write(trace: Exportable, omissions: Omissions): AsyncGenerator<string> {
  const chunks = new Chunks();
  const records = new TlaRecords(omissions);
  chunks.add(`${JSON.stringify(records.header(trace.header))}\n`);
  for await (const batch of trace.batches()) {
    for (const event of batch) chunks.add(`${JSON.stringify(records.event(event))}\n`);
    yield* chunks.ready();
  }
  const end = trace.end();
  if (end !== undefined) chunks.add(`${JSON.stringify(records.end(end))}\n`);
  yield* chunks.rest();
}

/** JSON Lines that TLC can read, for the validation of traces in TLA+. */
export const tla: Exporter = {
  name: 'tla',
  extension: '.ndjson',
  description:
    'Newline-delimited JSON for `ndJsonDeserialize` of TLA+, with integers of 32 bits and without null.',
  isText: true,
  lacks: [
    '`t` becomes `us`, whole microseconds since the first event, and at most 2^31 - 1 (35 minutes)',
    'null is -1; in the header it is the text `null`',
    'numbers of tasks, threads and the like from 2^31 on are replaced by numbers below -1, amounts by 2^31 - 1',
    '`g`, and the `of` that refers to it, are left out from 2^31 on: the lines are in order',
    'fields that the vocabulary does not know are left out',
  ],
  export: write,
};
