import { SpecificationError } from '../../../model/index.ts';
import type { Rules } from '../../../model/index.ts';
import type { Event, Header } from '../../../traces/index.ts';
import { whyNotCovered } from './covered.ts';
import { lanesOf } from './lanes.ts';
import { ProductSearch } from './product.ts';
import type { Exhaustion, SearchLimits } from './product.ts';
import { hearing, recordedMachine } from './recorded-machine.ts';
import type { Placed } from './recorded-machine.ts';

/** How large the product was. */
export interface ProductSize {
  /** The most states after one event. */
  readonly largest: number;
  /** States after each event, added up. */
  readonly total: number;
  /** States after the last event that was shown. */
  readonly last: number;
}

/** Whether a refusal is confirmed by the specification itself. */
export type RefusalProof =
  /** No run shows `at`, and some run shows all before it, which are `shown` events. */
  | { readonly kind: 'confirmed'; readonly at: Event; readonly shown: number; readonly size: ProductSize }
  /** Some run shows all of it. */
  | { readonly kind: 'not-confirmed'; readonly shown: number; readonly size: ProductSize }
  | {
      readonly kind: 'undecided';
      readonly because: string;
      /** The limit that was hit; absent where it is a bound of the specification. */
      readonly limit?: 'states' | 'bytes' | 'seconds';
      readonly shown: number;
      readonly size: ProductSize;
    }
  | { readonly kind: 'not-covered'; readonly because: string };

const sizeOf = ({ sizes }: Exhaustion): ProductSize => ({
  largest: sizes.reduce((most, size) => Math.max(most, size), 0),
  total: sizes.reduce((sum, size) => sum + size, 0),
  last: sizes.at(-1) ?? 0,
});

const tooLarge = {
  states: 'there are too many states after one event',
  bytes: 'the states of the specification that matter to one event take too much memory',
  seconds: 'going through all runs takes too long',
} as const;

const concluded = (found: Exhaustion, heard: readonly Placed[], events: readonly Event[]): RefusalProof => {
  const size = sizeOf(found);
  const next = heard[found.shown];
  if (found.verdict === 'exhausted' && next !== undefined)
    return { kind: 'confirmed', at: next.event, shown: next.index, size };
  if (found.verdict === 'passed') return { kind: 'not-confirmed', shown: events.length, size };
  const shown = (heard[found.shown - 1]?.index ?? -1) + 1;
  const { limit = 'states' } = found;
  return { kind: 'undecided', because: tooLarge[limit], limit, shown, size };
};

/**
 * Asks the specification under `rules` whether any of its runs shows the events of a recording, by going through all of
 * them: the recorded calls, yields and ends of polls are made, and everything else is left to its actions. Nothing of
 * the search for hidden steps is used. `limits` bounds what that takes: states
 * after one event, and bytes.
 */
export const proveRefusal = (
  header: Header,
  events: readonly Event[],
  rules: Rules,
  limits: Omit<SearchLimits, 'keepsTrail'>,
): RefusalProof => {
  const because = whyNotCovered(header, events);
  if (because !== undefined) return { kind: 'not-covered', because };
  const lanes = lanesOf(header, events);
  const heard = hearing(events, lanes);
  try {
    const machine = recordedMachine(header, events, lanes, rules);
    return concluded(new ProductSearch(machine, limits).run(heard), heard, events);
  } catch (error) {
    if (!(error instanceof SpecificationError) || error.code !== 'sequence-full') throw error;
    const size = { largest: 0, total: 0, last: 0 };
    return {
      kind: 'undecided',
      because: `a bound of the specification is hit: ${error.message}`,
      shown: 0,
      size,
    };
  }
};
