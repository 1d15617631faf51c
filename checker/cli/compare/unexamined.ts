import type { EndlessEncounter } from '../../compare/guarantees/bounds.ts';
import type { AskedClaims } from '../../compare/guarantees/claims.ts';
import type { ComparedRates } from '../../compare/rates/rates.ts';
import type { Encounter } from '../../compare/side.ts';
import { goesOnForEver } from './encounters.ts';

/** What was looked at in scenarios; absent what nobody asked. */
export interface Examined {
  readonly scenario: string;
  readonly encounters: readonly Encounter[];
  readonly claims: AskedClaims | undefined;
  readonly waits: readonly EndlessEncounter[] | undefined;
  readonly rates: readonly ComparedRates[] | undefined;
}

/** What was asked of tasks that go on for ever where there are none. */
const withoutEnd = ({ scenario, waits, rates }: Examined): readonly string[] => {
  const asked = [
    ...(waits?.length === 0 ? ['how long tasks wait at most'] : []),
    ...(rates?.length === 0 ? ['what a yield costs'] : []),
  ];
  const because = goesOnForEver(scenario)
    ? 'has a task that never ends its poll'
    : 'does not say what its tasks do for ever';
  return asked.length === 0 ? [] : [`${asked.join(' and ')}, since ${scenario} ${because}`];
};

const tooShort = (rates: readonly ComparedRates[] = []): readonly string[] => {
  const cut = rates.filter(({ sides }) => sides.some(({ isCut }) => isCut)).map(({ workload }) => workload);
  if (cut.length === 0) return [];
  return [
    `how late tasks of ${[...new Set(cut)].join(' and ')} are polled, since those that yield there compute nothing in between, so that runs end too early`,
  ];
};

/** What a comparison says nothing of, as phrases. */
export const unexaminedIn = (examined: Examined): readonly string[] => {
  const { encounters, claims, waits, rates } = examined;
  const [first] = encounters;
  const workers = first?.sides[0].workload.constants.workers ?? 0;
  return [
    `more than ${workers === 1 ? '1 worker' : `${workers} workers`}, and larger scenarios`,
    ...(claims === undefined ? ['properties and beliefs (--properties checks them)'] : []),
    ...(claims?.named ? ['other properties and beliefs'] : []),
    ...(waits === undefined ? ['how long tasks wait at most where they go on for ever'] : []),
    ...withoutEnd(examined),
    ...tooShort(rates),
  ];
};
