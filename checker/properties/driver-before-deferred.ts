import type { Event, EventKind, EventOf, RuntimeInfo, TaskId } from '../../traces/index.ts';
import { eventKinds } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Applicability, Handler, Property, Report, Shows } from './property.ts';
import { allOf, since } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Threads } from './support/passes.ts';
import { threadOf, threadsFollowed } from './support/passes.ts';
import type { Accounts } from './support/reasons.ts';
import { accountsKept, noAccounts } from './support/reasons.ts';

/** What one thread has woken since it was last seen to do anything else. */
interface Pass {
  /** Whether the driver woke a task. */
  driver: boolean;
  /** The first deferred waker called that made its task runnable. */
  deferred: { readonly task: TaskId; readonly wake: EventOf<'wake.begin'> } | null;
  /** A wake by the driver that came after it. */
  after: EventOf<'wake.begin'> | null;
}

interface Passes extends Accounts, Threads {
  readonly passes: Map<number, Pass>;
}

/** Kinds of events that happen within a pass. */
const within: ReadonlySet<EventKind> = new Set([
  'wake.begin',
  'wake.end',
  'schedule',
  'overflow',
  'driver.end',
  'flush',
  'notify',
]);

/** In one pass, what the driver wakes gets its place before what was deferred. */
export const driverBeforeDeferred: Property = defineProperty<Passes>({
  id: 'driver-before-deferred',
  code: 'S17',
  kind: 'safety',
  sentence: 'In a pass through the driver, the tasks that it wakes are woken before the deferred ones.',
  source: 'worker.rs Context::park_internal; current_thread/mod.rs Context::park',
  trigger: 'one pass wakes tasks through the driver and deferred tasks',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'yield', 'wake.begin', 'wake.end'],
  applies: allOf(since('1.23.0'), withoutAltTimer),
  observe: (runtime, shows) => {
    const passesAbut = mayAbut(runtime, shows);
    const over: Handler<Passes, EventKind> = ({ passes }, event, report) => {
      const pass = passes.get(event.s);
      if (pass === undefined) return;
      passes.delete(event.s);
      judge(pass, passesAbut, report);
    };
    return {
      memory: () => ({ ...noAccounts(), threads: new Map(), passes: new Map() }),
      on: inTurn<Passes>(
        {
          ...Object.fromEntries(eventKinds.filter((kind) => !within.has(kind)).map((kind) => [kind, over])),
          'wake.begin': wakes,
        },
        inTurn(accountsKept(shows), threadsFollowed(runtime, shows)),
      ),
      end: ({ passes }, report) => {
        for (const pass of passes.values()) judge(pass, passesAbut, report);
      },
    };
  },
});

function withoutAltTimer({ config }: RuntimeInfo): Applicability {
  return config.alt_timer === true
    ? { applies: false, because: 'the alternative timer wakes tasks after the deferred ones' }
    : { applies: true };
}

/**
 * Whether two passes may follow each other with no event to part them: the pass of a worker that found nothing to do,
 * and the maintenance of its next tick. On current_thread a task that was woken is polled before the next pass.
 */
function mayAbut({ flavor }: RuntimeInfo, shows: Shows): boolean {
  return !shows('driver.begin') && flavor !== 'current_thread';
}

function wakes(memory: Passes, event: EventOf<'wake.begin'>): void {
  forgetIfWokenTwice(memory, event.task);
  const thread = threadOf(memory, event);
  if (event.from !== 'runtime' || thread.polling !== null) return;
  const pass = memory.passes.get(event.s) ?? { driver: false, deferred: null, after: null };
  memory.passes.set(event.s, pass);
  const listed = thread.deferred.get(event.task);
  if (listed === undefined || thread.stage === 'driver' || thread.stage === 'sleep') {
    pass.driver = true;
    if (pass.deferred !== null && isIdle(memory, event.task)) pass.after ??= event;
  } else if (listed === 'surely' && isIdle(memory, event.task)) {
    pass.deferred ??= { task: event.task, wake: event };
  }
}

/**
 * A task may wait for the driver as well as be deferred, and another thread may wake it at the same moment. If it is
 * woken twice, the first wake is not known to be the one that was deferred.
 */
function forgetIfWokenTwice({ passes }: Passes, task: TaskId): void {
  for (const pass of passes.values()) {
    if (pass.deferred?.task !== task) continue;
    pass.deferred = null;
    pass.after = null;
  }
}

function isIdle({ tasks }: Accounts, task: TaskId): boolean {
  const reasons = tasks.get(task);
  return reasons !== undefined && reasons.due === null && !reasons.maybe;
}

function judge({ driver, deferred, after }: Pass, passesAbut: boolean, report: Report): void {
  if (deferred === null || !driver) return;
  if (after === null) report.checked();
  else if (passesAbut) {
    report.undecidable(
      `deferred task ${deferred.task} and task ${after.task} may have been woken in two passes`,
    );
  } else {
    const evidence: readonly Event[] = [deferred.wake, after];
    report.violated(
      `in one pass, thread ${after.s} woke deferred task ${deferred.task} before the driver woke task ${after.task}`,
      evidence,
    );
  }
}
