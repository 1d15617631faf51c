import type { EventKind } from '../../traces/index.ts';
import { eventKinds } from '../../traces/index.ts';
import { recordedProperties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';
import { QuestionError } from './question-error.ts';

/** A property as its author writes it: what is optional here is filled in. */
export interface PropertyDefinition<M> extends Omit<Property<M>, 'code' | 'source' | 'applies'> {
  /** Letter and number in a text of yours; empty if absent. */
  readonly code?: string;
  /** Where it is decided, such as a file and function; empty if absent. */
  readonly source?: string;
  /** The releases and settings it holds in; all if absent. */
  readonly applies?: Property<M>['applies'];
}

const refuse = (problem: string, advice: string): never => {
  throw new QuestionError('ASK010', problem, advice);
};

const requireKinds = (id: string, kinds: readonly EventKind[]): void => {
  const known: ReadonlySet<string> = new Set(eventKinds);
  const unknown = kinds.find((kind) => !known.has(kind));
  if (unknown !== undefined)
    refuse(`the property '${id}' needs events of kind '${unknown}'`, `Kinds: ${eventKinds.join(', ')}.`);
};

/**
 * Makes a property that `verify`, `check`, `explain` and the matchers take beside those that are known by their ids.
 *
 * Its observer is an automaton over events: run alone it checks recordings, composed with the specification it is checked in
 * every interleaving. Its memory must be plain data that depends on what events say and never on when they were seen;
 * `Observer` says it in full.
 *
 * @throws QuestionError (`ASK010`) when the id is no name, or taken, or a kind of event does not exist
 *
 * @example
 * ```ts
 * const calm = defineProperty<{ polls: number }>({
 *   id: 'at-most-ten-polls',
 *   kind: 'safety',
 *   sentence: 'Nothing is polled more than ten times in all.',
 *   trigger: 'a task is polled',
 *   needs: ['poll.begin'],
 *   observe: () => ({
 *     memory: () => ({ polls: 0 }),
 *     on: {
 *       'poll.begin': (memory, event, report) => {
 *         memory.polls = Math.min(memory.polls + 1, 11);
 *         report.checked();
 *         if (memory.polls > 10) report.violated('this is one poll too many', [event]);
 *       },
 *     },
 *   }),
 * });
 * ```
 */
export const defineProperty = <M>(definition: PropertyDefinition<M>): Property => {
  const { id, needs } = definition;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(id))
    refuse(
      `'${id}' is no id of a property`,
      'Use small letters, digits and hyphens, such as one-poll-at-a-time.',
    );
  if (recordedProperties.some((known) => known.id === id))
    refuse(`there is a property '${id}' already`, 'Choose another id.');
  requireKinds(id, needs);
  const property: Property<M> = {
    code: '',
    source: '',
    applies: () => ({ applies: true }),
    ...definition,
  };
  return property;
};
