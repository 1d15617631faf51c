import { questionFaults } from '../../checker/own/question-error.ts';
import { inputFaults, outputFaults } from '../../traces/errors.ts';
import { table } from './markdown.ts';

/** The text of `docs/errors.md`. */
export const errorsDocument = (): string => `# Error codes

Every trace that cannot be read, and every file that cannot be written, is reported with one of these codes, the
place, the cause and what to do. Codes keep their meaning from release to release. A trace without an end record
is not an error: it was cut off, and what was open at its end is inconclusive.

${table(
  ['code', 'meaning'],
  Object.entries({ ...inputFaults, ...outputFaults }).map(([code, meaning]) => [`\`${code}\``, meaning]),
)}

A program that uses yieldcheck as a library gets an error with one of these codes for a question that cannot be asked,
before any work is done.

${table(
  ['code', 'meaning'],
  Object.entries(questionFaults).map(([code, meaning]) => [`\`${code}\``, meaning]),
)}
`;
