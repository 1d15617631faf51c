import type { Event } from '../../../traces/index.ts';
import { Ledger } from './ledger.ts';
import { demand, Objection } from './objection.ts';
import type { Terms, Witness } from './terms.ts';

/** What became of a witness; `at` counts its entries. */
export type Certificate =
  | { readonly verdict: 'valid' }
  | { readonly verdict: 'invalid' | 'not covered'; readonly at: number; readonly because: string };

/**
 * Verifies that a witness is one of a recording: that it holds the events of it, all and in order, and that its hidden
 * steps obey the rules of queues, LIFO slots, deferral and ticks. Knows nothing of how the witness was found.
 */
export const certify = (witness: Witness, events: readonly Event[], terms: Terms): Certificate => {
  const ledger = new Ledger(terms);
  let shown = 0;
  for (const [at, entry] of witness.entries()) {
    try {
      if ('hidden' in entry) ledger.hidden(entry.hidden);
      else {
        demand(entry.recorded === events[shown++], 'this event was not recorded here');
        ledger.recorded(entry.recorded);
      }
    } catch (error) {
      if (error instanceof Objection) return { verdict: error.verdict, at, because: error.message };
      throw error;
    }
  }
  if (shown === events.length) return { verdict: 'valid' };
  return { verdict: 'invalid', at: witness.length, because: `${events.length - shown} events are not shown` };
};
