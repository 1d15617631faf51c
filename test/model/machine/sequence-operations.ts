import { fc } from '@fast-check/vitest';
import type { Seq } from '../../../model/index.ts';

/** Two sequences to move elements between. */
export interface Both {
  readonly left: Seq;
  readonly right: Seq;
}

const side = fc.constantFrom('left' as const, 'right' as const);

/** Operations on either of two sequences, with these indices and positions, and counts. */
export const operationsOn = (index: fc.Arbitrary<number>, count: fc.Arbitrary<number>) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ does: fc.constant('push' as const), on: side, index }) },
    fc.record({ does: fc.constantFrom('shift' as const, 'pop' as const, 'clear' as const), on: side }),
    fc.record({ does: fc.constantFrom('remove' as const, 'includes' as const), on: side, index }),
    fc.record({ does: fc.constant('at' as const), on: side, index: count }),
    fc.record({
      does: fc.constantFrom('moveFront' as const, 'moveBack' as const),
      on: side,
      to: side,
      count,
    }),
  );
/** One of them. */
export type Operation = ReturnType<typeof operationsOn> extends fc.Arbitrary<infer T> ? T : never;

/** Does it, and gives what it gives. */
export const apply = (sequences: Both, given: Operation): unknown => {
  const sequence = sequences[given.on];
  switch (given.does) {
    case 'push':
    case 'remove':
    case 'includes':
    case 'at':
      return sequence[given.does](given.index);
    case 'shift':
    case 'pop':
    case 'clear':
      return sequence[given.does]();
    case 'moveFront':
    case 'moveBack':
      return sequence[given.does](given.count, sequences[given.to]);
  }
};
