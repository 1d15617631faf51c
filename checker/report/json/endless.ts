import { formatPath } from '../../../traces/index.ts';
import type { Guarantee, LassoPath, MeasuredBound, TaskVerdict } from '../../starvation/index.ts';
import type { Finding } from '../../explain/finding.ts';
import type { Answered } from '../../starvation/judge-endless.ts';
import type { EndlessReporter } from '../endless-reporter.ts';
import type { Output } from '../output.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';
import { findingsJson } from './finding.ts';
import { runJson } from './verify.ts';

type Json = Readonly<Record<string, unknown>>;

const lassoJson = ({ stem, loop }: LassoPath): Json => ({ stem: formatPath(stem), loop: formatPath(loop) });

const boundJson = (bound: MeasuredBound): Json => {
  const { measure } = bound;
  switch (bound.kind) {
    case 'bounded':
      return {
        measure,
        most: bound.most,
        witness: { stem: formatPath(bound.stem), way: formatPath(bound.way) },
      };
    case 'at-most':
      return { measure, most: bound.most, exact: false };
    case 'unbounded':
      return { measure, most: null, lasso: lassoJson(bound), breaks: bound.breaks };
  }
};

const taskJson = ({ task, role, verdict, lasso, bounds }: TaskVerdict): Json => ({
  task,
  role,
  verdict,
  ...(lasso && { lasso: { ...lassoJson(lasso), shortest: lasso.shortest } }),
  bounds: bounds.map(boundJson),
});

const guaranteeJson = ({ name, sentence, holds, lasso }: Guarantee): Json => ({
  name,
  sentence,
  holds,
  ...(lasso && { lasso: lassoJson(lasso) }),
});

const answeredJson = ({ question, answer }: Answered): Json => ({
  scenario: question.workload.name,
  yield: question.size.yield,
  size: question.size,
  ...(question.flavor && { flavor: question.flavor }),
  release: question.release,
  ...(question.wasmtime !== undefined && { wasmtime: question.wasmtime }),
  constants: question.constants,
  capacityExplored: answer.capacity,
  ...(answer.reducedTo !== undefined && { reducedTo: answer.reducedTo }),
  assumed: question.assumed,
  complete: answer.cut === undefined,
  ...(answer.cut && { cut: answer.cut }),
  states: answer.states,
  transitions: answer.transitions,
  seconds: answer.seconds,
  tasks: answer.tasks.map(taskJson),
  guarantees: answer.guarantees.map(guaranteeJson),
  needs: answer.needs,
});

/** One document at the end, with everything in it. */
export const jsonEndless = (output: Output, origin: Origin): EndlessReporter => {
  const all: Answered[] = [];
  const findings: Finding[] = [];
  return {
    answered: (answered, found) => {
      all.push(answered);
      findings.push(...found);
    },
    finish: ({ code, grounds }) =>
      writeDocument(output, origin, {
        exitCode: code,
        grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
        endless: all.map(answeredJson),
        ...findingsJson(findings),
      }),
    replayed: (_, run) =>
      writeDocument(output, origin, { exitCode: 0, grounds: [], endlessReplay: runJson(run) }),
  };
};
