import type { ToldFact } from '../../../../explain/told-run.ts';
import { el, type Child } from '../dom.ts';
import { prose } from '../prose.ts';
import { differences, factKey, type State } from '../story/state.ts';
import { fieldMeaning, fieldName, ownField, valueInWords } from '../story/words.ts';

type Differences = ReadonlyMap<string, ToldFact | undefined>;

const chips = (value: ToldFact['value'], ofTasks: boolean): readonly Child[] => {
  if (!ofTasks || value === null || typeof value !== 'object' || value.length === 0)
    return [
      el(
        'span',
        { class: value === null || typeof value === 'object' ? 'none' : ofTasks ? 'chip' : '' },
        valueInWords(value, ofTasks),
      ),
    ];
  return value.map((task) => el('span', { class: 'chip' }, valueInWords(task, true)));
};

const cell = (fact: ToldFact | undefined, changed: Differences): HTMLElement => {
  if (fact === undefined) return el('td', {});
  const key = factKey(fact);
  if (!changed.has(key)) return el('td', {}, ...chips(fact.value, fact.ofTasks));
  const before = changed.get(key);
  const was = `was ${valueInWords(before?.value, fact.ofTasks)}`;
  return el(
    'td',
    { class: 'changed', title: was },
    ...chips(fact.value, fact.ofTasks),
    el('span', { class: 'was' }, was),
  );
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** One row for each owner, one column for each field. */
const grid = (
  caption: string,
  facts: readonly ToldFact[],
  nameOf: (fact: ToldFact) => string,
  changed: Differences,
): HTMLElement | undefined => {
  if (facts.length === 0) return undefined;
  const rows = unique(facts.map(nameOf));
  const columns = [...new Map(facts.map((fact) => [fact.field, fact])).values()];
  const byPlace = new Map(facts.map((fact) => [`${nameOf(fact)} ${fact.field}`, fact]));
  return el(
    'table',
    { class: 'state' },
    el('caption', { class: 'unseen' }, caption),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('td', {}),
        ...columns.map((fact) =>
          el('th', { scope: 'col', title: fieldMeaning(fact) }, fieldName(fact.field)),
        ),
      ),
    ),
    el(
      'tbody',
      {},
      ...rows.map((row) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, row),
          ...columns.map(({ field }) => cell(byPlace.get(`${row} ${field}`), changed)),
        ),
      ),
    ),
  );
};

const ownerName = ({ owner }: ToldFact): string => {
  switch (owner.kind) {
    case 'worker':
      return `worker ${owner.worker}`;
    case 'task':
      return owner.task === 0 ? 'block_on' : `task ${owner.task}`;
    case 'runtime':
      return 'runtime';
  }
};

/** Fields in the order in which a reader wants them: where tasks are, before all others. */
const tasksFirst = (facts: readonly ToldFact[]): readonly ToldFact[] =>
  facts.toSorted((a, b) => Number(b.ofTasks) - Number(a.ofTasks));

const ofKind = (facts: readonly ToldFact[], kind: ToldFact['owner']['kind']): readonly ToldFact[] =>
  facts.filter(({ owner }) => owner.kind === kind);

const shared = (facts: readonly ToldFact[], changed: Differences): HTMLElement | undefined =>
  facts.length === 0
    ? undefined
    : el(
        'table',
        { class: 'state' },
        el('caption', { class: 'unseen' }, 'the runtime as a whole'),
        el(
          'tbody',
          {},
          ...facts.map((fact) =>
            el(
              'tr',
              {},
              el('th', { scope: 'row', title: fieldMeaning(fact) }, ownField(fact)),
              cell(fact, changed),
            ),
          ),
        ),
      );

/** A thread that is no worker, and that holds no task now. */
const isIdleThread = (fact: ToldFact, changed: Differences): boolean =>
  fact.owner.kind === 'runtime' && fact.value === null && !changed.has(factKey(fact));

/** Queues, slots and lists at one item, with what differs from the item before. */
export const stateView = (
  before: State | undefined,
  after: State,
  nameOfTask: (task: number) => string,
): readonly HTMLElement[] => {
  const changed = differences(before, after);
  // Where tasks are, and what has just changed; a reader of a whole table would look for these.
  const isPlain = (fact: ToldFact): boolean =>
    (fact.ofTasks && !isIdleThread(fact, changed)) ||
    (!fact.bookkeeping && (fact.owner.kind === 'task' || changed.has(factKey(fact))));
  const plain = after.facts.filter(isPlain);
  const rest = after.facts.filter((fact) => !isPlain(fact));
  const name = (fact: ToldFact): string =>
    fact.owner.kind === 'task' ? nameOfTask(fact.owner.task) : ownerName(fact);
  const tables = (facts: readonly ToldFact[]): readonly HTMLElement[] =>
    [
      grid('workers', tasksFirst(ofKind(facts, 'worker')), name, changed),
      shared(ofKind(facts, 'runtime'), changed),
      grid('tasks', ofKind(facts, 'task'), name, changed),
    ].filter((table) => table !== undefined);
  return [
    ...tables(plain),
    ...after.unknown.map((sentence) => el('p', { class: 'unknown' }, ...prose(sentence))),
    ...(rest.length === 0
      ? []
      : [
          el(
            'details',
            { class: 'bookkeeping' },
            el('summary', {}, 'Everything else: counters, flags, and where each worker is between two steps'),
            ...tables(rest),
          ),
        ]),
  ];
};
