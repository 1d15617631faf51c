import type { Event } from '../../../traces/index.ts';
import type { Palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { number } from '../text/words.ts';

const inOwnColumns = new Set(['e', 'g', 't', 's', 'w', 'task']);

const details = (event: Event): string =>
  Object.entries(event)
    .filter(([field]) => !inOwnColumns.has(field))
    .map(([field, value]) => `${field}=${Array.isArray(value) ? value.join(',') : (value ?? 'none')}`)
    .join(' ');

const task = (event: Event): string => ('task' in event ? String(event.task) : '');

/** Events as aligned lines: where in the trace, on which thread and worker, what, and about which task. */
export const eventTable = (events: readonly Event[], width: number, colours: Palette): readonly string[] =>
  table(
    [
      { title: 'g', align: 'right' },
      { title: 'thread', align: 'right' },
      { title: 'worker', align: 'right' },
      { title: 'event' },
      { title: 'task', align: 'right' },
      { title: 'details' },
    ],
    events.map((event) => [
      number(event.g),
      String(event.s),
      event.w === null ? '-' : String(event.w),
      event.e,
      task(event),
      details(event),
    ]),
    width,
    colours.faint,
  );
