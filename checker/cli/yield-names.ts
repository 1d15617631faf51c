import { yieldWays } from '../../model/index.ts';
import type { YieldWayName } from '../../model/index.ts';
import { unknownName } from './usage-error.ts';

/** The names of all ways of yielding. */
export const yieldNames: readonly YieldWayName[] = Object.values(yieldWays).map(({ name }) => name);

/** Other spellings of the ways of yielding: whose they are, and how options of recorders and of guests spell them. */
export const otherYieldNames: Readonly<Record<string, YieldWayName>> = {
  wasmtime: 'self-wake',
  own: 'self-wake',
  tokio: 'yield_now',
  'tokio-yield-now': 'yield_now',
  'yield-now': 'yield_now',
};

/** The ways of yielding with their other spellings, for help. */
export const yieldNamesInWords: string = yieldNames
  .map((name) => {
    const others = Object.keys(otherYieldNames).filter((other) => otherYieldNames[other] === name);
    return `${name} (or ${others.join(', ')})`;
  })
  .join(', ');

/** A parser of a way of yielding, however it is spelt, or of one of `more`; what it gives has one spelling. */
export const parseYieldName = <const More extends string = never>(
  ...more: readonly More[]
): ((given: string) => YieldWayName | More) => {
  const names: readonly (YieldWayName | More)[] = [...yieldNames, ...more];
  return (given) => {
    const meant = Object.hasOwn(otherYieldNames, given) ? otherYieldNames[given] : undefined;
    const name = meant ?? names.find((one) => one === given);
    if (name === undefined)
      throw unknownName('way of yielding', given, [...names, ...Object.keys(otherYieldNames)]);
    return name;
  };
};
