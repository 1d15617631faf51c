import type { EventOf } from '../../../traces/index.ts';
import { defineProperty } from '../define-property.ts';
import type { Property, Report } from '../property.ts';
import { ofShuttle } from './support.ts';

type SemaphoreEvent = EventOf<'shuttle.semaphore'>;

interface Bound {
  readonly permits: number;
  readonly event: SemaphoreEvent;
}

/**
 * What is known of a semaphore. The schedule does not say with how many permits it starts, but every acquire shows that
 * they were at least so many, and every acquire that must wait that they were fewer.
 */
interface Account {
  /** Permits acquired less those released since. */
  taken: number;
  /** Acquires that wait, or that were given up without a word. */
  waiting: number;
  atLeast: Bound | undefined;
  lessThan: Bound | undefined;
  /** From failed tries: a semaphore that a panic closed fails them too, until something shows that it is open. */
  lessThanIfOpen: Bound | undefined;
  /** A number of permits was not recorded. */
  unknown: boolean;
}

const opened = (): Account => ({
  taken: 0,
  waiting: 0,
  atLeast: undefined,
  lessThan: undefined,
  lessThanIfOpen: undefined,
  unknown: false,
});

const least = (one: Bound | undefined, other: Bound | undefined): Bound | undefined =>
  one === undefined || (other !== undefined && other.permits < one.permits) ? other : one;

function isOpen(account: Account): void {
  account.lessThan = least(account.lessThan, account.lessThanIfOpen);
  account.lessThanIfOpen = undefined;
}

function judge({ atLeast, lessThan }: Account, object: number, report: Report): void {
  if (atLeast === undefined || lessThan === undefined || atLeast.permits < lessThan.permits) return;
  const started = atLeast.permits === 1 ? '1 permit' : `${atLeast.permits} permits`;
  report.violated(
    `semaphore ${object} gave out permits that it did not have: to do so it must have started with ${started} at ` +
      `least, and it started with fewer than ${lessThan.permits}`,
    [atLeast.event, lessThan.event].toSorted((one, other) => one.g - other.g),
  );
}

function takes(account: Account, event: SemaphoreEvent, n: number, report: Report): void {
  report.checked();
  isOpen(account);
  account.taken += n;
  const needed = { permits: account.taken, event };
  if (account.atLeast === undefined || account.atLeast.permits < needed.permits) {
    account.atLeast = needed;
    judge(account, event.object, report);
  }
}

function waits(account: Account, event: SemaphoreEvent, n: number, report: Report): void {
  isOpen(account);
  // A fair semaphore lets nobody overtake: beside others an acquire waits although there are permits.
  if (account.waiting === 0) {
    const before = account.lessThan;
    account.lessThan = least(before, { permits: account.taken + n, event });
    report.checked();
    if (account.lessThan !== before) judge(account, event.object, report);
  }
  account.waiting += 1;
}

function fails(account: Account, event: SemaphoreEvent, n: number): void {
  if (account.waiting > 0) return;
  account.lessThanIfOpen = least(account.lessThanIfOpen, { permits: account.taken + n, event });
}

function follow(account: Account, event: SemaphoreEvent, report: Report): void {
  const { op, n } = event;
  switch (op) {
    case 'created':
      if (n !== undefined) account.lessThan = { permits: n + 1, event };
      return;
    case 'closed':
      account.waiting = 0;
      return;
    case 'release':
      if (n === undefined) account.unknown = true;
      else account.taken -= n;
      return;
    case 'acquire':
    case 'unblocked':
    case 'blocked':
    case 'try':
      if (op === 'unblocked') account.waiting = Math.max(0, account.waiting - 1);
      if (n === undefined) account.unknown = true;
      else if (op === 'blocked') waits(account, event, n, report);
      else if (op !== 'try' || event.ok === true) takes(account, event, n, report);
      else fails(account, event, n);
  }
}

/** No semaphore of Shuttle gives out more permits than it has. */
export const permitsSuffice: Property = defineProperty<Map<number, Account>>({
  ...ofShuttle,
  id: 'shuttle-permits-suffice',
  code: 'H3',
  kind: 'safety',
  sentence: 'A semaphore gives out no more permits than it has: their number is never negative.',
  source: 'shuttle: future/batch_semaphore.rs PermitsAvailable::acquire',
  trigger: 'an acquire succeeds or has to wait',
  needs: ['shuttle.semaphore'],
  observe: () => ({
    memory: () => new Map(),
    on: {
      'shuttle.semaphore': (accounts, event, report) => {
        const account = accounts.get(event.object) ?? opened();
        accounts.set(event.object, account);
        if (!account.unknown) follow(account, event, report);
      },
    },
  }),
});
