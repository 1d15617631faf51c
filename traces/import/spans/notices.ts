/** What may be met in any recording of the spans of tasks. */
export const spanNotices = {
  'entered-twice':
    'Spans of tasks were entered while they were entered, as `in_current_span` does: without threads only the outermost is taken for a poll.',
  'entered-by-others':
    'Spans of tasks were entered inside of others without a wake, as `in_current_span` does: without threads they cannot be told from polls.',
  'left-unentered':
    'Spans of tasks were left that were not entered: lines are missing, and these were left out.',
  'used-again': 'Tasks began under the number of one that was not over: lines are missing.',
  'blocking-tasks': 'Blocking tasks ran: no scheduler polls them, so they have no polls here.',
} as const;

/** The code of such a notice. */
export type SpanNotice = keyof typeof spanNotices;
