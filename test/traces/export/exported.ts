import type { Event } from '../../../traces/event/event.ts';
import type { End, Header } from '../../../traces/event/header.ts';
import type { Exportable, Exporter } from '../../../traces/export/exporter.ts';
import { type Omission, Omissions } from '../../../traces/export/omissions.ts';

/** A trace in memory. */
export interface Recorded {
  readonly header: Header;
  readonly events: readonly Event[];
  readonly end: End | undefined;
}

async function* inBatches(events: readonly Event[]): AsyncGenerator<readonly Event[]> {
  for (let at = 0; at < events.length; at += 7) yield await Promise.resolve(events.slice(at, at + 7));
}

const exportable = ({ header, events, end }: Recorded): Exportable => ({
  file: 'in-memory',
  header,
  batches: () => inBatches(events),
  end: () => end,
});

/** A trace as an exporter writes it, whole, and what the exporter left out. */
export const exported = async (
  exporter: Exporter,
  recorded: Recorded,
): Promise<{ readonly bytes: Buffer; readonly omitted: readonly Omission[] }> => {
  const omissions = new Omissions();
  const chunks: Buffer[] = [];
  for await (const chunk of exporter.export(exportable(recorded), omissions)) chunks.push(Buffer.from(chunk));
  return { bytes: Buffer.concat(chunks), omitted: omissions.all() };
};
