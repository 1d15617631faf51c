import type { Judgement } from '../check/judge.ts';
import { exitCode } from '../exit-code.ts';
import type { Case } from './results.ts';

/** More reasons are counted. */
const mostGrounds = 10;

const groundsIn = ({ grounds }: Judgement): string => {
  const told = grounds.slice(0, mostGrounds).map(({ because }) => because);
  const rest = grounds.length - told.length;
  return [...told, ...(rest > 0 ? [`${rest} more reasons`] : [])].join('; ');
};

/**
 * The cases with one more where a run fails for a reason that is no single question's, such as Ctrl-C: whoever reads the
 * cases alone must come to the same end as the shell.
 */
export const accounted = (cases: readonly Case[], judgement: Judgement): readonly Case[] => {
  if (judgement.code === exitCode.ok || cases.some(({ failsRun }) => failsRun)) return cases;
  const whole: Case = {
    suite: 'the whole run',
    name: 'answers what was asked',
    sentence: 'Everything that was asked is answered.',
    status: 'undecided',
    failsRun: true,
    reason: groundsIn(judgement),
    findings: [],
  };
  return [...cases, whole];
};
