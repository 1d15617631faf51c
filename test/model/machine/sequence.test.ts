import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { array, bool, interpret, Machine, seq, SpecificationError } from '../../../model/index.ts';
import { PlainSeq } from './plain-seq.ts';
import { apply, operationsOn } from './sequence-operations.ts';

const capacity = 4;
const schema = { items: array(3, { x: bool }), left: seq('items', capacity), right: seq('items', capacity) };
const small = fc.integer({ min: 0, max: 2 });

test.prop([fc.array(operationsOn(small, small), { maxLength: 40 })], { numRuns: 500 })(
  'a sequence behaves as a plain list',
  (operations) => {
    const plain = { left: new PlainSeq(capacity, 3), right: new PlainSeq(capacity, 3) };
    const outcome = { failed: false };
    const machine = new Machine<typeof schema, never>(schema, () => {}).once(
      { name: 'act', source: 'a toy' },
      (state) => {
        for (const given of operations) {
          let expected: unknown;
          try {
            expected = apply(plain, given);
          } catch {
            outcome.failed = true;
          }
          expect(apply(state, given)).toBe(expected);
          expect(state[given.on].isEmpty).toBe(plain[given.on].isEmpty);
        }
      },
    );
    const engine = interpret(machine);
    const run = () => engine.successors(engine.initial().state);
    try {
      const [step] = run();
      expect(outcome.failed).toBe(false);
      expect(engine.describe(step?.state ?? '')).toMatchObject({
        left: plain.left.list,
        right: plain.right.list,
      });
    } catch (error) {
      if (!outcome.failed) throw error;
      expect(error).toBeInstanceOf(SpecificationError);
      expect(['sequence-full', 'sequence-too-short']).toContain(
        error instanceof SpecificationError ? error.code : '',
      );
    }
  },
);
