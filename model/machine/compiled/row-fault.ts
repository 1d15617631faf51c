/**
 * Thrown when an effect does to a row what its schema forbids. It carries no words: the engine runs the step again
 * with the interpreter, whose error says what was wrong and where.
 */
export class RowFault extends Error {
  override readonly name = 'RowFault';
}

/** Throws a `RowFault`; called by generated code too. */
export const outOfContract = (): never => {
  throw new RowFault('an effect broke the bounds of its schema');
};

/** Whether `value` is an integer from 0 to `most`. */
export const isCount = (value: number, most: number): boolean => value >>> 0 === value && value <= most;
