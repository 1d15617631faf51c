import { spanNotices } from '../spans/notices.ts';

/** What may be met in a log of tracing-subscriber. */
export const tracingNotices = {
  ...spanNotices,
  'other-lines': 'Lines tell of resources, of their operations, or of the program itself: left out.',
  'not-json': 'Lines are no JSON objects: left out, as output of the program itself.',
  'span-entered-elsewhere':
    'Spans of tasks were entered by something else than a poll, as `in_current_span` does: left out.',
  'unknown-wakers':
    'Wakers were used of which no task was seen to make a copy, so that it is not known whose they are: left out.',
  'no-thread-ids':
    'Lines do not say on which thread they were written: polls cannot be told from other uses of a span, nor whose wakers are called; add `with_thread_ids(true)`.',
  'no-times': 'Lines have no time that is understood: the order of the file is all there is.',
  'no-spawns': 'No line tells of the beginning of a span: add `FmtSpan::NEW` to `with_span_events`.',
  'no-closes': 'No line tells of the end of a span: add `FmtSpan::CLOSE` to `with_span_events`.',
  'no-wakers':
    'No line tells of wakers: let the filter pass `tokio=trace`, which has the target `tokio::task::waker`.',
} as const;

/** The code of such a notice. */
export type TracingNotice = keyof typeof tracingNotices;
