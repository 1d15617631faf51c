import { limitWords } from '../../verify/verdicts.ts';
import type { Verification } from '../../verify/verify.ts';
import { count } from '../words/number.ts';

/** What an exploration did not look at, as phrases: what is larger, and what a limit or chance left out. */
export const unexaminedByVerification = ({
  size,
  flavor,
  constants,
  roles,
  cut,
  exhaustedDepth,
  sampling,
}: Verification): readonly string[] => {
  const workers = flavor === 'current_thread' ? [] : [`more than ${count(constants.workers, 'worker')}`];
  return [
    [
      ...workers,
      `more than ${count(roles.length, 'task')}`,
      `programs of more than ${count(size.polls, 'round')}`,
    ].join(', '),
    ...(cut === undefined
      ? []
      : [
          `some runs of more than ${count(exhaustedDepth, 'step')}, since the limit on the ${limitWords[cut]} was reached`,
        ]),
    ...(sampling === undefined ? [] : ['all runs that chance did not choose']),
  ];
};
