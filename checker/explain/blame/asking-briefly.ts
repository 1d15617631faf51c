import { askEndless, type EndlessAnswer, type EndlessQuestion } from '../../starvation/index.ts';

/** One question is given up beyond so many states. */
const mostStates = 20_000;
/** All together may take about so many; after that nothing more is asked. */
const mostInAll = 60_000;

/**
 * Answers questions as long as they are cheap, each once; undefined where an answer is not. How many are answered depends
 * on their numbers of states alone, and so not on the machine.
 */
export const briefly = (): ((question: EndlessQuestion) => EndlessAnswer | undefined) => {
  const known = new Map<string, EndlessAnswer | undefined>();
  let left = mostInAll;
  const answered = (question: EndlessQuestion): EndlessAnswer | undefined => {
    if (left <= 0) return undefined;
    const answer = askEndless({
      ...question,
      minimize: false,
      limits: { states: mostStates },
      onProgress: () => {},
    });
    left -= answer.states;
    return answer.cut === undefined ? answer : undefined;
  };
  return (question) => {
    const { workload, size, flavor, rules, wasmtime, constants, assumed, settled } = question;
    const key = JSON.stringify([workload.name, size, flavor, rules, wasmtime, constants, assumed, settled]);
    if (!known.has(key)) known.set(key, answered(question));
    return known.get(key);
  };
};
