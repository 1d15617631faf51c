import { exitCode, type ExitCode } from '../../exit-code.ts';
import type { Palette } from './palette.ts';

/** The word that the last line begins with: a question without an answer fails a run without anything being wrong. */
export const outcomeWord = (code: ExitCode, colours: Palette): string => {
  if (code === exitCode.ok) return colours.good('OK');
  if (code === exitCode.vacuous) return colours.doubtful('UNTESTED');
  return code === exitCode.inconclusive ? colours.doubtful('UNDECIDED') : colours.bad('FAILED');
};
