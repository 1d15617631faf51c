import type { EventKind } from '../../../traces/index.ts';
import { eventKinds } from '../../../traces/index.ts';
import type { Handler, Observer } from '../property.ts';

/** An observer's handlers, each with the kind of event it is for. */
export function handlersOf<M>(
  on: Observer<M>['on'],
): readonly (readonly [EventKind, Handler<M, EventKind>])[] {
  return eventKinds.flatMap((kind) => {
    const handler: Handler<M, EventKind> | undefined = on[kind];
    return handler === undefined ? [] : [[kind, handler] as const];
  });
}

/** Handlers that do what `first` does and then what `then` does. */
export function inTurn<M>(first: Observer<M>['on'], then: Observer<M>['on']): Observer<M>['on'] {
  const combined = new Map<EventKind, Handler<M, EventKind>>(handlersOf(first));
  for (const [kind, handler] of handlersOf(then)) {
    const before = combined.get(kind);
    combined.set(
      kind,
      before === undefined
        ? handler
        : (memory, event, report) => {
            before(memory, event, report);
            handler(memory, event, report);
          },
    );
  }
  return Object.fromEntries(combined);
}
