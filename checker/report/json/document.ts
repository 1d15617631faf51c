import type { Output } from '../output.ts';
import { visibleJson } from '../text/visible.ts';

/** Version of the report's form. Fields may be added within one; none is removed or changes its meaning. */
export const reportSchema = 1;

/** What every report says about where it comes from. */
export interface Origin {
  readonly tool: { readonly name: 'yieldcheck'; readonly version: string };
  /** The verb. */
  readonly command: string;
  /** All arguments, the verb first. */
  readonly arguments: readonly string[];
}

/** Writes `body` as one document. */
export const writeDocument = (
  output: Output,
  origin: Origin,
  body: Readonly<Record<string, unknown>>,
): void =>
  output.write(`${visibleJson(JSON.stringify({ schema: reportSchema, ...origin, ...body }, null, 2))}\n`);
