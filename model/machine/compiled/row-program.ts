import type { Machine } from '../machine.ts';
import type { Schema } from '../schema.ts';
import { dispatchSource } from './dispatch.ts';
import type { Dispatched } from './dispatch.ts';
import { runGenerated } from './generated-code.ts';
import type { Source } from './generated-code.ts';
import type { RowContext } from './row-context.ts';
import { outOfContract } from './row-fault.ts';
import type { RowLayout } from './row-layout.ts';
import type { StepSink } from '../row-engine.ts';
import { block } from './source-lines.ts';
import type { Lines } from './source-lines.ts';
import type { RowViews } from './views.ts';

/** What a machine does with the row in hand, as generated code. */
export interface RowProgram<E> {
  /** Makes the row that starts at `from` in `rows` the one in hand. */
  load(rows: Int32Array, from: number): void;
  /** Undoes what was done to the row in hand since it was loaded. */
  restore(): void;
  /** Takes every step. Throws what an effect throws, and a `RowFault` where one refuses after a change. */
  expand(sink: StepSink<E>): void;
  /** Whether every invariant holds; false also where one changes the row. Throws what an invariant throws. */
  holds(): boolean;
}

/** What a row program works on. */
export interface Workspace<S extends Schema, E> extends RowViews<S> {
  /** The row that the views are of. */
  readonly row: Int32Array;
  /** Keeps the row in hand while effects change it. */
  readonly base: Int32Array;
  readonly context: RowContext<E>;
}

/** Beyond this many words, loops over them are no slower than statements for each. */
const mostUnrolled = 32;

const forEachWord = (words: number, statement: (word: number | string) => string): Lines =>
  words <= mostUnrolled
    ? Array.from({ length: words }, (_, word) => statement(word))
    : [`for (let k = 0; k < ${words}; k++) ${statement('k')}`];

let programs = 0;

/**
 * Prints a function of a workspace's properties, `effects` by name, `invariants` and `fault`.
 */
export const rowProgramSource = <E>(
  actions: readonly Dispatched[],
  invariants: number,
  rows: RowLayout,
): Source<RowProgram<E>> => {
  const { words, layout } = rows;
  const { declarations, statements } = dispatchSource(actions, rows);
  const arrays = layout.entries.filter(({ kind }) => kind === 'records').map(({ name }) => name);
  const load = forEachWord(words, (word) => `base[${word}] = row[${word}] = rows[from + ${word}];`);
  const restore = forEachWord(words, (word) => `row[${word}] = base[${word}];`);
  const differs = forEachWord(words, (word) => `if (row[${word}] !== base[${word}]) return true;`);
  const holds = Array.from({ length: invariants }, (_, i) => `if (!invariant${i}(state)) return false;`);
  return [
    // Node shares what it learns about functions of equal text, and so knows the rows of none of them.
    `// Program ${programs++}`,
    ...actions.map(({ rule }, i) => `const effect${i} = effects.get(${JSON.stringify(rule.name)});`),
    ...Array.from({ length: invariants }, (_, i) => `const invariant${i} = invariants[${i}];`),
    ...arrays.map((name, i) => `const views${i} = records.get(${JSON.stringify(name)});`),
    'const events = context.events;',
    ...block('const load = (rows, from) =>', load),
    ...block('const restore = () =>', restore),
    ...block('const differs = () =>', [...differs, 'return false;']),
    ...block('const refused = (sink, action) =>', ['if (differs()) fault();', 'sink.refuse(action);']),
    ...declarations,
    ...block('const expand = (sink) =>', statements),
    ...block('const holds = () =>', [...holds, 'return !differs();']),
    'return { load, restore, expand, holds };',
  ].join('\n');
};

/** The program of `machine` over a workspace laid out by `rows`. */
export const rowProgram = <S extends Schema, E>(
  { actions, invariants }: Machine<S, E>,
  rows: RowLayout,
  workspace: Workspace<S, E>,
): RowProgram<E> =>
  runGenerated(rowProgramSource(actions, invariants.length, rows), {
    ...workspace,
    effects: new Map(actions.map(({ rule, effect }) => [rule.name, effect])),
    invariants: invariants.map(({ holds }) => holds),
    fault: outOfContract,
  });
