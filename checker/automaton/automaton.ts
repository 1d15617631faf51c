import type { Automaton, EventKind, Header, Emission } from '../../traces/index.ts';
import { violated } from '../../traces/index.ts';
import { whyNotCheckable } from '../monitor/index.ts';
import type { Handler, Observer, Property } from '../properties/property.ts';
import { handlersOf } from '../properties/support/handlers.ts';
import { traitsOf } from '../properties/traits.ts';
import { asEvent, Observations } from './observations.ts';
import { copyOf, identityOf } from './plain-data.ts';
import { Tally } from './tally.ts';

/**
 * A property as an automaton to compose with the specification. Its states are the memories of the property's
 * observer, numbered as they are met. To learn why a run is rejected, give the run's events to a monitor.
 */
export interface PropertyAutomaton extends Automaton<Emission> {
  readonly kind: 'automaton';
  /** How often an instance was decided, counted over the steps taken; 0 means the trigger never happened. */
  checked(): number;
  /** How often an instance could not be decided, counted over the steps taken and the states asked about. */
  undecided(): number;
  /** Number of different memories met. */
  memories(): number;
  /** The state after these events from the very beginning; those in between get no numbers. */
  stateAfter(events: Iterable<Emission>): number;
}

/** A property composed with a specification, or why it cannot be. */
export type Composable = PropertyAutomaton | { readonly kind: 'not-checkable'; readonly reason: string };

/** The automata of several properties over generated traces with this header, in the same order. */
export function automataOf(properties: readonly Property[], header: Header): readonly Composable[] {
  const observations = new Observations();
  return properties.map((property) => automatonOf(property, header, observations));
}

/** The automaton of `property` over generated traces with this header. */
export function automatonOf(
  property: Property,
  header: Header,
  observations: Observations = new Observations(),
): Composable {
  const reason = whyNotCheckable(property, header);
  if (reason !== undefined) return { kind: 'not-checkable', reason };
  const observer = property.observe(
    header.runtime,
    (kind) => header.coverage[kind] === 'all',
    traitsOf(header),
  );
  return new Determinised(property.id, observer, observations);
}

interface Step {
  readonly next: number;
  readonly checked: number;
  readonly undecided: number;
}

class Determinised implements PropertyAutomaton {
  readonly kind = 'automaton';
  readonly name: string;
  readonly initial: number;
  readonly #observer: Observer<unknown>;
  readonly #handlers: ReadonlyMap<EventKind, Handler<unknown, EventKind>>;
  readonly #observations: Observations;
  readonly #memories: unknown[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #steps: Map<number, Step>[] = [];
  readonly #accepting: (boolean | undefined)[] = [];
  #checked = 0;
  #undecided = 0;

  constructor(name: string, observer: Observer<unknown>, observations: Observations) {
    this.name = name;
    this.#observations = observations;
    this.#observer = observer;
    this.#handlers = new Map(handlersOf(observer.on));
    this.initial = this.#intern(observer.memory());
  }

  checked(): number {
    return this.#checked;
  }

  undecided(): number {
    return this.#undecided;
  }

  memories(): number {
    return this.#memories.length;
  }

  step(state: number, observation: Emission): number {
    if (state === violated) return violated;
    const handler = this.#handlers.get(observation.e);
    if (handler === undefined) return state;
    const steps = this.#stepsFrom(state);
    const number = this.#observations.numberOf(observation);
    let step = steps.get(number);
    if (step === undefined) {
      step = this.#run(state, handler, observation);
      steps.set(number, step);
    }
    this.#checked += step.checked;
    this.#undecided += step.undecided;
    return step.next;
  }

  accepts(state: number): boolean {
    if (state === violated) return false;
    const known = this.#accepting[state];
    if (known !== undefined) return known;
    const tally = new Tally();
    this.#observer.end?.(copyOf(this.#memories[state]), tally);
    this.#undecided += tally.undecidedCount;
    this.#accepting[state] = !tally.failed && !tally.isOpen;
    return !tally.failed && !tally.isOpen;
  }

  stateAfter(events: Iterable<Emission>): number {
    const memory = copyOf(this.#memories[this.initial]);
    const tally = new Tally();
    for (const event of events) this.#handlers.get(event.e)?.(memory, asEvent(event), tally);
    return tally.failed ? violated : this.#intern(memory);
  }

  #run(state: number, handler: Handler<unknown, EventKind>, observation: Emission): Step {
    const memory = copyOf(this.#memories[state]);
    const tally = new Tally();
    handler(memory, asEvent(observation), tally);
    const next = tally.failed ? violated : this.#intern(memory);
    return { next, checked: tally.checkedCount, undecided: tally.undecidedCount };
  }

  #stepsFrom(state: number): Map<number, Step> {
    const steps = this.#steps[state];
    if (steps === undefined) throw new RangeError(`${this.name} has no state ${state}`);
    return steps;
  }

  #intern(memory: unknown): number {
    const identity = identityOf(memory);
    const known = this.#numbers.get(identity);
    if (known !== undefined) return known;
    const number = this.#memories.push(memory) - 1;
    this.#numbers.set(identity, number);
    this.#steps.push(new Map());
    return number;
  }
}
