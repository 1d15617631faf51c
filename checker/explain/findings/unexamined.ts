import type { Constants, Flavor } from '../../../model/index.ts';
import { realConstants } from '../../starvation/index.ts';
import { limitWords } from '../../verify/verdicts.ts';
import type { Verification } from '../../verify/verification.ts';
import { count } from '../words/number.ts';

const scalable = [
  ['queueCapacity', 'queue capacity'],
  ['eventInterval', 'event interval'],
  ['globalQueueInterval', 'global queue interval'],
] as const;

/** Constants that are smaller than those of Tokio, so that a model with them can be explored whole. */
const scaledDown = (constants: Constants, flavor: Flavor | undefined): readonly string[] => {
  const real = realConstants(flavor);
  const told = scalable.flatMap(([key, words]) =>
    constants[key] === real[key] || (flavor === 'current_thread' && key === 'queueCapacity')
      ? []
      : [`${words} ${real[key]} (explored with ${constants[key]})`],
  );
  return told.length === 0 ? [] : [`Tokio's own constants: ${told.join(', ')}`];
};

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
    ...scaledDown(constants, flavor),
    ...(cut === undefined
      ? []
      : [
          `some runs of more than ${count(exhaustedDepth, 'step')}, since the limit on the ${limitWords[cut]} was reached`,
        ]),
    ...(sampling === undefined ? [] : ['all runs that chance did not choose']),
  ];
};
