import type { Ground, Judgement } from '../check/judge.ts';
import { exitCode, gravest } from '../exit-code.ts';
import type { EndlessAnswer, EndlessQuestion } from './ask.ts';
import type { MeasureName } from './measures.ts';
import type { TaskVerdict } from './task-verdict.ts';

/** A question with its answer. */
export interface Answered {
  readonly question: EndlessQuestion;
  readonly answer: EndlessAnswer;
}

/** A wait that no task may exceed. */
export interface BoundToKeep {
  readonly measure: MeasureName;
  readonly most: number;
}

const whereOf = ({ workload, size }: EndlessQuestion): string => `in ${workload.name} under ${size.yield}`;

/** What one task says for a code other than `ok`: that it starves, or can wait for longer than asked for. */
export const groundOfTask = (
  { task, role, verdict, bounds }: TaskVerdict,
  question: EndlessQuestion,
  bound: BoundToKeep | undefined,
): Ground | undefined => {
  const where = whereOf(question);
  const who = `task ${task} (${role})`;
  if (verdict === 'starves') return { code: exitCode.liveness, because: `${who} starves ${where}` };
  if (bound === undefined || verdict === 'never-waits') return undefined;
  const asked = bounds.find(({ measure }) => measure === bound.measure);
  if (asked === undefined)
    return {
      code: exitCode.inconclusive,
      because: `${who} does not starve ${where}, and for how many ${bound.measure} it waits is not known`,
    };
  if (asked.kind !== 'unbounded' && asked.most <= bound.most) return undefined;
  if (asked.kind === 'at-most')
    return {
      code: exitCode.inconclusive,
      because: `${who} waits for at most ${asked.most} ${bound.measure} ${where}, perhaps for fewer`,
    };
  const most = asked.kind === 'bounded' ? String(asked.most) : 'any number of';
  return { code: exitCode.safety, because: `${who} can wait for ${most} ${bound.measure} ${where}` };
};

const groundsOf = (
  { question, answer: { cut, tasks } }: Answered,
  bound: BoundToKeep | undefined,
): readonly Ground[] =>
  cut === undefined
    ? tasks.flatMap((task) => groundOfTask(task, question, bound) ?? [])
    : [
        {
          code: exitCode.inconclusive,
          because: `a limit was reached ${whereOf(question)}, and a loop may lie beyond`,
        },
      ];

/** How a run that asked these questions ends: with starvation, with a bound that is exceeded, or with a limit reached. */
export const judgeEndless = (answered: readonly Answered[], bound: BoundToKeep | undefined): Judgement => {
  const grounds = answered.flatMap((one) => groundsOf(one, bound));
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
