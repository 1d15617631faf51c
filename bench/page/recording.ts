import type { Event, Exportable } from '../../traces/index.ts';
import { openTrace } from '../../traces/index.ts';

const capture = 'examples/captures/1.53.1-probed/S7-many-mt2.jsonl.gz';

const later = (event: Event, positions: number, time: number): Event => ({
  ...event,
  g: event.g + positions,
  t: event.t + time,
});

/** The events of a real recording, again and again until there are `wanted`, in one order and one time. */
export const longRecording = async (wanted: number): Promise<Exportable> => {
  const trace = await openTrace(capture);
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  const last = events.at(-1);
  if (last === undefined) throw new Error(`${capture} has no events`);
  const [positions, length] = [last.g + 1, last.t + 1000];
  async function* batches(): AsyncGenerator<readonly Event[]> {
    for (let round = 0; round * events.length < wanted; round++)
      yield events
        .slice(0, wanted - round * events.length)
        .map((event) => later(event, round * positions, round * length));
  }
  return { file: capture, header: trace.header, batches, end: () => undefined };
};
