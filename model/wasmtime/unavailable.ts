import type { DeadlineAnswer, Instruction, Program } from '../workloads/program.ts';
import type { WasmtimeRules } from './rules.ts';

const answersOf = ({ yieldCustom, interrupt }: WasmtimeRules): readonly DeadlineAnswer['answer'][] => [
  'Continue',
  'Yield',
  ...(yieldCustom ? (['YieldCustom'] as const) : []),
  ...(interrupt ? (['Interrupt'] as const) : []),
];

/** Why this Wasmtime cannot run the instruction, with what there is instead; undefined when it can. */
const reasonAgainst = (instruction: Instruction, rules: WasmtimeRules): string | undefined => {
  if (instruction.does === 'epoch deadline') {
    const valid = answersOf(rules);
    const wrong = instruction.answers.find(({ answer }) => !valid.includes(answer));
    if (wrong === undefined) return undefined;
    return `its epoch callback answers ${wrong.answer}, which this Wasmtime does not have; it has: ${valid.join(', ')}`;
  }
  if (instruction.does === 'component yield' && rules.componentYield === 'not there')
    return 'it yields to the event loop of a component, which this Wasmtime does not have; a guest can yield there by: out of fuel, epoch deadline';
  return undefined;
};

/** A program asks for what the guest's Wasmtime does not have. */
export class WasmtimeLacks extends Error {
  override readonly name = 'WasmtimeLacks';
  readonly code = 'wasmtime-lacks';
  /** Role of the program. */
  readonly role: string;
  readonly instruction: Instruction;

  constructor(role: string, instruction: Instruction, because: string) {
    super(`the program of ${role} cannot run: ${because}.`);
    this.role = role;
    this.instruction = instruction;
  }
}

/** The first instruction that `rules` have no behaviour for, as an error; undefined when there is none. */
export const lackingOnWasmtime = (
  programs: readonly Program[],
  rules: WasmtimeRules,
): WasmtimeLacks | undefined => {
  for (const { role, instructions } of programs)
    for (const instruction of instructions) {
      const because = reasonAgainst(instruction, rules);
      if (because !== undefined) return new WasmtimeLacks(role, instruction, because);
    }
  return undefined;
};

/** Throws a `WasmtimeLacks` for the first instruction that `rules` have no behaviour for. */
export const refuseUnavailable = (programs: readonly Program[], rules: WasmtimeRules): void => {
  const lacks = lackingOnWasmtime(programs, rules);
  if (lacks !== undefined) throw lacks;
};
