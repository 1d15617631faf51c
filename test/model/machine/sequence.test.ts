import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { array, bool, interpret, Machine, seq, SpecificationError } from '../../../model/index.ts';
import type { Seq, State } from '../../../model/index.ts';

const capacity = 4;
const schema = { items: array(3, { x: bool }), left: seq('items', capacity), right: seq('items', capacity) };
type Both = Pick<State<typeof schema>, 'left' | 'right'>;

class PlainSeq implements Seq {
  list: number[] = [];
  get length() {
    return this.list.length;
  }
  get isEmpty() {
    return this.list.length === 0;
  }
  at(position: number): number {
    return this.#known(this.list[position]);
  }
  includes(index: number): boolean {
    return this.list.includes(index);
  }
  push(index: number): void {
    if (this.list.length === capacity) throw new RangeError('full');
    this.list.push(index);
  }
  shift(): number {
    return this.#known(this.list.shift());
  }
  pop(): number {
    return this.#known(this.list.pop());
  }
  remove(index: number): boolean {
    const position = this.list.indexOf(index);
    if (position >= 0) this.list.splice(position, 1);
    return position >= 0;
  }
  moveFront(count: number, target: Seq): void {
    this.#move(0, count, target);
  }
  moveBack(count: number, target: Seq): void {
    this.#move(this.list.length - count, count, target);
  }
  clear(): void {
    this.list = [];
  }
  #move(from: number, count: number, target: Seq): void {
    if (count > this.list.length) throw new RangeError('too short');
    for (const index of this.list.splice(from, count)) target.push(index);
  }
  #known(index: number | undefined): number {
    if (index === undefined) throw new RangeError('empty');
    return index;
  }
}

const side = fc.constantFrom('left' as const, 'right' as const);
const small = fc.integer({ min: 0, max: 2 });
const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('push' as const), on: side, index: small }) },
  fc.record({ does: fc.constantFrom('shift' as const, 'pop' as const, 'clear' as const), on: side }),
  fc.record({
    does: fc.constantFrom('remove' as const, 'includes' as const, 'at' as const),
    on: side,
    index: small,
  }),
  fc.record({
    does: fc.constantFrom('moveFront' as const, 'moveBack' as const),
    on: side,
    to: side,
    count: small,
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const apply = (sequences: Both, given: Operation): unknown => {
  const sequence = sequences[given.on];
  switch (given.does) {
    case 'push':
    case 'remove':
    case 'includes':
    case 'at':
      return sequence[given.does](given.index);
    case 'shift':
    case 'pop':
    case 'clear':
      return sequence[given.does]();
    case 'moveFront':
    case 'moveBack':
      return sequence[given.does](given.count, sequences[given.to]);
  }
};

test.prop([fc.array(operation, { maxLength: 40 })], { numRuns: 500 })(
  'a sequence behaves as a plain list',
  (operations) => {
    const plain = { left: new PlainSeq(), right: new PlainSeq() };
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
