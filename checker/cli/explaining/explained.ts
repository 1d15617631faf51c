import type { Exhibit } from '../../report/terminal/stepper/exhibit.ts';

/** What there is to explain: the same for people who step through it and for those who read. */
export interface Explained {
  /** What can be stepped through; empty where nothing happened. */
  readonly exhibits: readonly Exhibit[];
  /** All of it as text, in lines. */
  readonly told: readonly string[];
}

/** Blocks of lines with an empty line between them. */
export const parted = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
