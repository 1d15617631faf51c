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

/**
 * Takes every step from the row in hand. Throws what an effect throws, and a `RowFault` where one refuses after a
 * change.
 */
export type Expand = () => void;

/** What a machine does with the row in hand, as generated code. */
export interface RowProgram<E> {
  /** Makes the row that starts at `from` in `rows` the one in hand. */
  load(rows: Int32Array, from: number): void;
  /** Undoes what was done to the row in hand since it was loaded. */
  restore(): void;
  /** Makes code that gives every step to `sink`. */
  expandInto(sink: StepSink<E>): Expand;
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

/** Node shares what it learns about functions of equal text, and so knows the rows of none of them. */
const unique = (): string => `// Program ${programs++}`;

/** What the row in hand can do without its actions. */
interface RowBasics extends Omit<RowProgram<never>, 'expandInto'> {
  /** Whether the row was changed since it was loaded. */
  differs(): boolean;
}

/** Prints a function of a workspace's properties and `invariants`. */
const basicsSource = (invariants: number, words: number): Source<RowBasics> => {
  const load = forEachWord(words, (word) => `base[${word}] = row[${word}] = rows[from + ${word}];`);
  const restore = forEachWord(words, (word) => `row[${word}] = base[${word}];`);
  const differs = forEachWord(words, (word) => `if (row[${word}] !== base[${word}]) return true;`);
  const holds = Array.from({ length: invariants }, (_, i) => `if (!invariant${i}(state)) return false;`);
  return [
    unique(),
    ...Array.from({ length: invariants }, (_, i) => `const invariant${i} = invariants[${i}];`),
    ...block('const load = (rows, from) =>', load),
    ...block('const restore = () =>', restore),
    ...block('const differs = () =>', [...differs, 'return false;']),
    ...block('const holds = () =>', [...holds, 'return !differs();']),
    'return { load, restore, differs, holds };',
  ].join('\n');
};

/** Prints a function of a workspace's properties, `effects` by name, `restore`, `differs`, `fault` and `sink`. */
const expansionSource = (actions: readonly Dispatched[], rows: RowLayout): Source<Expand> => {
  const { declarations, statements } = dispatchSource(actions, rows);
  const arrays = rows.layout.entries.filter(({ kind }) => kind === 'records').map(({ name }) => name);
  return [
    unique(),
    ...actions.map(({ rule }, i) => `const effect${i} = effects.get(${JSON.stringify(rule.name)});`),
    ...arrays.map((name, i) => `const views${i} = records.get(${JSON.stringify(name)});`),
    'const events = context.events;',
    ...block('const refused = (action) =>', ['if (differs()) fault();', 'sink.refuse(action);']),
    ...declarations,
    ...block('const expand = () =>', statements),
    'return expand;',
  ].join('\n');
};

/** The program of `machine` over a workspace laid out by `rows`. */
export const rowProgram = <S extends Schema, E>(
  { actions, invariants }: Machine<S, E>,
  rows: RowLayout,
  workspace: Workspace<S, E>,
): RowProgram<E> => {
  const basics = runGenerated(basicsSource(invariants.length, rows.words), {
    ...workspace,
    invariants: invariants.map(({ holds }) => holds),
  });
  const actionsNow = [...actions];
  const effects = new Map(actionsNow.map(({ rule, effect }) => [rule.name, effect]));
  const given = { ...workspace, ...basics, effects, fault: outOfContract };
  return {
    ...basics,
    expandInto: (sink) => runGenerated(expansionSource(actionsNow, rows), { ...given, sink }),
  };
};
