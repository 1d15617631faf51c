import { instanceOf, sliceInstances } from '../minimize/index.ts';
import type { SliceOptions } from '../minimize/index.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict, TraceResult } from '../verdict.ts';
import type { FileOutcome } from './outcome.ts';

/** Verdicts with what explains the first example of each that is violated: the recording is read again for that. */
const explained = async (
  result: TraceResult,
  properties: readonly Property[],
  options: SliceOptions,
): Promise<TraceResult> => {
  const asked = result.verdicts.flatMap((verdict) => {
    const [example] = verdict.examples;
    const property = properties.find(({ id }) => id === verdict.property);
    const isShown = verdict.verdict === 'violated' && example !== undefined && example.events.length > 0;
    return isShown && property !== undefined ? [{ verdict, instance: instanceOf(example, property) }] : [];
  });
  const slices = await sliceInstances(
    result.file,
    asked.map(({ instance }) => instance),
    options,
  );
  const excerpts = new Map(asked.map(({ verdict }, index) => [verdict, slices[index]]));
  const verdicts = result.verdicts.map((verdict): PropertyVerdict => {
    const excerpt = excerpts.get(verdict);
    return excerpt === undefined ? verdict : { ...verdict, excerpt };
  });
  return { ...result, verdicts };
};

/** The outcome with what explains each violation. The file is not read again if nothing is violated. */
export const withExcerpts = async (
  outcome: FileOutcome,
  properties: readonly Property[],
  options: SliceOptions = {},
): Promise<FileOutcome> => {
  if (outcome.kind === 'checked')
    return { ...outcome, result: await explained(outcome.result, properties, options) };
  const { before } = outcome;
  return before === undefined
    ? outcome
    : { ...outcome, before: await explained(before, properties, options) };
};
