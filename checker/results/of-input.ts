import type { Unreadable } from '../check/outcome.ts';
import type { Case } from './results.ts';

/** The case of a file that could not be read. */
export const unreadableCase = ({ file, message }: Unreadable): Case => ({
  suite: file,
  name: 'is readable',
  sentence: 'The file is a recording in a known format, and whole.',
  status: 'unreadable',
  failsRun: true,
  reason: message,
  findings: [],
});

/** The case of a recording that says what no program can do. */
export const contradictoryCase = (file: string): Case => ({
  suite: file,
  name: 'does not contradict itself',
  sentence: 'The recording says nothing that no program can do.',
  status: 'unreadable',
  failsRun: true,
  reason: 'the recording contradicts itself, so that nothing it says can be relied on',
  findings: [],
});

/** The case of a recording without an end record. */
export const truncatedCase = (file: string): Case => ({
  suite: file,
  name: 'is whole',
  sentence: 'The recording has an end record.',
  status: 'undecided',
  failsRun: true,
  reason: 'the recording is cut off before its end',
  findings: [],
});
