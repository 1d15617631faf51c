import type { Answer } from '../../check/conformance/outcome.ts';
import { refusalStory } from '../../report/terminal/conformance/refusal.ts';
import { palette } from '../../report/text/palette.ts';

const columns = 100;

/** Why a trace is refused, as the command line prints it. */
export const refusedText = (answer: Answer): string =>
  refusalStory({ answer, reproduce: '', verbose: false }, columns, palette(false))
    .split('\n')
    .filter((line) => !line.startsWith('  reproduce'))
    .join('\n')
    .trimEnd();
