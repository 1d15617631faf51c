import type { Remedy } from '../../explain/finding.ts';
import { command } from './words.ts';

/** What to do, on one line: the sentence, and the command that does it if there is one. */
export const remedyInWords = ({ sentence, invocation: words }: Remedy): string =>
  words === undefined ? sentence : `${sentence.replace(/\.$/u, '')}: ${command(...words)}`;
