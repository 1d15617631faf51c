import type { Notice } from './trace.ts';

/** The notice of a last line that was cut in its middle. */
export const cutOffNotice: Notice = {
  code: 'cut-off-line',
  count: 1,
  text: 'The last line was cut short and is left out: the recorder was stopped while it wrote, or the copy is incomplete.',
};
