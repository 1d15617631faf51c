import { fc } from '@fast-check/vitest';
import type { Context, Schema } from '../../../../model/index.ts';
import { breach, breaches } from './breaches.ts';
import type { Breach } from './breaches.ts';
import { legalValue, placesIn, sequenceIn, valueIn } from './places.ts';
import type { Place } from './places.ts';

/** Something that an effect does, to places that it names by numbers. */
export type Operation =
  | { readonly does: 'set'; readonly to: number; readonly place: number }
  | {
      readonly does: 'push' | 'shift' | 'pop' | 'remove' | 'clear';
      readonly to: number;
      readonly place: number;
    }
  | {
      readonly does: 'moveFront' | 'moveBack';
      readonly to: number;
      readonly place: number;
      readonly target: number;
    }
  | { readonly does: 'emit'; readonly place: number }
  | { readonly does: 'refuse'; readonly place: number; readonly to: number }
  | { readonly does: 'choose'; readonly place: number; readonly branches: readonly (readonly Operation[])[] }
  | { readonly does: 'breach'; readonly how: Breach; readonly place: number };

const number = fc.nat({ max: 1000 });

const operations = (depth: number, faulty: boolean): fc.Arbitrary<readonly Operation[]> =>
  fc.array(anyOperation(depth, faulty), { maxLength: 5 });

const anyOperation = (depth: number, faulty: boolean): fc.Arbitrary<Operation> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant('set' as const), to: number, place: number }) },
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constantFrom('push', 'push', 'shift', 'pop', 'remove', 'clear'),
        to: number,
        place: number,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constantFrom('moveFront', 'moveBack'),
        to: number,
        place: number,
        target: number,
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('emit' as const), place: number }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('refuse' as const), place: number, to: number }) },
    {
      weight: depth > 0 ? 2 : 0,
      arbitrary: fc.record({
        does: fc.constant('choose' as const),
        place: number,
        branches: fc.array(depth > 0 ? fc.memo((d) => operations(d, faulty))(depth - 1) : fc.constant([]), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    },
    {
      weight: faulty ? 3 : 0,
      arbitrary: fc.record({ does: fc.constant('breach' as const), how: breaches, place: number }),
    },
  );

/** What an effect does; a faulty one sometimes breaks its contract. */
export const effects = (faulty: boolean): fc.Arbitrary<readonly Operation[]> => operations(2, faulty);

/** Does what some operations say. It knows when it may still refuse. */
export class Performance {
  changed = false;
  refused = false;
  readonly #places: readonly Place[];
  readonly #sequences: readonly Place[];
  readonly #scalars: readonly Place[];
  readonly #schema: Schema;
  readonly #state: object;
  readonly #context: Context<unknown>;

  constructor(schema: Schema, state: object, context: Context<unknown>) {
    this.#schema = schema;
    this.#state = state;
    this.#context = context;
    this.#places = placesIn(schema, state);
    this.#sequences = this.#places.filter(({ field }) => field.kind === 'seq');
    this.#scalars = this.#places.filter(({ field }) => field.kind !== 'seq');
  }

  /** Performs the operations; says, as effects do, whether the step can be taken. */
  perform(given: readonly Operation[], offset: number): boolean {
    for (const operation of given) {
      this.#perform(operation, offset);
      if (this.refused) return false;
    }
    return true;
  }

  #perform(given: Operation, offset: number): void {
    const at = (places: readonly Place[], index: number): Place | undefined =>
      places[(index + offset) % Math.max(1, places.length)];
    switch (given.does) {
      case 'set': {
        const place = at(this.#scalars, given.place);
        if (place === undefined) return;
        Reflect.set(place.view, place.name, legalValue(place, given.to + offset));
        this.changed = true;
        return;
      }
      case 'push':
      case 'shift':
      case 'pop':
      case 'remove':
      case 'clear':
        this.#changeSequence(given.does, given.to, at(this.#sequences, given.place));
        return;
      case 'moveFront':
      case 'moveBack':
        this.#move(given.does, given.to, at(this.#sequences, given.place), at(this.#sequences, given.target));
        return;
      case 'emit': {
        const place = at(this.#places, given.place);
        this.#context.emit({ name: place?.name, value: place === undefined ? offset : valueIn(place) });
        return;
      }
      case 'refuse': {
        const place = at(this.#places, given.place);
        const value = place === undefined ? 0 : JSON.stringify(valueIn(place)).length + given.to;
        if (!this.changed && value % 2 === 0) this.refused = true;
        return;
      }
      case 'choose': {
        const place = at(this.#places, given.place);
        const most = place?.field.kind === 'seq' ? sequenceIn(place).length + 1 : given.branches.length;
        const chosen = this.#context.choose(Math.min(most, given.branches.length));
        this.perform(given.branches[chosen] ?? [], offset + chosen);
        return;
      }
      case 'breach':
        this.changed = true;
        breach(given.how, {
          place: at(this.#places, given.place),
          schema: this.#schema,
          state: this.#state,
          context: this.#context,
          refuse: () => {
            this.refused = true;
          },
        });
    }
  }

  #changeSequence(
    how: 'push' | 'shift' | 'pop' | 'remove' | 'clear',
    to: number,
    place: Place | undefined,
  ): void {
    if (place === undefined || place.field.kind !== 'seq') return;
    const sequence = sequenceIn(place);
    const index = to % place.referents;
    if (how === 'push' ? sequence.length === place.field.capacity : sequence.isEmpty) return;
    if (how === 'push' || how === 'remove') sequence[how](index);
    else sequence[how]();
    this.changed = true;
  }

  #move(
    how: 'moveFront' | 'moveBack',
    to: number,
    place: Place | undefined,
    target: Place | undefined,
  ): void {
    if (place === undefined || target?.field.kind !== 'seq' || place.referents > target.referents) return;
    const [from, into] = [sequenceIn(place), sequenceIn(target)];
    const room = from === into ? from.length : target.field.capacity - into.length;
    from[how](Math.min(to % (from.length + 1), room), into);
    this.changed = true;
  }
}
