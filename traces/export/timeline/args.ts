import type { Event } from '../../event/event.ts';
import { fieldsOf } from '../fields.ts';
import type { Args } from './mark.ts';
import type { OpenSpan } from './open-span.ts';

/** Everything that an event says, apart from its kind, its thread, and its time where that is `drawnAt`. */
export const argsOf = (event: Event, drawnAt: number): Args => {
  const args: Record<string, unknown> = { g: event.g, w: event.w };
  if (event.t !== drawnAt) args['t'] = event.t;
  for (const { name, value } of fieldsOf(event)) args[name] = value;
  return args;
};

/**
 * The same of an event that ends `span`, without what the span says already. Viewers put the values of both ends
 * together, so these have names of their own.
 */
export const endArgsOf = (event: Event, { task, worker }: OpenSpan, drawnAt: number): Args => {
  const args: Record<string, unknown> = { 'end.g': event.g };
  if (event.w !== worker) args['end.w'] = event.w;
  if (event.t !== drawnAt) args['end.t'] = event.t;
  for (const { name, value } of fieldsOf(event))
    if (name !== 'task' || value !== task) args[`end.${name}`] = value;
  return args;
};
