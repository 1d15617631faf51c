import type { DeadlineAnswer, Instruction, Program } from '../workloads/program.ts';
import { askedIn, occasionAt, type Asked, type Occasion } from './asked.ts';
import type { Policy, PolicyName, PolicyStep, PolicyTurn } from './policy.ts';

const epochAnswers = {
  continue: { answer: 'Continue' },
  'self-wake': { answer: 'Yield' },
  yield_now: { answer: 'YieldCustom', future: 'yield_now' },
  trap: { answer: 'Interrupt' },
} as const satisfies Partial<Record<PolicyStep, DeadlineAnswer>>;

/** A step as an instruction; none where the task merely goes on. Wasmtime knows of what its epoch callback can answer. */
const instructionFor = (step: PolicyStep, occasion: Occasion): readonly Instruction[] => {
  switch (step) {
    case 'sleep':
      return [{ does: 'wait', for: 'timer' }];
    case 'blocking':
      return [{ does: 'wait', for: 'blocking pool' }];
    case 'compute':
      return [{ does: 'compute' }];
    case 'use resource':
      return [{ does: 'use resource' }];
    case 'trap':
      return [{ does: 'epoch deadline', answers: [epochAnswers.trap] }];
    case 'continue':
      return occasion === 'epoch' ? [{ does: 'epoch deadline', answers: [epochAnswers.continue] }] : [];
    case 'self-wake':
    case 'yield_now':
      return occasion === 'epoch'
        ? [{ does: 'epoch deadline', answers: [epochAnswers[step]] }]
        : [{ does: 'yield', how: step }];
  }
};

const occasionOf = (instruction: Instruction, name: PolicyName): Occasion | undefined => {
  if (instruction.does === 'yield') return instruction.how === name ? 'yield' : undefined;
  if (instruction.does === 'out of fuel') return 'fuel';
  if (instruction.does !== 'epoch deadline') return undefined;
  const asks = instruction.answers.some(
    (answer) => answer.answer === 'YieldCustom' && answer.future === name,
  );
  return asks ? 'epoch' : undefined;
};

/** What one task does, and where it is asked to give way. */
interface Unfolded {
  readonly instructions: readonly Instruction[];
  readonly asked: readonly Asked[];
}

/**
 * What one task does under the policy. Where it is asked is known beforehand, and so what it answers each time: a task that
 * starts over for ever is written out until the policy is in a state in which it has started over before.
 */
const unfolded = (
  { states, within }: Policy,
  name: PolicyName,
  instructions: readonly Instruction[],
): Unfolded => {
  const done: Instruction[] = [];
  const asked: Asked[] = [];
  const startedAt = new Map<number, number>();
  let state = 0;
  const turnOn = (instruction: Instruction): { turn: PolicyTurn; occasion: Occasion } | undefined => {
    const occasion = occasionOf(instruction, name);
    const turns = states[state];
    const turn = occasion === 'fuel' ? turns?.fuel : turns?.epoch;
    return occasion === undefined || turn === undefined ? undefined : { turn, occasion };
  };
  const does = (occasion: Occasion | undefined, ...answer: readonly Instruction[]): void => {
    if (occasion !== undefined && answer.length > 0)
      asked.push({ at: done.length, until: done.length + answer.length, occasion });
    done.push(...answer);
  };
  for (;;) {
    startedAt.set(state, done.length);
    let startsOver = false;
    for (const instruction of instructions) {
      startsOver = instruction.does === 'repeat';
      if (startsOver) break;
      const answered = turnOn(instruction);
      if (answered === undefined) does(occasionAt(instruction), instruction);
      else {
        const { turn, occasion } = answered;
        const by = within === 'wasmtime' ? 'yield' : occasion;
        does(occasion, ...turn.steps.flatMap((step) => instructionFor(step, by)));
        state = turn.next;
      }
    }
    if (!startsOver) return { instructions: done, asked };
    const from = startedAt.get(state);
    if (from !== undefined) {
      done.push(from === 0 ? { does: 'repeat' } : { does: 'repeat', from });
      return { instructions: done, asked };
    }
  }
};

const asksIn = (name: PolicyName, { instructions }: Program): boolean =>
  instructions.some((instruction) => occasionOf(instruction, name) !== undefined);

/** The program of a task with what the policy answers in place of where it asks by `name`. */
export const withPolicy = (program: Program, policy: Policy, name: PolicyName): Program =>
  asksIn(name, program)
    ? { ...program, instructions: unfolded(policy, name, program.instructions).instructions }
    : program;

/** Where the task is asked to give way, in its program with what the policy answers. */
export const askedWithPolicy = (program: Program, policy: Policy, name: PolicyName): readonly Asked[] =>
  asksIn(name, program) ? unfolded(policy, name, program.instructions).asked : askedIn(program);
