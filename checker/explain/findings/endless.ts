import type { TaskVerdict } from '../../starvation/index.ts';
import type { Answered } from '../../starvation/judge-endless.ts';
import type { Finding } from '../finding.ts';
import { WaitingFindings, type AskedMost, type EndlessFindingOptions } from './waiting-findings.ts';

export type { AskedMost, EndlessFindingOptions } from './waiting-findings.ts';

const findingOf = (
  told: WaitingFindings,
  verdict: TaskVerdict,
  asked: AskedMost | undefined,
): Finding | undefined => {
  if (verdict.lasso !== undefined) return told.starves(verdict, verdict.lasso);
  const bound = verdict.bounds.find(({ measure }) => measure === asked?.measure);
  if (asked === undefined || bound === undefined) return undefined;
  if (bound.kind === 'bounded' && bound.most <= asked.most) return undefined;
  return told.exceeds(verdict, bound, asked);
};

/** The finding about each task that can wait for ever, or for more than was asked for, by its number from 1. */
export const findingsByTask = (
  answered: Answered,
  options: EndlessFindingOptions,
): ReadonlyMap<number, Finding> => {
  const told = new WaitingFindings(answered, options);
  return new Map(
    answered.answer.tasks.flatMap((verdict) => {
      const finding = findingOf(told, verdict, options.bound);
      return finding === undefined ? [] : [[verdict.task, finding] as const];
    }),
  );
};
