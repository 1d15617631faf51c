import type { BrokenRule } from '../finding.ts';
import { linkOf } from '../link/link.ts';

/** A sentence with its source, linked to at the tag of `release` if that is known and has the file. */
export const brokenRule = (
  { id, sentence, source }: Pick<BrokenRule, 'id' | 'sentence' | 'source'>,
  release: string | null,
): BrokenRule => {
  const link = release === null ? undefined : linkOf(source, release);
  return { id, sentence, source, ...(link !== undefined && { link }) };
};
