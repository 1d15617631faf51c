import type { InputError } from '../../traces/index.ts';
import type { Unreadable } from './outcome.ts';

/** What is told of a file that could not be read. */
export const unreadable = (file: string, { code, line, offset, message }: InputError): Unreadable => ({
  file,
  code,
  ...(line === undefined ? {} : { line }),
  ...(offset === undefined ? {} : { offset }),
  message,
});
