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

/** The statements that take every step, and the tables and functions they use. */
export interface DispatchSource {
  readonly declarations: Lines;
  readonly statements: Lines;
}

/** The actors of an action: an element has a name for its index and one for its view. */
const parameters = ['i', 'me', 'j', 'other'] as const;

/** A function that runs an effect once for each way its choices can fall. */
const attempt = (action: number, actors: number): Lines => {
  const given = parameters.slice(0, 2 * actors);
  const views = given.filter((_, position) => position % 2 === 1);
  const effect = `effect${action}(${[...views, 'state', 'context'].join(', ')})`;
  const indices = [actors > 0 ? 'i' : '-1', actors > 1 ? 'j' : '-1'];
  return block(`const attempt${action} = (${given.join(', ')}) =>`, [
    `context.begin(${[action, ...indices].join(', ')});`,
    ...block('do', [
      ...block(`if (${effect} !== false)`, [`sink.take(row, ${action}, events);`, 'restore();']),
      `else refused(${action});`,
    ]),
    'while (context.advance());',
  ]);
};

/** Up to this many elements of an array, each has code of its own, in which the places of its fields are known. */
const mostUnrolled = 8;

/**
 * Prints what takes every step from the state in `row`, which it leaves as it was, in the machine's enumeration
 * order: the actions of the system as a whole, then, for each array, a loop over its elements with a decision tree
 * in it. The names it uses besides its own are declared by `rowProgramSource`.
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
  const viewOf = (array: string, index: string): string =>
    `views${arrays.findIndex(({ name }) => name === array)}[${index}]`;
  const forEachElement = (array: string, variable: string, body: (index: string) => Lines): Lines => {
    const { length } = recordsOf(array);
    return length <= mostUnrolled
      ? Array.from({ length }, (_, index) => body(`${index}`)).flat()
      : block(`for (let ${variable} = 0; ${variable} < ${length}; ${variable}++)`, body(variable));
  };

  const printCandidate = (array: string, { action, tests }: Candidate, i: string): Lines => {
    const mine = tests.map((test) => guards.condition(recordsOf(array), test, i));
    const [, second] = actions[action]?.arrays ?? [];
    const me = `${i}, ${viewOf(array, i)}`;
    if (second === undefined) return under(mine, [`attempt${action}(${me});`]);
    const others = testsOn(action, 1, second);
    const pairs = forEachElement(second, 'j', (j) => {
      if (second === array && i === j) return [];
      const conditions = [
        ...(second === array ? [`${j} !== ${i}`] : []),
        ...others.map((test) => guards.condition(recordsOf(second), test, j)),
      ];
      return under(conditions, [`attempt${action}(${me}, ${j}, ${viewOf(second, j)});`]);
    });
    return under(mine, pairs);
  };

  const printTree = (array: string, tree: DecisionTree, i: string): Lines => {
    if (tree.kind === 'leaf')
      return tree.candidates.flatMap((candidate) => printCandidate(array, candidate, i));
    const branches = tree.branches.flatMap(({ cells, tree: then }) => [
      ...cells.slice(1).map((cell) => `case ${cell}:`),
      ...block(`case ${cells[0]}:`, [...printTree(array, then, i), 'break;']),
    ]);
    const otherwise = block('default:', printTree(array, tree.otherwise, i));
    return block(`switch (${guards.cell(recordsOf(array), tree.at, i)})`, [...branches, ...otherwise]);
  };

  const ofTheWhole = actions.flatMap(({ arrays: over }, action) =>
    over.length === 0 ? [`attempt${action}();`] : [],
  );
  const ofElements = arrays.flatMap(({ name }) => {
    const candidates = actions.flatMap(({ arrays: over }, action) =>
      over[0] === name ? [{ action, tests: testsOn(action, 0, name) }] : [],
    );
    const tree = decide(candidates);
    return candidates.length === 0 ? [] : forEachElement(name, 'i', (index) => printTree(name, tree, index));
  });
  const statements = [...ofTheWhole, ...ofElements];
  const attempts = actions.flatMap(({ arrays: over }, action) => attempt(action, over.length));
  return { declarations: [...guards.declarations, ...attempts], statements };
};
