import type { Emitted } from '../../../model/index.ts';
import { observed } from '../observation.ts';
import type { Unshared } from './difference-class.ts';

const nameOf = (event: Emitted): string => JSON.stringify(observed(event, 'events'));

/** The events of `ones` without as many of each as `others` has of it. */
const without = (ones: readonly Emitted[], others: readonly Emitted[]): readonly Emitted[] => {
  const left = others.map(nameOf);
  return ones.filter((event) => {
    const at = left.indexOf(nameOf(event));
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
};

/** What each of two steps shows that the other does not. */
export const unsharedOf = (ones: readonly Emitted[], others: readonly Emitted[]): Unshared => [
  without(ones, others),
  without(others, ones),
];
