import { formatPath } from '../../../traces/index.ts';
import type { EndlessQuestion, Swept } from '../../starvation/index.ts';
import { command } from './words.ts';

/** The command that steps through what a cell says; one that asks again where nothing shows it. */
export const shownBy = (
  { cell, point: { question } }: Swept,
  argumentsOf: (question: EndlessQuestion) => readonly string[],
): string =>
  command(
    'verify',
    ...argumentsOf(question),
    ...('shows' in cell ? ['--replay', formatPath(cell.shows)] : []),
  );
