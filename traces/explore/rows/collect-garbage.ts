import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Collects garbage now. Arrays that were outgrown are as large as half of what is kept, and the collector, which sees
 * a small heap, would leave them for long.
 */
export const collectGarbage = (): void => {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('gc');
    collect = typeof found === 'function' ? () => Reflect.apply(found, undefined, []) : () => {};
  }
  collect();
};
