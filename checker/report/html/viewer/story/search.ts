import { rowLayouts } from '../../payload/row-layout.ts';
import type { Story } from './story.ts';

/** What is looked for: words that a kind or an action contains, and numbers of tasks or positions. */
interface Query {
  readonly words: readonly string[];
  readonly task: number | undefined;
  readonly g: number | undefined;
}

const parse = (text: string): Query => {
  const lower = text.toLowerCase();
  const g = /\bg\s*(\d+)/u.exec(lower)?.[1];
  const task = /\b(?:task|t)\s*(\d+)/u.exec(lower)?.[1] ?? /^\s*(\d+)\s*$/u.exec(lower)?.[1];
  const words = lower.replaceAll(/\b(?:g|task|t)\s*\d+|^\s*\d+\s*$/gu, ' ').split(/\s+/u);
  return {
    words: words.filter((word) => word !== ''),
    task: task === undefined ? undefined : Number(task),
    g: g === undefined ? undefined : Number(g),
  };
};

/** The items that concern `task`, rising: of a run, also steps that change it without an event. */
export const itemsOfTask = (story: Story, task: number): readonly number[] => {
  const { events, items, timeline } = story;
  const found = new Set<number>();
  for (let place = 0; place < events.length; place++)
    if (events.task[place] === task) found.add(items.ofEvent(place));
  for (const [index, { changes }] of (timeline.run?.steps ?? []).entries())
    if (changes.some(({ owner }) => owner.kind === 'task' && owner.task === task)) found.add(index + 1);
  return [...found].toSorted((a, b) => a - b);
};

/** The items that a search finds, rising: all words, the task and the position must be there. */
export const search = (story: Story, text: string): readonly number[] => {
  const { words, task, g } = parse(text);
  if (words.length === 0 && task === undefined && g === undefined) return [];
  const { events, items, timeline } = story;
  const inWords = (name: string): boolean => words.every((word) => name.toLowerCase().includes(word));
  const kinds = rowLayouts.map(({ kind }) => inWords(kind));
  const found = new Set<number>();
  for (let place = 0; place < events.length; place++) {
    const item = items.ofEvent(place);
    const action = timeline.run?.steps[item - 1]?.action;
    const isNamed = kinds[events.kind[place] ?? 0] === true || (action !== undefined && inWords(action));
    if (!isNamed || (task !== undefined && events.task[place] !== task)) continue;
    if (g === undefined || events.g[place] === g) found.add(item);
  }
  if (task === undefined && g === undefined)
    for (const [index, { action }] of (timeline.run?.steps ?? []).entries())
      if (inWords(action)) found.add(index + 1);
  return [...found].toSorted((a, b) => a - b);
};
