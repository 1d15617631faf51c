import { expect, it } from 'vitest';
import { SpecificationError } from '../../../../model/index.ts';
import { ExplorationError } from '../../../../traces/index.ts';
import type { Contestant } from './contestant.ts';
import { faultyCounter } from './machines.ts';
import type { Run } from './machines.ts';

const faultOf = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

/** What an explorer says when the machine fails. */
export const faultLaws = ({ explore }: Contestant, run: Run): void => {
  it('says by which path a faulty action was reached', () => {
    const fault = faultOf(() => explore(run(faultyCounter())));
    expect(fault).toBeInstanceOf(ExplorationError);
    expect(fault).toMatchObject({ path: [0, 0] });
    expect(fault instanceof Error && fault.cause).toBeInstanceOf(SpecificationError);
  });
};
