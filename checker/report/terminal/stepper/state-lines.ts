import type { Frame } from '../../../explain/film/film.ts';
import type { ToldChange, ToldFact } from '../../../explain/told-run.ts';
import { ownerInWords, valueInWords } from '../finding/fields.ts';
import type { Look } from '../finding/look.ts';
import type { Line, Span } from './line.ts';

const isSame = (change: ToldChange, { owner, field }: ToldFact): boolean =>
  change.field === field && ownerInWords(change.owner) === ownerInWords(owner);

/** Empty queues and the like say nothing unless they have just become so. */
const isEmpty = ({ value }: ToldFact): boolean =>
  value === null || value === false || (typeof value === 'object' && value.length === 0);

/**
 * What is true after a frame, a line for each worker and task and one for the runtime; what the frame changed with what was
 * before it. `isShown` says of which fields.
 */
export const stateLines = (
  facts: readonly ToldFact[],
  { changes }: Frame,
  isShown: (fact: ToldFact) => boolean,
  { symbols, colours }: Look,
): readonly Line[] => {
  const owners = [...new Set(facts.map(({ owner }) => ownerInWords(owner)))];
  return owners.flatMap((owner): readonly Line[] => {
    const own = facts.filter((fact) => ownerInWords(fact.owner) === owner);
    const spans = own.flatMap((fact): readonly Span[] => {
      const change = changes.find((one) => isSame(one, fact));
      if (!isShown(fact) || (change === undefined && isEmpty(fact))) return [];
      const now = valueInWords(fact.value, fact.ofTasks);
      const text =
        change === undefined
          ? `${fact.field}=${now}`
          : `${fact.field}=${valueInWords(change.before, fact.ofTasks)}${symbols.becomes}${now}`;
      return [{ text: '  ' }, { text, ...(change === undefined ? {} : { paint: colours.strong }) }];
    });
    if (spans.length === 0) return [];
    return [[{ text: `  ${(owner === '' ? 'all' : owner).padEnd(8)}`, paint: colours.faint }, ...spans]];
  });
};
