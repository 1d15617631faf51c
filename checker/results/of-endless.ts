import { exitCode } from '../exit-code.ts';
import type { Ground } from '../check/judge.ts';
import type { Finding } from '../explain/finding.ts';
import type { Sweep, Swept, SweepResult, TaskVerdict } from '../starvation/index.ts';
import type { Answered, BoundToKeep } from '../starvation/judge-endless.ts';
import { groundOfTask } from '../starvation/judge-endless.ts';
import { groundOfCell, whereOf } from '../starvation/sweep/judge-sweep.ts';
import { explorationName } from './of-verify.ts';
import type { Case } from './results.ts';

const suiteOf = ({ question: { workload, size, release, flavor, wasmtime } }: Answered): string =>
  explorationName({
    scenario: `${workload.name} for ever`,
    yield: size.yield,
    release,
    ...(flavor === undefined ? {} : { flavor }),
    ...(wasmtime === undefined ? {} : { wasmtime }),
  });

const endOf = (ground: Ground | undefined): Pick<Case, 'status' | 'failsRun' | 'reason'> => {
  if (ground === undefined) return { status: 'passed', failsRun: false };
  const status = ground.code === exitCode.inconclusive ? 'undecided' : 'failed';
  return { status, failsRun: true, reason: ground.because };
};

const caseOfTask = (
  answered: Answered,
  verdict: TaskVerdict,
  bound: BoundToKeep | undefined,
  finding: Finding | undefined,
): Case => ({
  suite: suiteOf(answered),
  name: `task ${verdict.task} (${verdict.role}) is polled again`,
  sentence:
    bound === undefined
      ? 'Whenever the task waits to be polled, it is polled again.'
      : `Whenever the task waits to be polled, it is polled again within ${bound.most} ${bound.measure}.`,
  ...endOf(groundOfTask(verdict, answered.question, bound)),
  findings: finding === undefined ? [] : [finding],
});

/** The cases of one endless workload: each of its tasks, with the finding about it by its number from 1. */
export const casesOfEndless = (
  answered: Answered,
  bound: BoundToKeep | undefined,
  findings: ReadonlyMap<number, Finding>,
): readonly Case[] => {
  const { cut, tasks, states } = answered.answer;
  if (cut === undefined)
    return tasks.map((verdict) => caseOfTask(answered, verdict, bound, findings.get(verdict.task)));
  return [
    {
      suite: suiteOf(answered),
      name: 'is explored completely',
      sentence: 'Every interleaving was looked at, so that no loop lies beyond.',
      status: 'undecided',
      failsRun: true,
      reason: `cut short by the limit on ${cut}`,
      instances: states,
      findings: [],
    },
  ];
};

const caseOfCell = (sweep: Sweep, swept: Swept, bound: { readonly most: number } | undefined): Case => {
  const { role, cell, point } = swept;
  const asked = {
    suite: `sweep of ${point.question.workload.name}`,
    name: whereOf(sweep, swept),
    sentence:
      bound === undefined
        ? `How many ${sweep.measure} the ${role} waits is found out.`
        : `The ${role} is polled again within ${bound.most} ${sweep.measure}.`,
    findings: [],
  };
  if (cell.kind === 'cut')
    return {
      ...asked,
      status: 'undecided',
      failsRun: true,
      reason: `cut short by the limit on ${cell.limit}`,
    };
  return { ...asked, ...endOf(bound === undefined ? undefined : groundOfCell(sweep, swept, bound.most)) };
};

/** The cases of a sweep: each cell of its table. */
export const casesOfSweep = (
  sweep: Sweep,
  { cells }: SweepResult,
  bound: { readonly most: number } | undefined,
): readonly Case[] => cells.map((swept) => caseOfCell(sweep, swept, bound));
