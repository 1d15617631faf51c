/** Why a question cannot be asked, by stable code. */
export const questionFaults = {
  ASK001: 'No scenario has this name.',
  ASK002: 'No way of yielding has this name.',
  ASK003: 'Nothing is known of this release.',
  ASK004: 'No property has this id.',
  ASK005: 'A number is not whole, or out of range.',
  ASK006: 'This runtime cannot run this scenario, or has no such setting.',
  ASK007: 'Two options do not go together.',
  ASK008: 'A path is not one, or leads off the specification.',
  ASK009: 'A trace is neither a path, nor bytes, nor a header with events.',
  ASK010: 'The definition of a property is not complete.',
  ASK011: 'The definition of a policy is not complete, or it answers what there is not.',
  ASK012: 'The definition of a scenario is not complete, or its programs cannot be run.',
  ASK013: 'A file of your own cannot be read.',
  ASK014: 'A file of your own cannot be compiled, or throws.',
  ASK015: 'A file of your own does not export what it was named for.',
} as const;

/** The codes of `QuestionError`. */
export type QuestionFaultCode = keyof typeof questionFaults;

/**
 * A question that cannot be asked: what is wrong with it, and what would be right.
 *
 * Every function of the library throws it, or rejects with it, before any work is done.
 */
export class QuestionError extends Error {
  override readonly name = 'QuestionError';
  /** Stable; docs/errors.md has all of them. */
  readonly code: QuestionFaultCode;
  /** What is wrong, without a full stop. */
  readonly problem: string;
  /** What to do about it, as sentences. */
  readonly advice: string;

  constructor(code: QuestionFaultCode, problem: string, advice: string, cause?: unknown) {
    super(`${problem} [${code}]\n${advice}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.problem = problem;
    this.advice = advice;
  }
}
