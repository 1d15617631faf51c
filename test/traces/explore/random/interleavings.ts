import { array, int, Machine } from '../../../../model/index.ts';

/** Steps of each process. */
export const stepsEach = 5;
export const processes = 3;

const schemaOf = (length: number) => ({
  processes: array(processes, { at: int(0, length) }),
  progress: int(0, 3),
});

/** Whether a step shows the next part of the bug: who takes it, after how many own steps, and where the others are. */
export type Part = (who: number, at: number, others: readonly number[]) => boolean;

/**
 * Processes that take `length` steps each, in any order, and a bug that shows once each of its parts was seen, in
 * order.
 */
export const interleavings = (parts: readonly Part[], length = stepsEach) => {
  const schema = schemaOf(length);
  return new Machine<typeof schema, never>(schema, () => {})
    .each('processes', { name: 'step', source: 'a toy' }, {}, (me, state) => {
      if (me.at === length) return false;
      const others = Array.from({ length: processes }, (_, index) => state.processes.get(index).at);
      if (parts[state.progress]?.(me.index, me.at, others) === true) state.progress++;
      me.at++;
      return true;
    })
    .invariant('the bug stays hidden', ({ progress }) => progress < parts.length);
};
