import { describe } from 'vitest';
import { automataLaws } from './automata-laws.ts';
import type { Contestant } from './contestant.ts';
import { engines } from './machines.ts';
import { faultLaws } from './fault-laws.ts';
import { limitLaws } from './limit-laws.ts';
import { searchLaws } from './search-laws.ts';
import { symmetryLaws } from './symmetry-laws.ts';

/** Holds an explorer to all that is asked of explorers, on every engine. */
export const holdToTheLaws = (contestant: Contestant): void => {
  describe.each(engines)(`${contestant.name}, %s`, (_, run) => {
    searchLaws(contestant, run);
    limitLaws(contestant, run);
    automataLaws(contestant, run);
    faultLaws(contestant, run);
  });
  describe(`${contestant.name}, compiled`, () => {
    symmetryLaws(contestant);
  });
};
