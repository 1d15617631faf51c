import { resolve, sep } from 'node:path';
import { rulesOf, type Flavor, type RuleDifference, type Rules } from '../../../model/index.ts';
import { withRuleValue } from '../../workload/with-rule-value.ts';
import type { Workload } from '../../workload/workload.ts';
import type { Comparison } from '../comparison.ts';
import { isOfScheduler } from '../rules-in-play.ts';
import { recordedEvidence } from './recorded.ts';
import type { RecordedEvidence } from './recorded-evidence.ts';

type Compared = Pick<Comparison, 'axis' | 'names' | 'rules' | 'recordings' | 'shownRules'> & {
  readonly encounters: readonly Pick<Comparison['encounters'][number], 'encounter'>[];
};

const between = (of: string, one: unknown, other: unknown): readonly RecordedEvidence[] =>
  recordedEvidence.filter(
    (evidence) =>
      evidence.of === of &&
      ((evidence.shows === one && evidence.refutes === other) ||
        (evidence.shows === other && evidence.refutes === one)),
  );

/** What decides when a task that has yielded is polled again, beside what the other tasks do. */
const rulesOfYields: Readonly<Record<Flavor, readonly (keyof Rules)[]>> = {
  multi_thread: ['yieldNowDefers', 'deferredWakeOrder', 'deferDropsRepeats'],
  current_thread: ['yieldNowDefers', 'deferredWakeOrder', 'deferDropsRepeats', 'currentThreadPendingWork'],
};

/** Whether a scheduler does the same with tasks that yield in two releases. */
export const yieldAlike = (flavor: Flavor, one: string, other: string): boolean => {
  const [own, others] = [rulesOf(one), rulesOf(other)];
  return (
    own !== undefined &&
    others !== undefined &&
    rulesOfYields[flavor].every((name) => own[name] === others[name])
  );
};

const workloadsIn = ({ encounters }: Compared): readonly Workload[] =>
  encounters.flatMap(({ encounter: { sides } }) => sides.map(({ workload }) => workload));

/** Of the scheduler that was compared, in releases that treat a task that yields like the one that was recorded. */
const ofYields = (compared: Compared): readonly RecordedEvidence[] =>
  between('yield', ...compared.names).filter(({ flavor, tokio }) =>
    workloadsIn(compared).some(
      (workload) =>
        (workload.flavor ?? 'multi_thread') === flavor && yieldAlike(flavor, tokio, workload.release),
    ),
  );

/** Where all scenarios are compared, there are some of both schedulers, made for rules; where none is, all rules are asked about. */
const isAskedAbout = ({ rule }: RuleDifference, compared: Compared): boolean =>
  compared.shownRules !== undefined ||
  compared.encounters.length === 0 ||
  workloadsIn(compared).some((workload) => isOfScheduler(rule, workload));

const ofRules = (compared: Compared): readonly RecordedEvidence[] =>
  (compared.rules?.changed ?? [])
    .filter((rule) => isAskedAbout(rule, compared))
    .flatMap(({ rule, before, after }) => between(rule, before, after));

/** Whether the recording is among those that were held against both sides, and are told of there. */
const wasHeld = ({ file }: RecordedEvidence, { recordings }: Compared): boolean =>
  (recordings?.held ?? []).some((one) => resolve(one.file).replaceAll(sep, '/').endsWith(`/${file}`));

/**
 * Recordings of the project that show what one side does by a rule, or by its way of yielding, and the other cannot; none that
 * somebody gave.
 */
export const knownEvidence = (compared: Compared): readonly RecordedEvidence[] => {
  const { axis } = compared;
  const all = axis === 'yield' ? ofYields(compared) : axis === 'tokio' ? ofRules(compared) : [];
  return all.filter((evidence) => !wasHeld(evidence, compared));
};

/** The arguments that hold the recording against what it refutes. */
export const refuting = ({ of, shows, refutes, file, tokio }: RecordedEvidence): readonly string[] =>
  of === 'yield'
    ? ['compare', '--yield', `${String(shows)},${String(refutes)}`, '--recordings', file]
    : ['check', file, '--against', withRuleValue(tokio, of, refutes) ?? tokio];

/** What the recording is about, as a phrase such as `lifoStealable is true`. */
export const aboutEvidence = ({ of, shows }: RecordedEvidence): string =>
  of === 'yield' ? String(shows) : `${of} is ${String(shows)}`;
