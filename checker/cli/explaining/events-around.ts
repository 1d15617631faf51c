import type { Event } from '../../../traces/index.ts';
import type { NamedRecording } from './recording.ts';

/** Events that are held in memory to be stepped through. */
const most = 200_000;

/** Some of a recording's events. */
export interface EventsAround {
  readonly events: readonly Event[];
  /** Whether there are others before or behind them. */
  readonly isPart: boolean;
}

/**
 * The events of a recording, or of a long one those around position `g`, in order. Throws an `InputError` where it cannot be
 * read.
 */
export const eventsAround = async ({ open }: NamedRecording, g: number): Promise<EventsAround> => {
  const from = Math.max(0, g - most / 2);
  const to = from + most;
  const events: Event[] = [];
  let isPart = false;
  for await (const batch of (await open()).batches()) {
    for (const event of batch)
      if (event.g >= from && event.g < to) events.push(event);
      else isPart = true;
    if ((batch.at(-1)?.g ?? 0) >= to) break;
  }
  return { events, isPart };
};
