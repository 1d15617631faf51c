import type { Shown } from './exhibit.ts';

/** Where one is while stepping, and what is on the screen; everything that keys change. */
export interface Stepping {
  /** Index of the exhibit. */
  readonly exhibit: number;
  /** Index of the frame. */
  readonly cursor: number;
  readonly mode: 'steps' | 'search' | 'help';
  /** Whether frames have a column for each worker, or for each task. */
  readonly rows: 'workers' | 'tasks';
  /** Whether counters and the like are shown. */
  readonly everything: boolean;
  /** What is being typed after `/`. */
  readonly typed: string;
  /** What was searched for last. */
  readonly query: string;
  /** What there is to say about the last key. */
  readonly message: string;
  readonly done: boolean;
}

/** Where stepping begins. */
export const steppingFrom = (exhibits: readonly [Shown, ...Shown[]], exhibit = 0): Stepping => {
  const at = Math.max(0, Math.min(exhibit, exhibits.length - 1));
  return {
    exhibit: at,
    cursor: (exhibits[at] ?? exhibits[0]).start,
    mode: 'steps',
    rows: 'workers',
    everything: false,
    typed: '',
    query: '',
    message: '',
    done: false,
  };
};
