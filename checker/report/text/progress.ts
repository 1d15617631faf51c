import type { Output } from '../output.ts';
import { visible } from './visible.ts';
import { clipped } from './width.ts';

/** Says on the side how far long work has come: one line rewritten for a person, now and then a line for a log. */
export interface Progress {
  /** Says at once to a person what begins, before work that cannot tell how far it is. */
  announce(line: string): void;
  /** `line` is only made when it is going to be shown. */
  update(line: () => string): void;
  /** Clears the line, so that something else can be written. */
  clear(): void;
}

/** Short work shows nothing. */
const patience = 500;
const betweenRewrites = 100;
const betweenLines = 10_000;

/** Progress on `output`; `now` is a clock in milliseconds. */
export const progressOn = (output: Output, now: () => number = () => performance.now()): Progress => {
  let next = now() + (output.isTerminal ? patience : betweenLines);
  let shown = false;
  const rewrite = (line: string): void => {
    shown = true;
    output.write(`\r\u{1b}[2K${clipped(visible(line), output.columns - 1, '')}`);
  };
  return {
    announce: (line) => {
      if (output.isTerminal) rewrite(line);
    },
    update: (line) => {
      if (now() < next) return;
      next = now() + (output.isTerminal ? betweenRewrites : betweenLines);
      if (!output.isTerminal) return output.write(`${visible(line())}\n`);
      rewrite(line());
    },
    clear: () => {
      if (shown) output.write('\r\u{1b}[2K');
      shown = false;
    },
  };
};
