import type { EndlessAnswer, EndlessQuestion } from '../../../starvation/index.ts';
import { assumptions } from '../../../starvation/index.ts';
import type { Palette } from '../../text/palette.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

/** What was explored. */
export const headingOf = (
  { workload, size, release, flavor, constants }: EndlessQuestion,
  { states, transitions, seconds }: EndlessAnswer,
  colours: Palette,
): string => {
  const on = flavor === 'current_thread' ? 'current_thread' : count(constants.workers, 'worker');
  const size_ = `${count(states, 'state')}, ${count(transitions, 'step')}, ${seconds.toFixed(1)} s`;
  return `${colours.strong(`${workload.name} for ever under ${size.yield}`)}  Tokio ${release}, ${on}: ${size_}`;
};

/** With which constants. */
export const constantsLine = (
  { constants, rules, flavor }: EndlessQuestion,
  { capacity, reducedTo }: EndlessAnswer,
  width: number,
): readonly string[] => {
  const { eventInterval, globalQueueInterval, coopBudget, maxLifoPolls, queueCapacity } = constants;
  const told =
    capacity === queueCapacity
      ? ''
      : ` (explored with ${capacity}: so few tasks fill neither, and cannot tell)`;
  const cap =
    flavor === 'current_thread'
      ? []
      : [rules.lifoPollCap ? `${maxLifoPolls} LIFO polls a tick` : 'no limit on LIFO polls'];
  return [
    hanging(
      '  constants   ',
      [
        `event interval ${eventInterval}`,
        `global queue interval ${globalQueueInterval}`,
        ...cap,
        `budget ${coopBudget}`,
        `queue of ${queueCapacity}${told}`,
      ].join(', '),
      width,
    ),
    hanging(
      '  explored    ',
      reducedTo === undefined ? 'with these constants' : reductionTold(reducedTo),
      width,
    ),
  ];
};

const reductionTold = (interval: number): string =>
  `by reduction: intervals of ${interval} or more that may be different each time, which is whatever longer intervals can do and more, so that nobody starves with these either`;

/** What was assumed of runs. */
export const assumptionLines = ({ assumed }: EndlessQuestion, width: number): readonly string[] => {
  const told = assumed.map((name) => `${name}: ${assumptions[name].sentence}`).join('; ');
  return [hanging('  assumed     ', told === '' ? 'nothing' : told, width)];
};

/** Which promises are kept, and of those that are not the weakest first. */
export const guaranteeLines = ({ guarantees }: EndlessAnswer, width: number): readonly string[] => {
  const names = (holds: boolean): readonly string[] =>
    guarantees.filter((one) => one.holds === holds).map(({ name }) => name);
  const [weakest, ...others] = names(false);
  const kept = names(true).join(', ');
  const broken = [
    ...(weakest === undefined ? [] : [weakest]),
    ...(others.length === 0 ? [] : [`also ${others.join(', ')}`]),
  ].join('; ');
  return [
    ...(kept === '' ? [] : [hanging('  kept        ', kept, width)]),
    ...(broken === '' ? [] : [hanging('  broken      ', broken, width)]),
  ];
};

/** What each task needs not to starve. */
export const needsLines = ({ needs }: EndlessAnswer, width: number): readonly string[] =>
  needs.map(({ task, sets }) => {
    const told = sets.map((set) => (set.length === 0 ? 'nothing' : set.join(' and '))).join(', or ');
    return hanging(
      '  needed      ',
      `by task ${task}: ${told === '' ? 'more than can be assumed' : told}`,
      width,
    );
  });
