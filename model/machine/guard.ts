import type { Draft } from './draft.ts';
import type { Slot } from './layout.ts';
import { domainOf, outOfBounds, toCell } from './scalar.ts';
import { SpecificationError } from './specification-error.ts';

/** A condition on one cell: that it is among `cells`, or, if `except`, that it is not. */
export interface Test {
  readonly at: number;
  readonly cells: readonly number[];
  readonly except: boolean;
}

const words = { id: ['none', 'some'], seq: ['empty', 'nonempty'] } as const;

const testOf = (action: string, slot: Slot, expected: unknown): Test => {
  const { field, at, referents } = slot;
  const place = { action, field: slot.path, value: expected };
  if (field.kind === 'id' || field.kind === 'seq') {
    // A reference to nothing and the length of an empty sequence are both stored as 0.
    const [zero, other] = words[field.kind];
    if (expected !== zero && expected !== other)
      throw new SpecificationError('bad-guard', `${String(expected)} is neither ${zero} nor ${other}`, place);
    return { at, cells: [0], except: expected === other };
  }
  const wanted: readonly unknown[] = field.kind === 'enum' && Array.isArray(expected) ? expected : [expected];
  const cells = wanted.map((value) => toCell(field, referents, value));
  if (cells.length === 0 || cells.includes(outOfBounds))
    throw new SpecificationError(
      'bad-guard',
      `${String(expected)} is not ${domainOf(field, referents)}`,
      place,
    );
  return { at, cells, except: false };
};

/** The conditions that `when` puts on the record made of `slots`. */
export const testsOf = (
  action: string,
  slots: readonly Slot[],
  when: Readonly<Record<string, unknown>>,
): readonly Test[] =>
  Object.entries(when).map(([name, expected]) => {
    const slot = slots.find((candidate) => candidate.name === name);
    if (slot !== undefined) return testOf(action, slot, expected);
    const names = slots.map((candidate) => candidate.name).join(', ');
    throw new SpecificationError('bad-guard', `the guard names ${name}, but the fields are ${names}`, {
      action,
    });
  });

/** Whether the base of `draft` meets all of `tests`. */
export const passes = (draft: Draft, tests: readonly Test[]): boolean => {
  for (const { at, cells, except } of tests) if (cells.includes(draft.original(at)) === except) return false;
  return true;
};
