import { programsOf } from '../../../model/index.ts';
import type { Rules } from '../../../model/index.ts';
import { askEndless, type EndlessAnswer, type EndlessQuestion } from '../ask.ts';
import { ruleIn, watchedRules } from './consulted.ts';

/** An answer, and whether it was one that had been found for another question. */
export interface AnsweredOnce {
  readonly answer: EndlessAnswer;
  readonly shared: boolean;
}

interface Known {
  readonly consulted: ReadonlyMap<string, unknown>;
  readonly answer: EndlessAnswer;
}

/** Everything that decides an answer but for the rules; releases differ in nothing else. */
const keyOf = ({
  workload,
  size,
  flavor,
  wasmtime,
  constants,
  assumed,
  minimize,
  settled,
}: EndlessQuestion): string =>
  JSON.stringify([programsOf(workload, size), flavor, wasmtime, constants, assumed, minimize, settled]);

const wouldAsk = (rules: Rules, { consulted }: Known): boolean =>
  [...consulted].every(([name, value]) => ruleIn(rules, name) === value);

/**
 * Asks each question, but not again what another release has answered. Exploring is a function of the rules that it
 * looks at: where all that were looked at have the same values, so has every step that was taken, and the graph is the same
 * step by step, also in the numbers of its steps.
 */
export const askingOnce = (): ((question: EndlessQuestion) => AnsweredOnce) => {
  const all = new Map<string, Known[]>();
  return (question) => {
    const key = keyOf(question);
    const known = all.get(key) ?? [];
    all.set(key, known);
    const before = known.find((one) => wouldAsk(question.rules, one));
    if (before !== undefined) return { answer: before.answer, shared: true };
    const { rules, consulted } = watchedRules(question.rules);
    const answer = askEndless({ ...question, rules });
    known.push({ consulted: consulted(), answer });
    return { answer, shared: false };
  };
};
