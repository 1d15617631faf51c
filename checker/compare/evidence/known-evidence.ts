import type { RuleDifference } from '../../../model/index.ts';
import { withRuleValue } from '../../workload/with-rule-value.ts';
import type { Comparison } from '../comparison.ts';
import { recordedEvidence } from './recorded.ts';
import type { RecordedEvidence } from './recorded-evidence.ts';

const between = (of: string, one: unknown, other: unknown): readonly RecordedEvidence[] =>
  recordedEvidence.filter(
    (evidence) =>
      evidence.of === of &&
      ((evidence.shows === one && evidence.refutes === other) ||
        (evidence.shows === other && evidence.refutes === one)),
  );

const ofRule = ({ rule, before, after }: RuleDifference): readonly RecordedEvidence[] =>
  between(rule, before, after);

/** Recordings of the project that show what one side does by a rule, or by its way of yielding, and the other cannot. */
export const knownEvidence = ({
  axis,
  names: [one, other],
  rules,
}: Pick<Comparison, 'axis' | 'names' | 'rules'>): readonly RecordedEvidence[] => {
  if (axis === 'yield') return between('yield', one, other);
  return axis === 'tokio' ? (rules?.changed ?? []).flatMap(ofRule) : [];
};

/** The arguments that hold the recording against what it refutes. */
export const refuting = ({ of, shows, refutes, file, tokio }: RecordedEvidence): readonly string[] =>
  of === 'yield'
    ? ['compare', '--yield', `${String(shows)},${String(refutes)}`, '--recordings', file]
    : ['check', file, '--against', withRuleValue(tokio, of, refutes) ?? tokio];

/** What the recording is about, as a phrase such as `lifoStealable is true`. */
export const aboutEvidence = ({ of, shows }: RecordedEvidence): string =>
  of === 'yield' ? String(shows) : `${of} is ${String(shows)}`;
