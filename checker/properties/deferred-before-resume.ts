import type { Event, EventOf, RuntimeInfo, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Observer, Property, Report, Shows } from './property.ts';
import { since } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Thread, Threads } from './support/passes.ts';
import { blockingFlushes, defers, threadOf, threadsFollowed } from './support/passes.ts';
import type { Accounts } from './support/reasons.ts';
import { accountsKept, noAccounts } from './support/reasons.ts';

/** How a deferred task was woken: as Tokio does, in a way that this trace cannot tell, or as Tokio never does. */
type Answer =
  | { readonly kind: 'proper' }
  | {
      readonly kind: 'unclear' | 'astray';
      readonly why: keyof typeof reasons;
      readonly wake: EventOf<'wake.begin'>;
    };

/** Said of a deferred task, as what follows "thread 1 ". */
const reasons = {
  strayFlush:
    'called its deferred wakers, but not straight after a pass through the driver that did not sleep',
  noPass: 'woke it as its scheduler does, but was not in a driver pass',
  inPoll: 'woke it as its scheduler does, but was in the middle of a poll',
  notListed: 'woke it, on whose list of deferred wakers it was not',
  tooOld: 'woke it on entry to block_in_place, which no release before 1.50.0 does',
  notEntering: 'woke it as on entry to block_in_place, but was not there',
  maybeDriver: 'woke it, on whose list of deferred wakers it was not, perhaps through the driver',
  fromUnknown: 'woke it, and the trace does not say from where',
} as const;

interface Deferral {
  readonly stream: number;
  readonly act: Event;
  answer: Answer | null;
}

interface Deferrals extends Accounts, Threads {
  /** Tasks that deferred themselves in their last poll. */
  readonly deferrals: Map<TaskId, Deferral>;
}

/** A deferred task stays with its thread, and comes back only through the driver or one of the known exceptions. */
export const deferredBeforeResume: Property = defineProperty<Deferrals>({
  id: 'deferred-before-resume',
  code: 'S10',
  kind: 'safety',
  sentence:
    'A task that deferred itself is resumed only after another wake, or after its own thread has called its deferred wakers: past the driver, on entry to block_in_place, or when it left its loop.',
  source: 'worker.rs Context::park_internal, Context::defer; context.rs defer; defer.rs Defer::wake',
  trigger: 'a task defers itself, as yield_now does, and is polled again',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'yield', 'wake.begin', 'wake.end'],
  applies: since('1.23.0'),
  observe: (runtime, shows) => ({
    memory: () => ({ ...noAccounts(), threads: new Map(), deferrals: new Map() }),
    on: inTurn<Deferrals>(
      deferralsKept(runtime, shows),
      inTurn(accountsKept(shows), threadsFollowed(runtime, shows)),
    ),
  }),
});

function deferralsKept(runtime: RuntimeInfo, shows: Shows): Observer<Deferrals>['on'] {
  const started: Observer<Deferrals>['on'] = shows('defer')
    ? {
        defer: (memory, event) => {
          if (event.task !== undefined) defer(memory, event.task, event);
        },
      }
    : {
        yield: (memory, event) => {
          if (defers(runtime, event)) defer(memory, event.task, event);
        },
      };
  return {
    ...started,
    'wake.begin': (memory, event) => {
      const deferral = memory.deferrals.get(event.task);
      if (deferral === undefined || deferral.answer?.kind === 'proper') return;
      const thread = threadOf(memory, event);
      const own = event.s === deferral.stream;
      const answer = shows('flush')
        ? answerSeen(runtime, thread, event, own)
        : answerGuessed(runtime, thread, event, own);
      if (deferral.answer === null || answer.kind !== 'astray') deferral.answer = answer;
    },
    'poll.begin': (memory, event, report) => {
      const deferral = memory.deferrals.get(event.task);
      if (deferral === undefined) return;
      memory.deferrals.delete(event.task);
      resume(deferral, memory.tasks.get(event.task)?.maybe === true, event, report);
    },
    'poll.end': ({ deferrals }, event) => {
      if (event.ready) deferrals.delete(event.task);
    },
  };
}

function defer({ deferrals, tasks }: Deferrals, task: TaskId, act: Event): void {
  if (task === 0) return;
  const woken = tasks.get(task)?.due !== null;
  deferrals.set(task, { stream: act.s, act, answer: woken ? { kind: 'proper' } : null });
}

function resume(deferral: Deferral, woken: boolean, event: EventOf<'poll.begin'>, report: Report): void {
  const { answer, act } = deferral;
  if (answer?.kind === 'proper') report.checked();
  else if (woken) {
    report.undecidable(
      `a wake of task ${event.task} overlapped the beginning of the poll in which it deferred itself`,
    );
  } else if (answer === null) {
    report.violated(`task ${event.task} deferred itself and is polled though nothing woke it`, [act, event]);
  } else {
    const { kind, why, wake } = answer;
    const because = `task ${event.task} deferred itself, and thread ${wake.s} ${reasons[why]}`;
    if (kind === 'unclear') report.undecidable(because);
    else report.violated(because, [act, wake, event]);
  }
}

/** What a wake is, in a trace that shows driver passes. */
function answerSeen(runtime: RuntimeInfo, thread: Thread, wake: EventOf<'wake.begin'>, own: boolean): Answer {
  const { stage, polling, mayHaveLeft, deferred } = thread;
  if (wake.from === 'block_in_place') return answerOnEntry(runtime, thread, wake, own);
  if (wake.from !== 'runtime' || stage === 'driver' || stage === 'sleep') return { kind: 'proper' };
  if (stage === 'stray flush') return { kind: 'astray', why: 'strayFlush', wake };
  const hasLeft = mayHaveLeft && polling === null;
  if (stage !== 'flush' && !hasLeft) return { kind: 'astray', why: 'noPass', wake };
  return own || deferred.has(wake.task) ? { kind: 'proper' } : { kind: 'astray', why: 'notListed', wake };
}

/** What a wake is, in a trace that does not show driver passes. */
function answerGuessed(
  runtime: RuntimeInfo,
  thread: Thread,
  wake: EventOf<'wake.begin'>,
  own: boolean,
): Answer {
  if (wake.from === 'block_in_place') return answerOnEntry(runtime, thread, wake, own);
  if (wake.from === undefined) return { kind: 'unclear', why: 'fromUnknown', wake };
  if (wake.from !== 'runtime') return { kind: 'proper' };
  if (thread.polling !== null) return { kind: 'astray', why: 'inPoll', wake };
  return own || thread.deferred.has(wake.task)
    ? { kind: 'proper' }
    : { kind: 'unclear', why: 'maybeDriver', wake };
}

function answerOnEntry(
  runtime: RuntimeInfo,
  thread: Thread,
  wake: EventOf<'wake.begin'>,
  own: boolean,
): Answer {
  if (!blockingFlushes(runtime)) return { kind: 'astray', why: 'tooOld', wake };
  if (!thread.enteringBlock) return { kind: 'astray', why: 'notEntering', wake };
  return own || thread.deferred.has(wake.task)
    ? { kind: 'proper' }
    : { kind: 'astray', why: 'notListed', wake };
}
