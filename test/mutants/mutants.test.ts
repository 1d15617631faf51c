import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { killers } from './mutate.ts';

describe('mutants of the specification', () => {
  it.each(mutants)('$what: caught by $killedBy', ({ killedBy, ...mutant }) => {
    expect(killers(mutant, killedBy)).toEqual(expect.arrayContaining([...killedBy]));
  });
});
