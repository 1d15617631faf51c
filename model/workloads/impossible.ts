import type { Instruction, Program } from './program.ts';

const faultsOfClosures = ({ instructions }: Program): readonly string[] => {
  let inside = false;
  const faults: string[] = [];
  for (const instruction of instructions) {
    if (instruction.does === 'block in place') {
      if (inside) faults.push('calls block_in_place in the closure of another');
      inside = true;
    } else if (instruction.does === 'end block in place') {
      if (!inside) faults.push('ends a closure of block_in_place that it has not begun');
      inside = false;
    } else if (inside && !mayBeInside(instruction)) {
      faults.push(`has "${wording(instruction)}" in the closure of block_in_place`);
    }
  }
  if (inside) faults.push('does not end the closure of block_in_place');
  return faults;
};

const wording = (instruction: Instruction): string =>
  instruction.does === 'wait' ? `wait for ${instruction.for}` : instruction.does;

/** What wakes a thread that waits in a closure, other than a task or a completion, is not modelled. */
const mayBeInside = (instruction: Instruction): boolean =>
  instruction.does !== 'repeat' && (instruction.does !== 'wait' || instruction.for === 'wake');

const faultsOfJoins = (programs: readonly Program[], index: number): readonly string[] => {
  const joiners = programs.filter(({ instructions }) =>
    instructions.some((instruction) => instruction.does === 'join' && instruction.task === index),
  );
  return joiners.length > 1 ? [`is joined by ${joiners.length} tasks, but has one JoinHandle`] : [];
};

/** Why these programs cannot be run, in sentences for people; none if they can. */
export const impossibleIn = (programs: readonly Program[]): readonly string[] =>
  programs.flatMap((program, index) =>
    [...faultsOfClosures(program), ...faultsOfJoins(programs, index)].map(
      (fault) => `task ${index + 1} (${program.role}) ${fault}`,
    ),
  );
