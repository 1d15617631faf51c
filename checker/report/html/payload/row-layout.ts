import type { EventKind } from '../../../../traces/event/event.ts';
import { keysOf } from '../../../../traces/event/keys.ts';
import { vocabulary, words } from '../../../../traces/event/vocabulary.ts';

/** How the value of a field is put into bytes. */
export type FieldForm = 'count' | 'counts' | 'integer' | 'string' | 'boolean' | 'word';

/** One field of a kind of event, as rows carry it. */
export interface FieldLayout {
  readonly name: string;
  readonly form: FieldForm;
  readonly nullable: boolean;
  /** What the value is one of, if `form` is `word`. */
  readonly choices: readonly string[];
}

/** One kind of event, as rows carry it: the place in `rowLayouts` is its number. */
export interface RowLayout {
  readonly kind: EventKind;
  readonly fields: readonly FieldLayout[];
  /** Where in `fields` the task is that the event is about; -1 if it is about none. */
  readonly task: number;
}

const forms: Readonly<Record<string, FieldForm>> = {
  task: 'count',
  worker: 'count',
  count: 'count',
  counts: 'counts',
  integer: 'integer',
  string: 'string',
  boolean: 'boolean',
};

const choicesOf: Readonly<Record<string, readonly string[]>> = words;

const fieldLayout = (name: string, type: string): FieldLayout => {
  const [base = '', ...alternatives] = type.replace(/\?$/u, '').split('|');
  return {
    name,
    form: forms[base] ?? 'word',
    nullable: alternatives.includes('null'),
    choices: choicesOf[base] ?? [],
  };
};

/** How rows carry each kind of event, in the order of the vocabulary. Both ends of a page derive it from the same one. */
export const rowLayouts: readonly RowLayout[] = keysOf(vocabulary).map((kind) => {
  const declared: Readonly<Record<string, string>> = vocabulary[kind].fields;
  const fields = Object.entries(declared).map(([name, type]) => fieldLayout(name, type));
  return { kind, fields, task: fields.findIndex(({ name }) => name === 'task') };
});
