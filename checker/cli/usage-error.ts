import { nearest } from '../../traces/event/nearest.ts';

/** The command was used in a way it does not have. The message is all a user needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const beginning = (given: string, valid: readonly string[]): string | undefined =>
  given.length >= 3 ? valid.find((name) => name.includes(given.toLowerCase())) : undefined;

/** `given` is not among the names of a kind of thing: says so, what was probably meant, and what there is. */
export const unknownName = (what: string, given: string, valid: readonly string[]): UsageError => {
  const close = nearest(given, valid) ?? beginning(given, valid);
  const hint = close === undefined ? '' : ` Did you mean '${close}'?`;
  return new UsageError(`unknown ${what} '${given}'.${hint}\nValid: ${valid.join(', ')}.`);
};
