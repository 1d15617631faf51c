import type { JestAssertion, MatcherState } from 'vitest';
import type { Change } from '../question/change.ts';
import type { PropertyChoices } from '../question/properties.ts';
import type { WorkloadOptions } from '../question/workload.ts';
import type { TraceSource } from '../trace/source.ts';
import type { Matched } from './answer.ts';
import { conformsTo } from './to-conform-to.ts';
import type { DifferBounds } from './to-differ-from.ts';
import { differs } from './to-differ-from.ts';
import type { Bounds } from './to-hold.ts';
import { holds } from './to-hold.ts';
import type { SatisfyOptions } from './to-satisfy.ts';
import { satisfies } from './to-satisfy.ts';

export type { Change } from '../question/change.ts';
export type { DifferBounds } from './to-differ-from.ts';
export type { Bounds } from './to-hold.ts';
export type { SatisfyOptions } from './to-satisfy.ts';
export type { Matched } from './answer.ts';

/** Says that a trace has properties. Vitest's own `toSatisfy` takes functions, and still does. */
export type ToSatisfy = (properties: PropertyChoices, options?: SatisfyOptions) => Promise<void>;

/**
 * Matchers of traces, and of models. All must be awaited. What nobody can tell, such as a property that was never put to
 * the test, fails a test with and without `not`; the message says what it would take.
 */
export interface YieldcheckMatchers {
  /**
   * Of a trace (path, bytes, or header with events): whether it is a behaviour of this release of Tokio, such as `1.53.1`, or
   * of the one that it says it is of, `auto`.
   */
  readonly toConformTo: (release: string) => Promise<void>;
  /**
   * Of a model (scenario, way of yielding, release, sizes): whether these properties hold in every interleaving; all that
   * there are if absent, and then those that this scenario does not put to the test are no failure. `bounds` add to the
   * model, and say how far to go.
   */
  readonly toHold: (properties?: PropertyChoices, bounds?: Bounds) => Promise<void>;
  /**
   * Of a model: whether other things can be seen of it once one option is changed, over all runs. With `not`, it is proved
   * that whatever can be seen of either can be seen of the other. `bounds` say how large the model is, how closely to look
   * and how far to go.
   */
  readonly toDifferFrom: (change: Change, bounds?: DifferBounds) => Promise<void>;
}

type State = Pick<MatcherState, 'isNot' | 'utils'>;

/** What `expect.extend` takes; a type, since interfaces have no index signature. */
export type MatcherFunctions = {
  toSatisfy(
    this: State,
    received: TraceSource,
    expected: PropertyChoices | ((value: unknown) => boolean),
    options?: SatisfyOptions | string,
  ): Matched | Promise<Matched>;
  toConformTo(this: State, received: TraceSource, release: string): Promise<Matched>;
  toHold(
    this: State,
    received: WorkloadOptions,
    properties?: PropertyChoices,
    bounds?: Bounds,
  ): Promise<Matched>;
  toDifferFrom(
    this: State,
    received: WorkloadOptions,
    change: Change,
    bounds?: DifferBounds,
  ): Promise<Matched>;
};

/**
 * The matchers, for a setup file or a test.
 *
 * @example
 * ```ts
 * import { expect, test } from 'vitest';
 * import { matchers } from 'yieldcheck/vitest';
 *
 * expect.extend(matchers);
 *
 * test('the recording is one of 1.53.1', async () => {
 *   await expect('recording.jsonl.gz').toSatisfy('one-poll-at-a-time');
 *   await expect('recording.jsonl.gz').toConformTo('1.53.1');
 * });
 *
 * test('no wake is lost', async () => {
 *   await expect({ scenario: 'yielders', yield: 'self-wake' }).toHold('every-wake-answered', { workers: 2, tasks: 2 });
 * });
 *
 * test('the upgrade changes nothing', async () => {
 *   await expect({ scenario: 'hogged-worker', tokio: '1.53.0' }).not.toDifferFrom({ tokio: '1.53.1' });
 * });
 * ```
 */
export const matchers: MatcherFunctions = {
  toSatisfy(received, expected, options) {
    return satisfies(this, received, expected, options);
  },
  toConformTo(received, release) {
    return conformsTo(this, received, release);
  },
  toHold(received, properties, bounds) {
    return holds(this, received, properties, bounds);
  },
  toDifferFrom(received, change, bounds) {
    return differs(this, received, change, bounds);
  },
};

declare module 'vitest' {
  interface Matchers<T> extends YieldcheckMatchers {}
  interface Assertion<T> {
    toSatisfy: JestAssertion<T>['toSatisfy'] & ToSatisfy;
  }
}
