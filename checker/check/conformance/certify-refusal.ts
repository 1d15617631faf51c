import { rulesOf } from '../../../model/index.ts';
import type { Event, Trace } from '../../../traces/index.ts';
import { InputError, openTrace } from '../../../traces/index.ts';
import { proveRefusal } from '../../conformance/exhaustion/index.ts';
import type { RefusalProof, SearchLimits } from '../../conformance/exhaustion/index.ts';
import type { Unreadable } from '../outcome.ts';
import { unreadable } from '../unreadable.ts';

/** What became of a refusal that was to be confirmed. */
export type RefusalOutcome = RefusalProof | { readonly kind: 'unreadable'; readonly problem: Unreadable };

const eventsOf = async (trace: Trace): Promise<readonly Event[]> => {
  const events: Event[] = [];
  for await (const batch of trace.batches()) for (const event of batch) events.push(event);
  return events;
};

/**
 * Asks the specification of a release that is known whether it can show the recording at a path, apart from the search
 * for hidden steps. The recording is held in memory.
 */
export const certifyRefusal = async (
  file: string,
  release: string,
  limits: Omit<SearchLimits, 'keepsTrail'>,
): Promise<RefusalOutcome> => {
  const rules = rulesOf(release);
  if (rules === undefined) return { kind: 'not-covered', because: `nothing is known of Tokio ${release}` };
  try {
    const trace = await openTrace(file);
    return proveRefusal(trace.header, await eventsOf(trace), rules, limits);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      kind: 'unreadable',
      problem: unreadable(file, error),
    };
  }
};
