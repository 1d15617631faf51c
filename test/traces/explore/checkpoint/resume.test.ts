import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { compile, interpret } from '../../../../model/index.ts';
import { explore } from '../../../../traces/index.ts';
import type { CheckpointOptions, Resumed, Saved } from '../../../../traces/index.ts';
import { mutex, walker } from '../../../model/machine/toys.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { graphs } from '../graphs.ts';
import { interrupt, interruptions } from './interruption.ts';
import type { Interruption, Whole } from './interruption.ts';
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

const wholeOf = (explored: Subject): Whole & { readonly found: ReturnType<typeof foundBy> } => {
  const { bytes: firstBytes } = explored({ limits: { depth: 1 } }).exploration;
  const whole = explored();
  return { ...whole.exploration, firstBytes, found: foundBy(whole) };
};

/** Explores from a new file, with interruptions, and then to the end. */
const inPieces = (explored: Subject, whole: Whole, pieces: readonly Interruption[]) => {
  forget();
  const counted = { ...checkpoint, onResumed };
  for (const piece of pieces) interrupt(explored, piece, whole, counted);
  return foundBy(explored({ checkpoint: counted }));
};

describe('an exploration that is interrupted again and again ends as one that is not', () => {
  const ways = [
    { symmetry: false, fingerprint: false },
    { symmetry: true, fingerprint: false },
    { symmetry: false, fingerprint: true },
    { symmetry: true, fingerprint: true },
  ];
  test.each(ways)('with symmetry $symmetry and fingerprints $fingerprint', (way) => {
    const explored = yielders({ polls: 3, ...way });
    const whole = wholeOf(explored);
    fc.assert(
      fc.property(interruptions(30, 200), (pieces) => {
        expect(inPieces(explored, whole, pieces)).toEqual(whole.found);
      }),
      { numRuns: 20 },
    );
    expect(resumed).toBeGreaterThan(20);
  });

  it('where invariants are broken', () => {
    fc.assert(
      fc.property(graphs(40), interruptions(1, 5), fc.boolean(), (graph, pieces, fingerprint) => {
        const machine = walker(graph);
        for (const node of graph.keys())
          machine.invariant(`not at ${node}`, ({ at }) => at % 3 !== 0 || at !== node);
        const explored = withoutGraph(machine, fingerprint);
        const whole = wholeOf(explored);
        expect(inPieces(explored, whole, pieces)).toEqual(whole.found);
      }),
    );
    expect(resumed).toBeGreaterThan(20);
  });
});

describe('going on', () => {
  const explored = yielders({});

  it('says from where, and takes no time for what is finished', () => {
    const told: Resumed[] = [];
    const saved: Saved[] = [];
    const options = {
      ...checkpoint,
      onResumed: (one: Resumed) => told.push(one),
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
