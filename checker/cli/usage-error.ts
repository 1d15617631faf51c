import { nearest } from '../../traces/event/nearest.ts';

/** The command was used in a way it does not have. The message is all a user needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const stemLength = 5;

/** A name that contains the word, or begins as it does: `property` for `properties`. */
const related = (given: string, valid: readonly string[]): string | undefined => {
  const word = given.toLowerCase();
  if (word.length < 3) return undefined;
  return (
    valid.find((name) => name.includes(word)) ??
    (word.length < stemLength ? undefined : valid.find((name) => name.startsWith(word.slice(0, stemLength))))
  );
};

/** `given` is not among the names of a kind of thing: says so, what was probably meant, and what there is. */
export const unknownName = (what: string, given: string, valid: readonly string[]): UsageError => {
  const close = nearest(given, valid) ?? related(given, valid);
  const hint = close === undefined ? '' : ` Did you mean '${close}'?`;
  return new UsageError(`unknown ${what} '${given}'.${hint}\nValid: ${valid.join(', ')}.`);
};
