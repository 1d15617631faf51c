import { probeKinds } from '../../../traces/index.ts';
import type { Event } from '../../../traces/index.ts';
import { isFilledKind } from '../witness/filled.ts';
import type { WitnessEvent } from '../witness/number.ts';
import { Ledger } from './ledger.ts';
import { demand, Objection } from './objection.ts';
import type { Terms } from './terms.ts';

/** What became of a witness: it is one, or an event of it is wrong. */
export type Certificate =
  | { readonly verdict: 'certified'; readonly recorded: number; readonly filledIn: number }
  | {
      readonly verdict: 'not certified';
      /** The event of the witness; absent if it ends too soon. */
      readonly at?: WitnessEvent;
      readonly because: string;
    };

type Some<E> = AsyncIterable<E> | Iterable<E>;

const ofProbes: ReadonlySet<string> = new Set(probeKinds);

/** What probes recorded is left out of a witness: what was filled in stands for it. */
async function* withoutProbes(events: Some<Event>): AsyncGenerator<Event> {
  for await (const event of events) if (!ofProbes.has(event.e)) yield event;
}

const numbering: ReadonlySet<string> = new Set(['g', 'w', 'of']);

const fields = (event: Event): string =>
  JSON.stringify(Object.entries(event).filter(([name]) => !numbering.has(name) && name !== 'recorded'));

/** Holds the recorded events of a witness to those of the recording. */
class Pairing {
  readonly #places = new Map<number, number>();
  readonly #workers: number;
  #hasBlocked = false;

  constructor(workers: number) {
    this.#workers = workers;
  }

  check(event: WitnessEvent, recorded: Event | undefined): void {
    demand(recorded !== undefined, 'the recording has ended');
    demand(event.recorded === recorded.g, `it is not event ${recorded.g} of the recording, whose turn it is`);
    demand(
      fields(event) === fields(recorded),
      `it does not say what event ${recorded.g} of the recording says`,
    );
    if (recorded.e === 'block_in_place.begin') this.#hasBlocked = true;
    // Recorders may not know the worker yet, or take a thread's number for it, or the core that the thread has lost.
    const isUnsure = recorded.w === null || recorded.w >= this.#workers || this.#hasBlocked;
    demand(event.w === recorded.w || isUnsure, `event ${recorded.g} was recorded on worker ${recorded.w}`);
    this.#places.set(recorded.g, event.g);
    if (recorded.e === 'wake.end' && recorded.of !== undefined && event.e === 'wake.end')
      demand(event.of === this.#places.get(recorded.of), 'it ends the call of another waker');
  }
}

/**
 * Verifies that a witness is one of a recording: that it holds the events of it, all and in order, and that what was
 * filled in between obeys the rules. Knows nothing of how the witness was found.
 */
export const certify = async (
  witness: Some<WitnessEvent>,
  recording: Some<Event>,
  terms: Terms,
): Promise<Certificate> => {
  const ledger = new Ledger(terms);
  const pairing = new Pairing(terms.workers);
  const others = withoutProbes(recording);
  const next = async (): Promise<Event | undefined> => {
    const { value, done } = await others.next();
    return done === true ? undefined : value;
  };
  const counts = { recorded: 0, filledIn: 0 };
  let at: WitnessEvent | undefined;
  try {
    for await (const event of witness) {
      at = event;
      const isRecorded = event.recorded !== undefined;
      if (isRecorded) pairing.check(event, await next());
      else demand(isFilledKind(event.e), `a ${event.e} is nothing that is filled in`);
      ledger.enter(event);
      counts[isRecorded ? 'recorded' : 'filledIn']++;
    }
    at = undefined;
    const left = await next();
    demand(left === undefined, `event ${left?.g} of the recording is missing`);
  } catch (error) {
    if (!(error instanceof Objection)) throw error;
    return { verdict: 'not certified', ...(at === undefined ? {} : { at }), because: error.message };
  }
  return { verdict: 'certified', ...counts };
};
