import { fc } from '@fast-check/vitest';
import type { CheckpointOptions, Limits } from '../../../../traces/index.ts';
import type { Subject } from './subjects.ts';

/** What ends a run before its time; `crash` without a word, and the others with a save. */
export interface Interruption {
  readonly by: 'states' | 'depth' | 'bytes' | 'seconds' | 'crash';
  /** When, between 0 and 1, as a part of what the whole exploration takes. */
  readonly at: number;
  /** Expanded states between two looks. */
  readonly every: number;
  /** Whether it is saved at every look, and not only at the end. */
  readonly saves: boolean;
}

const parts = 20;

/** Several interruptions, with from `least` to `most` states between two looks. */
export const interruptions = (least: number, most: number): fc.Arbitrary<readonly Interruption[]> =>
  fc.array(
    fc.record({
      by: fc.constantFrom('states', 'depth', 'bytes', 'seconds', 'crash'),
      at: fc.constantFrom(...Array.from({ length: parts - 1 }, (_, part) => (part + 1) / parts)),
      every: fc.integer({ min: least, max: most }),
      saves: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  );

/** The size of what is interrupted. */
export interface Whole {
  readonly states: number;
  readonly depth: number;
  readonly bytes: number;
  /** What is needed for the first state. */
  readonly firstBytes: number;
}

class Crash extends Error {}

const limitsOf = ({ by, at }: Interruption, whole: Whole): Limits => {
  switch (by) {
    case 'states':
      return { states: Math.ceil(at * whole.states) };
    case 'depth':
      return { depth: Math.floor(at * whole.depth) };
    case 'bytes':
      return { bytes: whole.firstBytes + at * (whole.bytes - whole.firstBytes) };
    case 'seconds': {
      let looks = Math.floor(at * 40);
      return {
        get seconds() {
          return looks-- > 0 ? Infinity : 0;
        },
      };
    }
    case 'crash':
      return {};
  }
};

/** Explores until the interruption. */
export const interrupt = (
  explored: Subject,
  interruption: Interruption,
  whole: Whole,
  checkpoint: CheckpointOptions,
): void => {
  const { by, at, every, saves } = interruption;
  try {
    explored({
      checkpoint: { ...checkpoint, everySeconds: saves ? 0 : 1000 },
      limits: limitsOf(interruption, whole),
      progressEvery: every,
      onProgress: ({ states }) => {
        if (by === 'crash' && states >= at * whole.states) throw new Crash();
      },
    });
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
};
