import { compile, SpecificationError } from '../../../model/index.ts';
import type { Rules, StepLabel } from '../../../model/index.ts';
import type { Event, Header } from '../../../traces/index.ts';
import { whyNotCovered } from './covered.ts';
import type { Heard } from './debts.ts';
import { lanesOf } from './lanes.ts';
import type { Lanes } from './lanes.ts';
import { openMachine } from './open-machine.ts';
import { ProductSearch } from './product.ts';
import type { Exhaustion, Recorded } from './product.ts';
import { kindOf, recordedWord } from './word.ts';

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
      readonly shown: number;
      readonly size: ProductSize;
    }
  | { readonly kind: 'not-covered'; readonly because: string };

interface Placed extends Heard {
  readonly event: Event;
  /** Its place among all events of the recording. */
  readonly index: number;
}

const hearing = (events: readonly Event[], lanes: Lanes): readonly Placed[] =>
  events.flatMap((event, index) => {
    const word = recordedWord(event);
    const lane = lanes.of.get(event.s);
    return word === undefined || lane === undefined ? [] : [{ lane, word, event, index }];
  });

const recordedMachine = (header: Header, events: readonly Event[], lanes: Lanes, rules: Rules): Recorded => {
  const engine = compile(openMachine(header, events, lanes, rules));
  const kinds = new Set(
    Object.entries(header.coverage).flatMap(([kind, seen]) => (seen === 'all' ? [kind] : [])),
  );
  const laneOf = ({ action, actors: [actor = 0] }: StepLabel): number | undefined => {
    const { rule, arrays } = engine.actions[action] ?? {};
    if (arrays?.[0] === 'foreign') return lanes.workers + actor;
    return arrays?.[0] === 'workers' && rule?.side !== 'environment' ? actor : undefined;
  };
  return { engine, lanes: lanes.events.length, laneOf, shows: (word) => kinds.has(kindOf(word)) };
};

const sizeOf = ({ sizes }: Exhaustion): ProductSize => ({
  largest: sizes.reduce((most, size) => Math.max(most, size), 0),
  total: sizes.reduce((sum, size) => sum + size, 0),
  last: sizes.at(-1) ?? 0,
});

const concluded = (found: Exhaustion, heard: readonly Placed[], events: readonly Event[]): RefusalProof => {
  const size = sizeOf(found);
  const next = heard[found.shown];
  if (found.verdict === 'exhausted' && next !== undefined)
    return { kind: 'confirmed', at: next.event, shown: next.index, size };
  if (found.verdict === 'passed') return { kind: 'not-confirmed', shown: events.length, size };
  const shown = (heard[found.shown - 1]?.index ?? -1) + 1;
  return { kind: 'undecided', because: 'there are too many states after one event', shown, size };
};

/**
 * Asks the specification under `rules` whether any of its runs shows the events of a recording, by going through all of
 * them: the recorded calls, yields and ends of polls are made, and everything else is left to its actions. Nothing of
 * the search for hidden steps is used. `most` bounds the states after one event.
 */
export const proveRefusal = (
  header: Header,
  events: readonly Event[],
  rules: Rules,
  most: number,
): RefusalProof => {
  const because = whyNotCovered(header, events);
  if (because !== undefined) return { kind: 'not-covered', because };
  const lanes = lanesOf(header, events);
  const heard = hearing(events, lanes);
  try {
    const machine = recordedMachine(header, events, lanes, rules);
    return concluded(new ProductSearch(machine, most).run(heard), heard, events);
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
