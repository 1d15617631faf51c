import { describe, expect, it } from 'vitest';
import { neverTaken } from '../../../checker/verify/never-taken.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { scenarios, type YieldName } from '../../../model/index.ts';
import { explored, propertiesThat } from './explored.ts';

const both: readonly YieldName[] = ['self-wake', 'yield_now'];
const all = scenarios.flatMap(({ name }) => both.map((how) => [name, how] as const));

describe('the specification of 1.53', () => {
  it.each(all)('%s by %s violates no property and breaks no sentence', (name, how) => {
    const verification = explored(name, how);
    expect(propertiesThat('violated', verification)).toEqual([]);
    expect(propertiesThat('inconclusive', verification)).toEqual([]);
    expect(verification.broken).toEqual([]);
  });

  it('takes each of its actions in some scenario', () => {
    const never = all.map(
      ([name, how]) => new Set(neverTaken(explored(name, how)).map((action) => action.name)),
    );
    const everywhere = [...(never[0] ?? [])].filter((action) =>
      never.every((missing) => missing.has(action)),
    );
    expect(everywhere).toEqual([]);
  });

  it('puts each property to the test in some scenario', () => {
    const held = new Set(all.flatMap(([name, how]) => propertiesThat('holds', explored(name, how))));
    expect(allProperties.map(({ id }) => id).filter((id) => !held.has(id))).toEqual([]);
  });
});
