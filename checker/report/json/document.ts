import type { Origin } from '../../results/origin.ts';
import type { Output } from '../output.ts';
import { visibleJson } from '../text/visible.ts';

/** Version of the report's form. Fields may be added within one; none is removed or changes its meaning. */
const reportSchema = 1;

/** Writes `body` as one document. */
export const writeDocument = (
  output: Output,
  origin: Origin,
  body: Readonly<Record<string, unknown>>,
): void =>
  output.write(`${visibleJson(JSON.stringify({ schema: reportSchema, ...origin, ...body }, null, 2))}\n`);
