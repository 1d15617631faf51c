import type { EventOf, Trace } from '../../../traces/index.ts';

/** In which ways tasks of a recording yield. */
export const waysIn = async (trace: Trace): Promise<ReadonlySet<EventOf<'yield'>['how']>> => {
  const ways = new Set<EventOf<'yield'>['how']>();
  for await (const batch of trace.batches())
    for (const event of batch) if (event.e === 'yield') ways.add(event.how);
  return ways;
};
