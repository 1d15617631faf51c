import { rulesOf } from '../../../model/index.ts';
import type { ReleaseDifference, RuleDifference, Rules } from '../../../model/index.ts';
import type { Limits } from '../../../traces/index.ts';
import type { Workload } from '../../workload/workload.ts';
import { withRuleValue } from '../../workload/with-rule-value.ts';
import { compareBehaviour, likenessOf } from '../behaviour.ts';
import type { ComparedEncounter, Comparison } from '../comparison.ts';
import type { Observation } from '../observation.ts';
import { encounterOf, type Encounter, type Side } from '../side.ts';
import { exhibits, type Exhibit } from './exhibits.ts';

/** A rule that differs between two releases, with a scenario of both that shows it, or why there is none. */
export type ShownRule =
  | {
      readonly kind: 'shown';
      readonly rule: RuleDifference;
      /** The scenario on both releases, with all rules in which they differ. */
      readonly compared: ComparedEncounter;
      /** The scenario on one of the releases, and on it with this rule as in the other: what is due to the rule alone. */
      readonly alone: ComparedEncounter;
    }
  | { readonly kind: 'unseen'; readonly rule: RuleDifference; readonly because: string };

const isRule = (name: string): name is keyof Rules => Object.hasOwn(exhibits, name);

/** The workload of an exhibit on a release. */
export const workloadOf = (
  { scenario, yield: how, tasks, polls, flavor, constants }: Exhibit,
  release: string,
): Workload => ({
  scenario,
  size: { yield: how, tasks, polls },
  ...(flavor && { flavor }),
  release,
  constants,
});

const settingsOf = ({ flavor, constants, tasks, polls }: Exhibit): string =>
  [
    flavor ?? `${constants.workers} ${constants.workers === 1 ? 'worker' : 'workers'}`,
    `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`,
    `${polls} polls`,
    ...(constants.queueCapacity === 4 ? [] : [`queue of ${constants.queueCapacity}`]),
    ...(constants.eventInterval === 4 ? [] : [`event interval ${constants.eventInterval}`]),
    ...(constants.lifoSlot ? [] : ['no LIFO slot']),
    ...(constants.eagerDriverHandoff === true ? ['eager driver handoff'] : []),
  ].join(', ');

/** The exhibit on both releases. */
export const encounterOfExhibit = (
  exhibit: Exhibit,
  names: readonly [string, string],
  releases: readonly [string, string],
): Encounter => {
  const side = (index: 0 | 1): Side => ({
    name: names[index],
    workload: workloadOf(exhibit, releases[index]),
  });
  const encounter = encounterOf(side(0), side(1));
  return { ...encounter, title: `${encounter.title} (${settingsOf(exhibit)})` };
};

/** How closely to look, how far to go each time, and who wants to know of it. */
interface Showing {
  readonly observation: Observation;
  readonly limits: () => Limits;
  readonly tell: (rule: string) => void;
}

type Releases = readonly [string, string];

/** Both releases with one rule of the other: the first one with that of the second, and the second with that of the first. */
const withOneRule = (
  { rule, before, after }: RuleDifference,
  [one, other]: Releases,
): readonly Releases[] => {
  const [ahead, back] = [withRuleValue(one, rule, after), withRuleValue(other, rule, before)];
  return [
    ...(ahead === undefined ? [] : [[one, ahead] as const]),
    ...(back === undefined ? [] : [[back, other] as const]),
  ];
};

const differs = ({ behaviour }: ComparedEncounter, observation: Observation): boolean =>
  likenessOf(behaviour.by[observation]) === 'different';

/** Looks, for every rule that differs between two releases, at the scenario that shows it. */
export const showRules = (
  { changed }: ReleaseDifference,
  releases: readonly [string, string],
  { observation, limits, tell }: Showing,
): readonly ShownRule[] =>
  changed.flatMap((rule): readonly ShownRule[] => {
    if (!isRule(rule.rule)) return [];
    const exhibit = exhibits[rule.rule];
    if ('unseen' in exhibit) return [{ kind: 'unseen', rule, because: exhibit.unseen }];
    const without = exhibit.constants.lifoSlot
      ? undefined
      : releases.find((release) => rulesOf(release)?.lifoSlotOptional !== true);
    if (without !== undefined)
      return [
        { kind: 'unseen', rule, because: `it shows without a LIFO slot, and ${without} has one always` },
      ];
    tell(rule.rule);
    const comparedOn = (pair: Releases): ComparedEncounter => {
      const encounter = encounterOfExhibit(exhibit, pair, pair);
      return { encounter, behaviour: compareBehaviour(encounter, observation, limits()) };
    };
    const compared = comparedOn(releases);
    if (changed.length === 1) return [{ kind: 'shown', rule, compared, alone: compared }];
    const [first, second] = withOneRule(rule, releases);
    const ahead = first && comparedOn(first);
    if (ahead !== undefined && differs(ahead, observation))
      return [{ kind: 'shown', rule, compared, alone: ahead }];
    const back = second && comparedOn(second);
    return [
      {
        kind: 'shown',
        rule,
        compared,
        alone: back !== undefined && differs(back, observation) ? back : compared,
      },
    ];
  });

/** The encounters of rules that were shown. */
export const exhibitsIn = ({
  shownRules = [],
}: Pick<Comparison, 'shownRules'>): readonly ComparedEncounter[] =>
  shownRules.flatMap((one) => (one.kind === 'shown' ? [one.compared] : []));

/** Everything that was compared by exploring: the scenarios that were asked for, and those made for rules. */
export const exploredIn = (
  comparison: Pick<Comparison, 'encounters' | 'shownRules'>,
): readonly ComparedEncounter[] => [...comparison.encounters, ...exhibitsIn(comparison)];
