import { createMonitor } from '../../checker/monitor/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import { InputError, openBytes } from '../../traces/index.ts';

/** What became of one input. */
export type Attempt =
  | { readonly kind: 'read'; readonly events: number }
  /** Refused as a user is told, after `events`. `hasPlace`: with the line or the byte. */
  | {
      readonly kind: 'refused';
      readonly events: number;
      readonly code: string;
      readonly hasPlace: boolean;
    }
  /** Anything else that was thrown, which is a fault of ours. */
  | { readonly kind: 'crashed'; readonly error: unknown };

/** Opens what may be a recording, reads all of it, and checks every property on what was read if `checks` says so. */
export const attempt = async (bytes: Uint8Array, checks: boolean): Promise<Attempt> => {
  let events = 0;
  try {
    const trace = await openBytes('input', bytes);
    const monitor = createMonitor(checks ? allProperties : [], trace.header);
    for await (const batch of trace.batches()) {
      monitor.observe(batch);
      events += batch.length;
    }
    monitor.finish(trace.end());
    trace.notices();
    return { kind: 'read', events };
  } catch (error) {
    if (!(error instanceof InputError)) return { kind: 'crashed', error };
    const hasPlace = error.line !== undefined || error.offset !== undefined;
    return { kind: 'refused', events, code: error.code, hasPlace };
  }
};
