import { spanNotices } from '../spans/notices.ts';

/** What may be met in a recording of console-subscriber. */
export const consoleNotices = {
  ...spanNotices,
  'other-spans':
    'Spans of resources and of operations on them were entered, left or closed, whose beginning is never recorded: left out.',
  'unknown-tasks': 'Wakers of tasks were used whose spawn is not in the recording: left out.',
} as const;

/** The code of such a notice. */
export type ConsoleNotice = keyof typeof consoleNotices;
