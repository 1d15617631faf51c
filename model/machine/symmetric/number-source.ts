import type { Moving, MovingArray } from './moving.ts';
import type { Segment } from './segment.ts';

const slotsOf = ({ first }: MovingArray, { members }: Segment): readonly number[] =>
  members.map((index) => first + index);

/**
 * The body of a function that returns the number of the renaming that `order` is, as `RenamingNumbers` has it: 0 if
 * all is where it was.
 */
export const numberSource = ({ arrays }: Moving): string => {
  const digits = arrays.flatMap((array) =>
    array.segments.flatMap((segment) => {
      if (segment.kind === 'ring') return [`number = number * ${array.length} + order[${array.first}];`];
      const slots = slotsOf(array, segment);
      return slots.slice(0, -1).map((slot, i) => {
        const smaller = slots.slice(i + 1).map((later) => `(order[${later}] - order[${slot}] >>> 31)`);
        return `number = number * ${slots.length - i} + ${smaller.join(' + ')};`;
      });
    }),
  );
  return ['let number = 0;', ...digits, 'return number;'].join('\n');
};

/** The body of a function that notes in `to`, by id cell, where each element goes, as an id cell. */
export const targetsSource = ({ arrays }: Moving): string =>
  arrays
    .flatMap((array) =>
      array.segments.flatMap((segment) =>
        segment.members.map(
          (index) => `to[${array.ids + 1} + order[${array.first + index}]] = ${index + 1};`,
        ),
      ),
    )
    .join('\n');
