import type { ToldStep } from '../../../explain/told-run.ts';
import { table } from '../../text/table.ts';
import { hanging } from '../../text/wrap.ts';
import type { Look } from './look.ts';

const indent = '    ';
/** Narrower than this, what an action stands for is told after it and not beside it. */
const narrowestTable = 60;

/** Each action of these steps once, with the functions of Tokio that it stands for. */
export const sourceLines = (steps: readonly ToldStep[], { width, colours }: Look): readonly string[] => {
  const sources = new Map(steps.map(({ action, source }) => [action, source]));
  if (width < narrowestTable)
    return [...sources].flatMap(([action, source]) =>
      hanging('    ', `${action}: ${source}`, width - 2)
        .split('\n')
        .map((line, i) => (i === 0 ? line.slice(2) : line)),
    );
  return table(
    [{ title: 'action' }, { title: 'in Tokio' }],
    [...sources],
    width - indent.length,
    colours.faint,
  ).map((line) => indent + line);
};

/** Each link to a file of Tokio once, on a line of its own that is never broken, so that it can be followed. */
export const linkLines = (steps: readonly ToldStep[]): readonly string[] =>
  [...new Set(steps.flatMap(({ link }) => link ?? []))].map((link) => indent + link);
