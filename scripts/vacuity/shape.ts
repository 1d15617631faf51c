import type { Event } from '../../traces/index.ts';

/** Fields that tell one behaviour from another; all others are names and numbers. */
const telling = ['how', 'from', 'to', 'why', 'by', 'had', 'ready'] as const;

/** What an event is an instance of, such as `schedule to=lifo why=idle`: its kind, with the words that it says. */
export const shapeOf = (event: Pick<Event, 'e'> & Readonly<Record<string, unknown>>): string => {
  const words = telling.flatMap((field) => {
    const value = event[field];
    return typeof value === 'string' || typeof value === 'boolean' ? [`${field}=${value}`] : [];
  });
  const others = [
    ...(event.e === 'driver.begin' ? [event['timeout'] === null ? 'sleeps' : 'does not sleep'] : []),
    ...(event.e === 'notify' ? [event['woken'] === null ? 'wakes nobody' : 'wakes one'] : []),
  ];
  return [event.e, ...words, ...others].join(' ');
};
