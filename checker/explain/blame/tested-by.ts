import type { YieldName } from '../../../model/index.ts';

/** A scenario under a way of yielding, in the default size. */
export interface Testing {
  readonly scenario: string;
  readonly yield: YieldName;
}

/** What puts nearly everything to the test. */
const usual: Testing = { scenario: 'yielders', yield: 'yield_now' };

const special: ReadonlyMap<string, Testing> = new Map<string, Testing>([
  ['in-poll-wake-goes-back', { scenario: 'yielders', yield: 'self-wake' }],
  ['driver-before-deferred', { scenario: 'timer-beside-guests', yield: 'yield_now' }],
  ['inject-at-interval', { scenario: 'foreign-spawns', yield: 'self-wake' }],
  ['inject-fifo', { scenario: 'foreign-spawns', yield: 'self-wake' }],
  ['lifo-cap', { scenario: 'ping-pong', yield: 'yield_now' }],
  ['joiner-woken', { scenario: 'join', yield: 'self-wake' }],
  ['no-poll-after-abort', { scenario: 'abort', yield: 'self-wake' }],
  ['one-budget-a-tick', { scenario: 'coop-budget', yield: 'self-wake' }],
  ['last-searcher-notifies', { scenario: 'foreign-wakes', yield: 'self-wake' }],
]);

/** A scenario that puts the property with this id to the test, in the newest release, whichever the scheduler. */
export const testedBy = (property: string): Testing => special.get(property) ?? usual;
