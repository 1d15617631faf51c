import { describe, expect, it } from 'vitest';
import { neverTaken } from '../../../checker/verify/never-taken.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { scenarios, type YieldName } from '../../../model/index.ts';
import { explored, propertiesThat } from './explored.ts';

const both: readonly YieldName[] = ['self-wake', 'yield_now'];
const all = scenarios.flatMap(({ name }) => both.map((how) => [name, how] as const));

/** What no trace of a scenario tells, not even one that tells all that happens. */
const undecidable: Readonly<Record<string, readonly string[]>> = {
  // Whether a thread that was in block_in_place has its core.
  'block-in-place': ['idle-wake-placement'],
  // Whether a task that ended without a poll was aborted or its wake was lost.
  abort: ['every-wake-answered'],
  // The same, and whether one that was put into no queue was shut down.
  shutdown: ['every-wake-answered', 'idle-wake-placement'],
};

describe('the specification of 1.53', () => {
  it.each(all)('%s by %s violates no property and breaks no sentence', (name, how) => {
    const verification = explored(name, how);
    expect(propertiesThat('violated', verification)).toEqual([]);
    expect(propertiesThat('inconclusive', verification)).toEqual(undecidable[name] ?? []);
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
