import type { Ground, Judgement } from '../check/judge.ts';
import { exitCode, gravest } from '../exit-code.ts';
import type { EndlessAnswer, EndlessQuestion } from './ask.ts';
import type { MeasureName } from './measures.ts';

/** A question with its answer. */
export interface Answered {
  readonly question: EndlessQuestion;
  readonly answer: EndlessAnswer;
}

const groundsOf = (
  { question: { workload, size }, answer: { cut, tasks } }: Answered,
  bound: { readonly measure: MeasureName; readonly most: number } | undefined,
): readonly Ground[] => {
  const where = `in ${workload.name} under ${size.yield}`;
  if (cut !== undefined)
    return [
      { code: exitCode.inconclusive, because: `a limit was reached ${where}, and a loop may lie beyond` },
    ];
  return tasks.flatMap(({ task, role, verdict, bounds }): readonly Ground[] => {
    const who = `task ${task} (${role})`;
    if (verdict === 'starves') return [{ code: exitCode.liveness, because: `${who} starves ${where}` }];
    const asked = bounds.find(({ measure }) => measure === bound?.measure);
    if (bound === undefined || verdict === 'never-waits') return [];
    if (asked === undefined)
      return [
        {
          code: exitCode.inconclusive,
          because: `${who} does not starve ${where}, and for how many ${bound.measure} it waits is not known`,
        },
      ];
    if (asked.kind !== 'unbounded' && asked.most <= bound.most) return [];
    if (asked.kind === 'at-most')
      return [
        {
          code: exitCode.inconclusive,
          because: `${who} waits for at most ${asked.most} ${bound.measure} ${where}, perhaps for fewer`,
        },
      ];
    const most = asked.kind === 'bounded' ? String(asked.most) : 'any number of';
    return [{ code: exitCode.safety, because: `${who} can wait for ${most} ${bound.measure} ${where}` }];
  });
};

/** How a run that asked these questions ends: with starvation, with a bound that is exceeded, or with a limit reached. */
export const judgeEndless = (
  answered: readonly Answered[],
  bound: { readonly measure: MeasureName; readonly most: number } | undefined,
): Judgement => {
  const grounds = answered.flatMap((one) => groundsOf(one, bound));
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
