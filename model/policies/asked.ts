import type { Instruction, Program } from '../workloads/program.ts';

/** On what occasion a task gives way: at the end of an epoch, out of fuel, or wherever else it yields. */
export type Occasion = 'yield' | 'epoch' | 'fuel';

/** A place in a program where its task is asked to give way. */
export interface Asked {
  /** Index of the first instruction of what it does then. */
  readonly at: number;
  /** Index after the last of them. */
  readonly until: number;
  readonly occasion: Occasion;
}

const occasions: Partial<Readonly<Record<Instruction['does'], Occasion>>> = {
  'epoch deadline': 'epoch',
  'out of fuel': 'fuel',
  yield: 'yield',
  'component yield': 'yield',
};

/** On what occasion an instruction gives way, if it does. */
export const occasionAt = ({ does }: Instruction): Occasion | undefined => occasions[does];

/** Where a task is asked whose program no policy has a part in. */
export const askedIn = ({ instructions }: Program): readonly Asked[] =>
  instructions.flatMap((instruction, at) => {
    const occasion = occasionAt(instruction);
    return occasion === undefined ? [] : [{ at, until: at + 1, occasion }];
  });
