import { testsOf } from '../guard.ts';
import type { RecordSlots, Slot } from '../layout.ts';
import type { Action } from '../machine.ts';
import { decide } from './decision-tree.ts';
import type { Candidate, DecisionTree } from './decision-tree.ts';
import { GuardSource } from './guard-source.ts';
import type { RowLayout } from './row-layout.ts';
import { block, under } from './source-lines.ts';
import type { Lines } from './source-lines.ts';

/** An action as far as dispatching to it needs. */
export type Dispatched = Pick<Action, 'rule' | 'arrays' | 'when'>;

/** The statements that take every step, and the tables they use. */
export interface DispatchSource {
  readonly declarations: Lines;
  readonly statements: Lines;
}

/** For the actor that an action does not have. */
const nobody = '-1';

/** Runs an effect once for each way its choices can fall. */
const attempt = (action: number, first: string, second: string): Lines => {
  const views = [...(first === nobody ? [] : ['me']), ...(second === nobody ? [] : ['other'])];
  const effect = `effect${action}(${[...views, 'state', 'context'].join(', ')})`;
  return [
    `context.begin(${action}, ${first}, ${second});`,
    ...block('do', [
      ...block(`if (${effect} !== false)`, [`sink.take(row, ${action}, events);`, 'restore();']),
      `else refused(sink, ${action});`,
    ]),
    'while (context.advance());',
  ];
};

/**
 * Prints what takes every step from the state in `row`, which it leaves as it was, in the machine's enumeration
 * order: the actions of the system as a whole, then, for each array, a loop over its elements with a decision tree
 * in it. The names it uses besides its tables are declared by `rowProgramSource`.
 */
export const dispatchSource = (actions: readonly Dispatched[], rows: RowLayout): DispatchSource => {
  const guards = new GuardSource(rows);
  const arrays = rows.layout.entries.filter((entry): entry is RecordSlots => entry.kind === 'records');
  const recordsOf = (name: string): readonly (readonly Slot[])[] =>
    arrays.find((array) => array.name === name)?.records ?? [];
  const testsOn = (action: number, position: number, array: string): Candidate['tests'] => {
    const { rule, when } = actions[action] ?? { rule: { name: '' }, when: [] };
    return testsOf(rule.name, recordsOf(array)[0] ?? [], when[position] ?? {});
  };
  const elements = (array: string, index: string, view: string, body: Lines): Lines => {
    const number = arrays.findIndex(({ name }) => name === array);
    return block(`for (let ${index} = 0; ${index} < ${recordsOf(array).length}; ${index}++)`, [
      `const ${view} = views${number}[${index}];`,
      ...body,
    ]);
  };

  const printCandidate = (array: string, { action, tests }: Candidate): Lines => {
    const mine = tests.map((test) => guards.condition(recordsOf(array), test, 'i'));
    const [, second] = actions[action]?.arrays ?? [];
    if (second === undefined) return under(mine, attempt(action, 'i', nobody));
    const others = testsOn(action, 1, second).map((test) => guards.condition(recordsOf(second), test, 'j'));
    const conditions = [...(second === array ? ['j !== i'] : []), ...others];
    return under(mine, elements(second, 'j', 'other', under(conditions, attempt(action, 'i', 'j'))));
  };

  const printTree = (array: string, tree: DecisionTree): Lines => {
    if (tree.kind === 'leaf') return tree.candidates.flatMap((candidate) => printCandidate(array, candidate));
    const branches = tree.branches.flatMap(({ cells, tree: then }) => [
      ...cells.slice(1).map((cell) => `case ${cell}:`),
      ...block(`case ${cells[0]}:`, [...printTree(array, then), 'break;']),
    ]);
    const otherwise = block('default:', printTree(array, tree.otherwise));
    return block(`switch (${guards.cell(recordsOf(array), tree.at, 'i')})`, [...branches, ...otherwise]);
  };

  const ofTheWhole = actions.flatMap(({ arrays: over }, action) =>
    over.length === 0 ? attempt(action, nobody, nobody) : [],
  );
  const ofElements = arrays.flatMap(({ name }) => {
    const candidates = actions.flatMap(({ arrays: over }, action) =>
      over[0] === name ? [{ action, tests: testsOn(action, 0, name) }] : [],
    );
    return candidates.length === 0 ? [] : elements(name, 'i', 'me', printTree(name, decide(candidates)));
  });
  const statements = [...ofTheWhole, ...ofElements];
  return { declarations: guards.declarations, statements };
};
