import { policySteps } from '../../model/index.ts';
import type { PolicyState, PolicyStep, PolicyTurn } from '../../model/index.ts';
import { copyOf, identityOf } from '../automaton/plain-data.ts';
import { QuestionError } from './question-error.ts';
import { shown } from './shown.ts';

const mostStates = 256;
const mostSteps = 32;
const timesAsked = 8;

const refuse = (problem: string, advice: string, cause?: unknown): never => {
  throw new QuestionError('ASK011', problem, advice, cause);
};

const frozen = (data: unknown): unknown => {
  if (typeof data === 'object' && data !== null) {
    Object.freeze(data);
    Object.values(data).forEach(frozen);
  }
  return data;
};

const stepNames: ReadonlySet<unknown> = new Set(policySteps);
const isStep = (given: unknown): given is PolicyStep => stepNames.has(given);
const choices = `Steps: ${policySteps.map((step) => `'${step}'`).join(', ')}. Answer one, a list of them, or { does, next } with the state it is in the next time.`;

/**
 * As a method, whose parameter TypeScript compares bivariantly: a policy is only ever asked with its start, or with what it
 * answered to be in next, and these are of the type of its states.
 */
type Answers = { answers(state: unknown): unknown }['answers'];

interface Asked {
  readonly name: string;
  readonly start?: unknown;
  readonly epoch: Answers;
  readonly fuel?: Answers;
}

/** Asks a policy in each state that it can be in, and writes down what it answers. */
export class PolicyStates {
  readonly #definition: Asked;
  readonly #known = new Map<string, number>();
  readonly #waiting: unknown[] = [];

  constructor(definition: Asked) {
    this.#definition = definition;
  }

  states(): readonly PolicyState[] {
    const { start, epoch, fuel } = this.#definition;
    this.#numberOf(start);
    const states: PolicyState[] = [];
    while (states.length < this.#waiting.length) {
      const state = this.#waiting[states.length];
      states.push({
        epoch: this.#turn('at an epoch deadline', epoch, state),
        ...(fuel && { fuel: this.#turn('out of fuel', fuel, state) }),
      });
    }
    return states;
  }

  #says(when: string, state: unknown): string {
    const { name, start } = this.#definition;
    return `the policy '${name}', asked ${when}${start === undefined ? '' : ` in the state ${shown(state)}`},`;
  }

  /** States are told apart by what they hold. */
  #numberOf(state: unknown): number {
    const { name } = this.#definition;
    let key = '';
    try {
      key = identityOf(state);
    } catch (error) {
      refuse(
        `the state ${shown(state)} of the policy '${name}' is not plain data`,
        'Use objects, arrays, numbers, strings, booleans and null.',
        error,
      );
    }
    const number = this.#known.get(key) ?? this.#waiting.length;
    if (number < this.#waiting.length) return number;
    if (number === mostStates)
      refuse(
        `the policy '${name}' has more than ${mostStates} states`,
        'Let it come back to a state in which it has been: count modulo a number, such as (n + 1) % 3.',
      );
    this.#known.set(key, number);
    this.#waiting.push(state);
    return number;
  }

  #ask(when: string, answer: Answers, state: unknown): unknown {
    try {
      return answer(frozen(copyOf(state)));
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      return refuse(
        `${this.#says(when, state)} threw: ${because}`,
        'It must answer in every state that it can be in, and leave the state that it is given as it is: answer { does, next } with a new one.',
        error,
      );
    }
  }

  #turn(when: string, answer: Answers, state: unknown): PolicyTurn {
    const [first, ...others] = Array.from({ length: timesAsked }, () => this.#ask(when, answer, state));
    const { steps, next } = this.#read(when, first, state);
    const number = this.#numberOf(next);
    if (others.some((other) => identityOf(other) !== identityOf(first)))
      refuse(
        `${this.#says(when, state)} answers now one thing and now another`,
        'What it answers may depend on its state alone: not on chance, time or variables outside of it.',
      );
    return { steps, next: number };
  }

  #read(when: string, given: unknown, state: unknown): { steps: readonly PolicyStep[]; next: unknown } {
    const answered = `${this.#says(when, state)} answers`;
    if (given instanceof Promise) refuse(`${answered} a promise`, `It must answer at once. ${choices}`);
    if (typeof given === 'object' && given !== null && 'does' in given) {
      if (!('next' in given))
        return refuse(`${answered} ${shown(given)} without next`, 'Add next, or answer the steps alone.');
      return { steps: this.#steps(answered, given.does), next: given.next };
    }
    return { steps: this.#steps(answered, given), next: state };
  }

  #steps(answered: string, given: unknown): readonly PolicyStep[] {
    const all: readonly unknown[] = Array.isArray(given) ? given : [given];
    const steps = all.filter(isStep);
    if (steps.length < all.length)
      refuse(`${answered} ${shown(all.find((step) => !isStep(step)))}, which is no step`, choices);
    if (steps.length === 0 || steps.length > mostSteps)
      refuse(`${answered} ${steps.length} steps`, `Answer 1 to ${mostSteps} of them. ${choices}`);
    if (steps.slice(0, -1).includes('trap'))
      refuse(`${answered} steps after 'trap'`, 'Nothing comes after a trap: leave them out.');
    return steps;
  }
}
