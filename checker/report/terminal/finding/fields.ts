import type { Owner, ToldChange, ToldFact, ToldValue } from '../../../explain/told-run.ts';

/** A value as runs are told: tasks by their numbers, the future given to `block_on` by its name. */
export const valueInWords = (value: ToldValue, ofTasks: boolean): string => {
  if (value === null) return 'none';
  if (typeof value === 'object') return `[${value.map((item) => valueInWords(item, ofTasks)).join(',')}]`;
  return ofTasks && value === 0 ? 'block_on' : String(value);
};

/** Whose field it is, as briefly as can be; empty for the runtime as a whole. */
export const ownerInWords = (owner: Owner): string => {
  switch (owner.kind) {
    case 'worker':
      return `w${owner.worker}`;
    case 'task':
      return owner.task === 0 ? 'block_on' : `task ${owner.task}`;
    case 'runtime':
      return '';
  }
};

/**
 * Fields with values; each owner once for those that follow each other, and a semicolon where another begins. The state
 * of a task goes without its name.
 */
const told = (fields: readonly ToldFact[]): string => {
  let last: string | undefined;
  let text = '';
  for (const { owner, field, value, ofTasks } of fields) {
    const who = ownerInWords(owner);
    const isSame = who === last;
    if (last !== undefined) text += isSame ? ', ' : '; ';
    if (!isSame && who !== '') text += `${who} `;
    text += field === 'state' ? valueInWords(value, ofTasks) : `${field}=${valueInWords(value, ofTasks)}`;
    last = who;
  }
  return text;
};

/** What a step changed; counters and the like only if everything is to be shown. */
export const changesInWords = (changes: readonly ToldChange[], everything: boolean): string =>
  told(
    changes
      .filter(({ bookkeeping }) => everything || !bookkeeping)
      .map(({ owner, field, after, ofTasks, bookkeeping }) => ({
        owner,
        field,
        value: after,
        ofTasks,
        bookkeeping,
      })),
  );

const holdsTasks = ({ value, ofTasks }: ToldFact): boolean =>
  ofTasks && value !== null && !(typeof value === 'object' && value.length === 0);

/** Where tasks are before the first step. */
export const startInWords = (initial: readonly ToldFact[]): string => {
  const places = initial.filter(holdsTasks);
  return places.length === 0 ? 'every queue is empty' : told(places);
};
