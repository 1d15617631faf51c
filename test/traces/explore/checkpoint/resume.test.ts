import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { compile, interpret } from '../../../../model/index.ts';
import { explore } from '../../../../traces/index.ts';
import type { CheckpointOptions, Resumed, Saved } from '../../../../traces/index.ts';
import { machines } from '../../../model/machine/compiled/random-machine.ts';
import { mutex } from '../../../model/machine/toys.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { interrupt, interruptions } from './interruption.ts';
import type { Interruption } from './interruption.ts';
import { foundBy, withoutGraph, yielders } from './subjects.ts';
import type { Subject } from './subjects.ts';

const file = join(temporaryDirectory(), 'search');
const checkpoint: CheckpointOptions = { file, question: { test: 'resume' } };
const forget = (): void => rmSync(file, { force: true });
beforeEach(() => {
  forget();
  resumed = 0;
});

/** How many explorations went on from states that were saved, and not from a finished search. */
let resumed = 0;
const onResumed = ({ states, complete }: Resumed): void => {
  if (states > 1 && !complete) resumed++;
};

/** Explores from a new file, with interruptions, and then to the end. */
const inPieces = (explored: Subject, pieces: readonly Interruption[]) => {
  forget();
  const { exploration } = explored();
  for (const piece of pieces) interrupt(explored, piece, exploration, checkpoint);
  return foundBy(explored({ checkpoint: { ...checkpoint, onResumed } }));
};

describe('an exploration that is interrupted again and again ends as one that is not', () => {
  const ways = [
    { symmetry: false, fingerprint: false },
    { symmetry: true, fingerprint: false },
    { symmetry: false, fingerprint: true },
    { symmetry: true, fingerprint: true },
  ];
  test.each(ways)('with symmetry $symmetry and fingerprints $fingerprint', (way) => {
    const explored = yielders({ polls: 1, ...way });
    const whole = foundBy(explored());
    fc.assert(
      fc.property(fc.array(interruptions, { minLength: 1, maxLength: 5 }), (pieces) => {
        expect(inPieces(explored, pieces)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
    expect(resumed).toBeGreaterThan(5);
  });

  it('on random machines, which break invariants', () => {
    let broken = 0;
    fc.assert(
      fc.property(
        machines({ faulty: false }),
        fc.array(interruptions, { minLength: 1, maxLength: 4 }),
        ({ machine }, pieces) => {
          const explored = withoutGraph(machine);
          const found = explored({ limits: { states: 300 } });
          fc.pre(found.exploration.complete);
          broken += found.exploration.broken.length;
          expect(inPieces(explored, pieces)).toEqual(foundBy(found));
        },
      ),
      { numRuns: 60 },
    );
    expect(broken).toBeGreaterThan(0);
    expect(resumed).toBeGreaterThan(5);
  });
});

describe('going on', () => {
  const explored = yielders({});

  it('says from where, and takes no time for what is finished', () => {
    const told: Resumed[] = [];
    const saved: Saved[] = [];
    const options = {
      ...checkpoint,
      onResumed: (resumed: Resumed) => told.push(resumed),
      onSaved: (one: Saved) => saved.push(one),
    };
    explored({ checkpoint: options, limits: { states: 100 } });
    expect(told).toEqual([]);
    expect(saved).toHaveLength(1);
    const { exploration } = explored({ checkpoint: options });
    explored({ checkpoint: options });
    expect(told).toMatchObject([
      { file, complete: false, unfinished: false },
      { file, complete: true, states: exploration.states, depth: exploration.depth },
    ]);
    expect(told[0]?.states).toBeGreaterThan(0);
    expect(told[0]?.states).toBeLessThanOrEqual(100);
    expect(saved).toHaveLength(2);
  });

  it('never goes beyond a limit that is lower than before, and says which', () => {
    explored({ checkpoint, limits: { states: 200 } });
    const { exploration } = explored({ checkpoint, limits: { states: 10 } });
    expect(exploration).toMatchObject({ cut: 'states', complete: false });
    expect(exploration.states).toBeLessThanOrEqual(200);
    expect(explored({ checkpoint, limits: { depth: 1 } }).exploration.cut).toBe('depth');
  });

  it('saves no more often than asked', () => {
    let saves = 0;
    explored({ progressEvery: 1, checkpoint: { ...checkpoint, onSaved: () => saves++ } });
    expect(saves).toBe(1);
    forget();
    saves = 0;
    explored({ progressEvery: 50, checkpoint: { ...checkpoint, everySeconds: 0, onSaved: () => saves++ } });
    expect(saves).toBeGreaterThan(5);
  });
});

describe('what cannot be saved', () => {
  it('is a product with automata', () => {
    const automaton = { name: 'any', initial: 0, step: () => 0, accepts: () => true };
    expect(() => explore(compile(mutex()), { checkpoint, automata: [automaton] })).toThrow(RangeError);
  });

  it('is a machine that is not compiled', () => {
    expect(() => explore(interpret(mutex()), { checkpoint })).toThrow(/only a compiled machine/u);
  });
});
