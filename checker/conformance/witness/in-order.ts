import type { Emitted } from '../../../model/index.ts';
import { probeKinds } from '../../../traces/index.ts';
import type { Event } from '../../../traces/index.ts';
import { isFilledKind } from './filled.ts';
import type { Filled } from './filled.ts';
import type { FilledStep, RecordedEvent, Tape } from './tape.ts';

type Said<E> = E extends unknown ? Omit<E, 'g' | 't' | 's'> : never;

/** A step as its event will say it, on a thread that need not be known yet. */
export interface HiddenEntry {
  readonly hidden: Said<Filled>;
  readonly s: number | undefined;
}

/** What a witness is made of, in the order in which it happened. */
export type Entry = RecordedEvent | HiddenEntry;

const ofProbes: ReadonlySet<string> = new Set(probeKinds);

const isFilled = (step: Emitted): step is Emitted & { readonly e: Filled['e'] } => isFilledKind(step.e);

const isCallOf =
  (event: Event, w: number | null) =>
  ({ step }: FilledStep): boolean =>
    step.e === 'wake.begin' && event.e === 'wake.begin' && step.task === event.task && step.w === w;

/** The recorded event among the steps since the one before: a waker's where it is called, any other's after them. */
const place = (steps: readonly FilledStep[], { recorded, w }: RecordedEvent): number => {
  const call = recorded.e === 'wake.begin' ? steps.findLastIndex(isCallOf(recorded, w)) : -1;
  return call < 0 ? steps.length : call;
};

const hidden = ({ step, s }: FilledStep): readonly HiddenEntry[] =>
  isFilled(step) ? [{ hidden: step, s }] : [];

/** What a tape holds, without what probes recorded, for which the steps that were filled in stand. */
export const inOrder = (tape: Tape): readonly Entry[] => {
  const entries: Entry[] = [];
  let steps: FilledStep[] = [];
  const put = (from: number, to?: number): void => {
    for (const step of steps.slice(from, to)) entries.push(...hidden(step));
  };
  for (const entry of tape.entries()) {
    if ('step' in entry) {
      steps.push(entry);
      continue;
    }
    const at = place(steps, entry);
    put(0, at);
    if (!ofProbes.has(entry.recorded.e)) entries.push(entry);
    put(at);
    steps = [];
  }
  put(0);
  return entries;
};
