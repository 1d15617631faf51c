import { parseName } from '../parse.ts';
import { UsageError } from '../usage-error.ts';

/** A reporter that was asked for, and the file that it writes; standard output if absent. */
export interface Chosen<Name extends string = string> {
  readonly name: Name;
  readonly file?: string;
}

/** What was asked for, as it was written. */
export const inWords = ({ name, file }: Chosen): string =>
  `--reporter ${name}${file === undefined ? '' : `=${file}`}`;

/** A parser for an option that takes reporters, such as `junit` or `junit=results.xml`, in several places. */
export const parseReporters =
  <const Name extends string>(
    valid: readonly Name[],
  ): ((given: string, before?: readonly Chosen<Name>[]) => readonly Chosen<Name>[]) =>
  (given, before = []) => {
    const sign = given.indexOf('=');
    if (sign === -1) return [...before, { name: parseName('reporter', valid)(given) }];
    const name = parseName('reporter', valid)(given.slice(0, sign));
    const file = given.slice(sign + 1);
    if (file === '')
      throw new UsageError(
        `--reporter ${given} names no file after the equals sign. Is a variable of your shell not set?`,
      );
    return [...before, { name, file }];
  };
