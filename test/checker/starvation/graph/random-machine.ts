import { fc } from '@fast-check/vitest';
import { array, int, Machine } from '../../../../model/index.ts';
import type { SmallGraph } from './small-graph.ts';

/** What a step is, and in which state it ends. */
export interface Seen {
  readonly takes: number;
  readonly weight: number;
  readonly kept: boolean;
  /** Number of the state, from what its cells hold. */
  readonly to: number;
}

/** What an element does: from `when` to one of `becomes`, and the other element to `other`, or it stays as it is. */
interface Deed extends Omit<Seen, 'to'> {
  readonly when: number;
  readonly becomes: readonly number[];
  readonly other: number | undefined;
}

/** A machine of two cells, with what is asked of its graph. */
export interface SmallMachine extends Pick<SmallGraph, 'weak' | 'strong'> {
  readonly deeds: readonly Deed[];
  /** By state, whether the task waits in it. */
  readonly inside: readonly boolean[];
}

const most = 2;
const schema = () => ({ cells: array(2, { holds: int(0, most) }) });

/** Machines of a few actions, whose graphs have at most nine states. */
export const smallMachines: fc.Arbitrary<SmallMachine> = fc.record({
  deeds: fc.array(
    fc.record({
      when: fc.nat(most),
      becomes: fc.array(fc.nat(most), { minLength: 1, maxLength: 2 }),
      other: fc.option(fc.nat(most), { nil: undefined }),
      takes: fc.nat(7),
      weight: fc.nat(2),
      kept: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  inside: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)), {
    minLength: 9,
    maxLength: 9,
  }),
  weak: fc.nat(7),
  strong: fc.nat(7),
});

/** The machine, which says of each step what it is. */
export const machineOf = ({ deeds }: SmallMachine) => {
  const machine = new Machine<ReturnType<typeof schema>, Seen>(schema(), (_state, context) => {
    context.emit({ takes: 0, weight: 0, kept: false, to: 0 });
  });
  for (const [i, { when, becomes, other, takes, weight, kept }] of deeds.entries())
    machine.each(
      'cells',
      { name: `deed ${i}`, source: 'a test' },
      { holds: when },
      (me, { cells }, context) => {
        const choice = becomes.length === 1 ? 0 : context.choose(becomes.length);
        me.holds = becomes[choice] ?? 0;
        if (other !== undefined) cells.get(1 - me.index).holds = other;
        const to = cells.get(0).holds * (most + 1) + cells.get(1).holds;
        context.emit({ takes, weight, kept, to });
      },
    );
  return machine;
};
