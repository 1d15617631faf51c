import { vocabulary } from '../../../../../traces/event/vocabulary.ts';
import type { Road, ToldChange } from '../../../../explain/told-run.ts';
import type { ShownEvent } from '../../payload/row-reader.ts';
import {
  fieldName,
  fieldsInWords,
  ownField,
  taskInWords,
  timeInWords,
  valueInWords,
  whereOf,
} from './words.ts';
import type { Story } from './story.ts';

/** One item of a story, in words. */
export interface Telling {
  /** `step 4` or `g 123`. */
  readonly place: string;
  /** When, where that is known. */
  readonly time: string | undefined;
  readonly who: string;
  /** The action or the kind of event. */
  readonly title: string;
  /** The tasks that it is about. */
  readonly tasks: readonly number[];
  readonly summary: string;
  /** What a kind of event means. */
  readonly meaning: string | undefined;
  readonly source: { readonly text: string; readonly link?: string } | undefined;
  readonly changes: readonly ToldChange[];
  readonly roads: readonly Road[];
  readonly events: readonly ShownEvent[];
  /** What is said of it where an event of it is pointed at, such as `fails`. */
  readonly flag: string | undefined;
}

/** Whose field it is goes without saying where it is that of the worker who takes the step. */
const fieldIn = ({ owner, field }: ToldChange, worker: number | null): string => {
  if (owner.kind === 'worker' && owner.worker === worker) return fieldName(field);
  return owner.kind === 'task' && field === 'state' ? taskInWords(owner.task) : ownField({ owner, field });
};

const changeInWords = (change: ToldChange, worker: number | null): string => {
  const { before, after, ofTasks } = change;
  return `${fieldIn(change, worker)}: ${valueInWords(before, ofTasks)} → ${valueInWords(after, ofTasks)}`;
};

const eventsOf = ({ events, items }: Story, item: number): readonly ShownEvent[] => {
  const [from, to] = items.eventsOf(item);
  return Array.from({ length: to - from }, (_, index) => events.at(from + index));
};

const tasksOf = ({ events, items }: Story, item: number): readonly number[] => {
  const [from, to] = items.eventsOf(item);
  const tasks = Array.from({ length: to - from }, (_, index) => events.task[from + index] ?? -1);
  return [...new Set(tasks)].filter((task) => task >= 0);
};

const flagOf = ({ items, failing, timeline }: Story, item: number): string | undefined =>
  failing.some((place) => items.ofEvent(place) === item) ? timeline.flag : undefined;

/** What a step did, or its first event if nothing that matters changed. */
const stepSummary = (
  events: readonly ShownEvent[],
  changes: readonly ToldChange[],
  worker: number | null,
): string => {
  const plain = changes.filter(({ bookkeeping }) => !bookkeeping);
  if (plain.length > 0) return plain.map((change) => changeInWords(change, worker)).join('; ');
  return [...new Set(events.map(({ e }) => e))].join(', ');
};

const tellStep = (story: Story, item: number): Telling => {
  const step = story.timeline.run?.steps[item - 1];
  const events = eventsOf(story, item);
  const tasks = tasksOf(story, item);
  const changed = (step?.changes ?? []).flatMap(({ owner }) => (owner.kind === 'task' ? [owner.task] : []));
  return {
    place: item === 0 ? 'start' : `step ${item}`,
    time: undefined,
    who: step === undefined || step.worker === null ? 'environment' : `worker ${step.worker}`,
    title: step?.action ?? 'start',
    tasks: [...new Set([...tasks, ...changed])],
    summary:
      item === 0
        ? `spawned: ${tasks.join(', ')}`
        : stepSummary(events, step?.changes ?? [], step?.worker ?? null),
    meaning: undefined,
    source:
      step === undefined
        ? undefined
        : { text: step.source, ...(step.link === undefined ? {} : { link: step.link }) },
    changes: step?.changes ?? [],
    roads: step?.roads ?? [],
    events,
    flag: flagOf(story, item),
  };
};

const tellEvent = (story: Story, item: number): Telling => {
  const event = story.events.at(item);
  return {
    place: `g ${event.g.toLocaleString('en-GB')}`,
    time: timeInWords(story.items.time[item] ?? 0),
    who: whereOf(event),
    title: event.e,
    tasks: tasksOf(story, item),
    summary: fieldsInWords(event),
    meaning: vocabulary[event.e].doc,
    source: undefined,
    changes: [],
    roads: [],
    events: [event],
    flag: flagOf(story, item),
  };
};

/** Puts an item into words. */
export const tell = (story: Story, item: number): Telling =>
  story.items.unit === 'step' ? tellStep(story, item) : tellEvent(story, item);
