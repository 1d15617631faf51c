import { allProperties } from '../../checker/properties/index.ts';
import type { Property } from '../../checker/properties/property.ts';
import { conformance, firstRefused } from './conforms.ts';
import { killers } from './killers.ts';
import type { Mutant } from './mutant.ts';
import { refinement, toldApart } from './told-apart.ts';

/** What is said of a mutant that nobody who sees events could kill. */
export const equal = 'equal';

const judgedApart = [conformance, refinement, equal];

/** What each judge of a mutant says who is asked: properties and sentences of the specification by their own words. */
export const judged = async (
  mutant: Mutant,
  { properties, apart }: { readonly properties: readonly Property[]; readonly apart: readonly string[] },
): Promise<readonly string[]> => {
  const found: string[] = [];
  const asksSpecification = properties.length > 0 || apart.length === 0;
  if (asksSpecification) found.push(...killers(mutant, properties));
  if (apart.includes(conformance) && (await firstRefused(mutant)) !== undefined) found.push(conformance);
  if (apart.includes(refinement) || apart.includes(equal)) {
    const { kind } = toldApart(mutant);
    if (kind === 'apart') found.push(refinement);
    if (kind === 'equal') found.push(equal);
  }
  return found;
};

/** What those say who are meant to reject it. */
export const judgedByThoseMeant = (mutant: Mutant): Promise<readonly string[]> =>
  judged(mutant, {
    properties: allProperties.filter(({ id }) => mutant.killedBy.includes(id)),
    apart: judgedApart.filter((judge) => mutant.killedBy.includes(judge)),
  });

/** What every judge says. */
export const judgedByAll = (mutant: Mutant): Promise<readonly string[]> =>
  judged(mutant, { properties: allProperties, apart: judgedApart });
