import type { Exportable, Exporter } from '../exporter.ts';
import type { Omissions } from '../omissions.ts';
import { drawn } from '../timeline/draw.ts';
import { Packets } from './packets.ts';

async function* write(trace: Exportable, omissions: Omissions): AsyncGenerator<Uint8Array> {
  const packets = new Packets();
  for await (const _ of drawn(trace, (mark) => packets.add(mark), omissions)) yield* packets.ready();
  yield* packets.rest();
}

/** Perfetto's own format: track events in protobuf. */
export const perfetto: Exporter = {
  name: 'perfetto',
  extension: '.pftrace',
  description: "Perfetto's track events (protobuf): for ui.perfetto.dev and the trace processor.",
  isText: false,
  lacks: [
    'a time that goes back is moved to the latest before it, and kept as `t`',
    'the end of a slice carries its values under names with `end.` before them',
    'lists, objects and null are JSON',
    'polls that overlap on one thread are cut there; on the tracks of their tasks they are whole',
  ],
  export: write,
};
