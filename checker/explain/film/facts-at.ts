import type { ToldChange, ToldFact } from '../told-run.ts';
import type { Film } from './film.ts';

/** Facts are kept once in so many frames, and made again from there. */
const betweenKept = 128;

const keyOf = ({ owner, field }: Pick<ToldFact, 'owner' | 'field'>): string => {
  switch (owner.kind) {
    case 'worker':
      return `w${owner.worker} ${field}`;
    case 'task':
      return `t${owner.task} ${field}`;
    case 'runtime':
      return field;
  }
};

/** What is true after so many frames of a film, from 0 on. */
export type FactsAt = (frames: number) => readonly ToldFact[];

/** Tells what is true anywhere in a film; takes no longer the longer the film is, once it was gone through. */
export const factsAtEach = ({ initial, frames }: Film): FactsAt => {
  const places = new Map(initial.map((fact, at) => [keyOf(fact), at]));
  const changed = (facts: ToldFact[], changes: readonly ToldChange[]): void => {
    for (const change of changes) {
      const at = places.get(keyOf(change));
      const fact = at === undefined ? undefined : facts[at];
      if (at !== undefined && fact !== undefined) facts[at] = { ...fact, value: change.after };
    }
  };
  const kept: (readonly ToldFact[])[] = [initial];
  return (count) => {
    const wanted = Math.max(0, Math.min(count, frames.length));
    const last = Math.floor(wanted / betweenKept);
    while (kept.length <= last) {
      const facts = [...(kept.at(-1) ?? initial)];
      const from = (kept.length - 1) * betweenKept;
      for (const { changes } of frames.slice(from, from + betweenKept)) changed(facts, changes);
      kept.push(facts);
    }
    const facts = [...(kept[last] ?? initial)];
    for (const { changes } of frames.slice(last * betweenKept, wanted)) changed(facts, changes);
    return facts;
  };
};
