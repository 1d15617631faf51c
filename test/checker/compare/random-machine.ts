import { fc } from '@fast-check/vitest';
import { array, int, Machine } from '../../../model/index.ts';
import type { RowEngine } from '../../../model/index.ts';
import { compile } from '../../../model/index.ts';

/** What can be seen of a machine. */
export interface Said {
  readonly says: string;
}

/** What a cell does that holds `when`: it says so, and then holds one of `becomes`, and perhaps the other cell another. */
interface Deed {
  readonly when: number;
  readonly becomes: readonly number[];
  readonly other: number | undefined;
  readonly says: readonly string[];
}

/** The deeds of a machine of two cells. */
export type Deeds = readonly Deed[];

const most = 2;
const schema = () => ({ cells: array(2, { holds: int(0, most) }) });

const deed: fc.Arbitrary<Deed> = fc.record({
  when: fc.nat(most),
  becomes: fc.array(fc.nat(most), { minLength: 1, maxLength: 2 }),
  other: fc.option(fc.nat(most), { nil: undefined }),
  says: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
});

/** Machines of a few deeds, of at most nine states. */
export const someDeeds: fc.Arbitrary<Deeds> = fc.array(deed, { minLength: 1, maxLength: 4 });

/** Two machines that have most of their deeds in common, so that either may do whatever the other does. */
export const alikeDeeds: fc.Arbitrary<readonly [Deeds, Deeds]> = fc
  .tuple(someDeeds, fc.array(deed, { maxLength: 1 }), fc.array(deed, { maxLength: 1 }))
  .map(([common, one, other]) => [common.concat(one), common.concat(other)]);

/** The machine that has these deeds. */
export const engineOf = (deeds: Deeds): RowEngine<Said> => {
  const machine = new Machine<ReturnType<typeof schema>, Said>(schema(), (_state, context) => {
    context.emit({ says: 'start' });
  });
  for (const [i, { when, becomes, other, says }] of deeds.entries())
    machine.each(
      'cells',
      { name: `deed ${i}`, source: 'a test' },
      { holds: when },
      (me, { cells }, context) => {
        const choice = becomes.length === 1 ? 0 : context.choose(becomes.length);
        me.holds = becomes[choice] ?? 0;
        if (other !== undefined) cells.get(1 - me.index).holds = other;
        for (const word of says) context.emit({ says: word });
      },
    );
  return compile(machine);
};
