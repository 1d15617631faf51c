import { describe } from 'vitest';
import type { Contestant, Law } from './contestant.ts';

/** Tests of a law, unless there is a reason why it does not apply; the report then says which. */
export const law = ({ skip = {} }: Contestant, name: Law, tests: () => void): void => {
  const reason = skip[name];
  if (reason === undefined) describe(name, tests);
  else describe.skip(`${name}: not asked, since ${reason}`, tests);
};
