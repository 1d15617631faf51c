import { rulesOf } from '../../model/index.ts';
import type { Rules } from '../../model/index.ts';
import type { Header } from '../../traces/index.ts';
import type { SearchOptions } from './search.ts';

/** How to search a recording under `rules`: what kind of timers it has, and whether polls out of budget are told of. */
export const searchOptions = (
  { runtime: { config, version } }: Header,
  rules: Rules,
): Omit<SearchOptions, 'keepsTape'> => {
  const recorded = version === null ? undefined : rulesOf(version);
  return { altTimer: config.alt_timer === true, tellsBudget: (recorded ?? rules).coopDefers };
};
