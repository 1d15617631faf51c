import { testsOf } from '../guard.ts';
import type { Test } from '../guard.ts';
import type { Slot } from '../layout.ts';
import type { Action } from '../machine.ts';
import type { RowLayout } from './row-layout.ts';

/** An action of the element in hand, with the conditions on it that are still to be tested. */
interface Candidate {
  readonly action: number;
  readonly tests: readonly Test[];
}

const mostSplits = 6;

/** The field tested by most of the candidates, if by more than one. */
const sharedField = (candidates: readonly Candidate[]): number | undefined => {
  const counts = new Map<number, number>();
  for (const { tests } of candidates) for (const { at } of tests) counts.set(at, (counts.get(at) ?? 0) + 1);
  const [best] = Array.from(counts).toSorted(([, one], [, other]) => other - one);
  return best !== undefined && best[1] > 1 ? best[0] : undefined;
};

const isMet = ({ cells, except }: Test, cell: number | 'other'): boolean =>
  (cell !== 'other' && cells.includes(cell)) !== except;

/** The candidates left where the field at `at` has the value `cell`, or none of those that are named. */
const remaining = (
  candidates: readonly Candidate[],
  at: number,
  cell: number | 'other',
): readonly Candidate[] =>
  candidates
    .filter(({ tests }) => tests.every((test) => test.at !== at || isMet(test, cell)))
    .map(({ action, tests }) => ({ action, tests: tests.filter((test) => test.at !== at) }));

/**
 * The body of a function of `row`, `base`, `effects`, `state`, `records`, `context`, `step`, `refuse` and `fault` that
 * returns one that takes every step from the state in `row` and leaves the row as it was. It calls `step` with the
 * action and its actors, -1 for none, while the row holds where the step leads, and `refuse` with an action whose
 * guard was met and whose effect refused.
 *
 * The guards become a decision tree for each array: one that keeps the actions in the order in which they were added.
 */
export const dispatchSource = (
  actions: readonly Pick<Action, 'rule' | 'arrays' | 'when'>[],
  rows: RowLayout,
): string => {
  const constants: string[] = [];
  const tables = new Map<string, string>();
  const arrays = rows.layout.entries.flatMap((entry) => (entry.kind === 'records' ? [entry] : []));
  const viewsOf = (name: string): string => `views${arrays.findIndex((entry) => entry.name === name)}`;
  const recordsOf = (name: string): readonly (readonly Slot[])[] =>
    arrays.find((entry) => entry.name === name)?.records ?? [];

  /** The cell of the field at `at` in record 0 of `array`, read for the record `index`: 0 where a sequence is empty. */
  const cellOf = (array: string, at: number, index: string): string => {
    const places = recordsOf(array).map((slots) => {
      const like = recordsOf(array)[0]?.findIndex((slot) => slot.at === at) ?? 0;
      const cell = slots[like]?.at ?? 0;
      const run = rows.runs.get(cell);
      if (run?.kind === 'long') return run.length;
      return run ?? rows.scalars.get(cell) ?? { word: 0, shift: 0, bits: 0 };
    });
    const key = `${array} ${at}`;
    const table = tables.get(key) ?? `field${tables.size}`;
    if (!tables.has(key)) {
      tables.set(key, table);
      constants.push(`const ${table}w = [${places.map(({ word }) => word).join()}];`);
      constants.push(`const ${table}s = [${places.map(({ shift }) => shift).join()}];`);
    }
    const read = `(row[${table}w[${index}]] >>> ${table}s[${index}]) & ${2 ** (places[0]?.bits ?? 0) - 1}`;
    return rows.runs.get(at)?.kind === 'short' ? `((${read}) === 1 ? 0 : 1)` : `(${read})`;
  };

  const condition = (array: string, index: string, { at, cells, except }: Test): string => {
    const any = cells.map((cell) => `${cellOf(array, at, index)} === ${cell}`).join(' || ');
    return except ? `!(${any})` : `(${any})`;
  };
  const guarded = (conditions: readonly string[], body: string): string =>
    conditions.length === 0 ? `{ ${body} }` : `if (${conditions.join(' && ')}) { ${body} }`;

  const attempt = (action: number, first: string, second: string): string => {
    const views = [first, second].filter((index) => index !== '-1').map((_, i) => (i === 0 ? 'me' : 'other'));
    return [
      'context.begin();',
      'do {',
      `if (effect${action}(${[...views, 'state', 'context'].join(', ')}) !== false) { step(${action}, ${first}, ${second}); restore(); }`,
      `else refused(${action});`,
      '} while (context.advance());',
    ].join('\n');
  };

  const taken = (array: string, { action, tests }: Candidate): string => {
    const own = tests.map((test) => condition(array, 'i', test));
    const [, second] = actions[action]?.arrays ?? [];
    if (second === undefined) return guarded(own, attempt(action, 'i', '-1'));
    const others = testsOf(
      actions[action]?.rule.name ?? '',
      recordsOf(second)[0] ?? [],
      actions[action]?.when[1] ?? {},
    );
    const conditions = [
      ...(second === array ? ['j !== i'] : []),
      ...others.map((test) => condition(second, 'j', test)),
    ];
    return guarded(
      own,
      `for (let j = 0; j < ${recordsOf(second).length}; j++) { const other = ${viewsOf(second)}[j]; ${guarded(conditions, attempt(action, 'i', 'j'))} }`,
    );
  };

  const tree = (array: string, candidates: readonly Candidate[], splits: number): string => {
    const at = splits < mostSplits ? sharedField(candidates) : undefined;
    if (at === undefined) return candidates.map((candidate) => taken(array, candidate)).join('\n');
    const named = new Set(
      candidates.flatMap(({ tests }) => tests.flatMap((test) => (test.at === at ? test.cells : []))),
    );
    const cases = Array.from(named, (cell) => {
      const body = tree(array, remaining(candidates, at, cell), splits + 1);
      return `case ${cell}: { ${body} break; }`;
    });
    const otherwise = tree(array, remaining(candidates, at, 'other'), splits + 1);
    return `switch (${cellOf(array, at, 'i')}) { ${cases.join('\n')} default: { ${otherwise} } }`;
  };

  const wholes = actions.flatMap(({ arrays: over }, action) =>
    over.length === 0 ? [attempt(action, '-1', '-1')] : [],
  );
  const perArray = arrays.map(({ name, records }) => {
    const candidates = actions.flatMap(({ arrays: over, rule, when }, action) =>
      over[0] === name ? [{ action, tests: testsOf(rule.name, records[0] ?? [], when[0] ?? {}) }] : [],
    );
    if (candidates.length === 0) return '';
    return `for (let i = 0; i < ${records.length}; i++) { const me = ${viewsOf(name)}[i]; ${tree(name, candidates, 0)} }`;
  });
  const body = [...wholes, ...perArray].join('\n');
  const each = Array.from({ length: rows.words }, (_, word) => word);
  return [
    ...actions.map((_, action) => `const effect${action} = effects[${action}];`),
    ...arrays.map(({ name }) => `const ${viewsOf(name)} = records.get(${JSON.stringify(name)});`),
    ...constants,
    `const restore = () => { ${each.map((word) => `row[${word}] = base[${word}];`).join(' ')} };`,
    `const refused = (action) => { if (${each.map((word) => `row[${word}] !== base[${word}]`).join(' || ')}) fault(); refuse(action); };`,
    `return () => { ${body} };`,
  ].join('\n');
};
