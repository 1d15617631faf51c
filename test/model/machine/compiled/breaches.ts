import { fc } from '@fast-check/vitest';
import type { Context, Schema } from '../../../../model/index.ts';
import { anyRecord, sequenceIn } from './places.ts';
import type { Place } from './places.ts';

/** A way to break the contract of effects. */
export type Breach =
  | 'no value of the field'
  | 'a number as text'
  | 'pushing beyond'
  | 'pushing what is not there'
  | 'taking too much'
  | 'no such record'
  | 'choosing from nothing'
  | 'choosing from a half'
  | 'refusing after a change'
  | 'adding a field'
  | 'throwing';

/** Any of them. */
export const breaches: fc.Arbitrary<Breach> = fc.constantFrom(
  'no value of the field',
  'a number as text',
  'pushing beyond',
  'pushing what is not there',
  'taking too much',
  'no such record',
  'choosing from nothing',
  'choosing from a half',
  'refusing after a change',
  'adding a field',
  'throwing',
);

/** What a breach has at hand. */
export interface Surroundings {
  readonly place: Place | undefined;
  readonly schema: Schema;
  readonly state: object;
  readonly context: Context<unknown>;
  readonly refuse: () => void;
}

const illegalValue = ({ field, referents }: Place): unknown => {
  switch (field.kind) {
    case 'enum':
      return 'never';
    case 'int':
      return field.max + 1;
    case 'bool':
      return 1;
    case 'id':
      return referents;
    case 'seq':
      return [];
  }
};

/** Breaks the contract in this way, where the place allows it. */
export const breach = (how: Breach, { place, schema, state, context, refuse }: Surroundings): void => {
  const sequence = place?.field.kind === 'seq' ? sequenceIn(place) : undefined;
  switch (how) {
    case 'no value of the field':
    case 'a number as text':
      if (place === undefined) return;
      assign(place, how === 'a number as text' ? '1' : illegalValue(place));
      return;
    case 'pushing beyond':
      for (let i = 0; i < 50; i++) sequence?.push(0);
      return;
    case 'pushing what is not there':
      sequence?.push(place?.referents ?? 0);
      return;
    case 'taking too much':
      sequence?.moveBack(sequence.length + 1, sequence);
      return;
    case 'no such record':
      anyRecord(schema, state, -1);
      return;
    case 'choosing from nothing':
      context.choose(0);
      return;
    case 'choosing from a half':
      context.choose(1.5);
      return;
    case 'refusing after a change':
      refuse();
      return;
    case 'adding a field':
      Object.assign(place?.view ?? state, { added: 1 });
      return;
    case 'throwing':
      throw new RangeError('thrown on purpose');
  }
};

const assign = ({ view, name }: Place, value: unknown): void => {
  Object.assign(view, { [name]: value });
};
