import { SpecificationError } from '../../../model/index.ts';
import type { Rules } from '../../../model/index.ts';
import type { Event, Header } from '../../../traces/index.ts';
import { whyNotCovered } from './covered.ts';
import { lanesOf } from './lanes.ts';
import { ProductSearch } from './product.ts';
import type { SearchLimits } from './product.ts';
import { hearing, recordedMachine } from './recorded-machine.ts';

/**
 * The names of the actions that one run of the specification takes which shows a recording, the first found of perhaps many;
 * undefined where there is none, where it is not found within `limits`, and for recordings that the product has no place for.
 */
export const actionsShown = (
  header: Header,
  events: readonly Event[],
  rules: Rules,
  limits: Pick<SearchLimits, 'states' | 'bytes'>,
): ReadonlySet<string> | undefined => {
  if (whyNotCovered(header, events) !== undefined) return undefined;
  const lanes = lanesOf(header, events);
  const machine = recordedMachine(header, events, lanes, rules);
  const search = new ProductSearch(machine, { ...limits, keepsTrail: true });
  try {
    if (search.run(hearing(events, lanes)).verdict !== 'passed') return undefined;
  } catch (error) {
    if (error instanceof SpecificationError && error.code === 'sequence-full') return undefined;
    throw error;
  }
  const named = machine.engine.actions.map(({ rule }) => rule.name);
  return new Set([...search.actions()].flatMap((action) => named[action] ?? []));
};
