import type { Event } from '../../event/event.ts';
import { idOf, taskOf } from '../fields.ts';

const subjectOf = (event: Event): string => {
  const task = taskOf(event);
  if (task !== undefined) return ` task ${task}`;
  const id = idOf(event);
  return id === undefined ? '' : ` id ${id}`;
};

/** What stands on something lasting that `event` begins. */
export const spanLabel = (event: Event): string => {
  if (event.e === 'park.begin') return 'parked';
  const subject = subjectOf(event);
  return event.e === 'poll.begin' ? subject.trimStart() : `${event.e.replace('.begin', '')}${subject}`;
};

/** What stands at a moment. */
export const momentLabel = (event: Event): string =>
  event.e === 'mark' ? event.label : `${event.e}${subjectOf(event)}`;
