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
  | { readonly kind: 'unclear'; readonly because: string }
  | { readonly kind: 'astray'; readonly because: string; readonly wake: Event };

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
  trigger: 'a task that deferred itself is polled again',
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
  else if (woken)
    report.undecidable(
      `a wake of task ${event.task} overlapped the beginning of the poll in which it deferred itself`,
    );
  else if (answer === null)
    report.violated(`task ${event.task} deferred itself and is polled though nothing woke it`, [act, event]);
  else if (answer.kind === 'unclear') report.undecidable(answer.because);
  else
    report.violated(`task ${event.task} deferred itself, and ${answer.because}`, [act, answer.wake, event]);
}

/** What a wake is, in a trace that shows driver passes. */
function answerSeen(runtime: RuntimeInfo, thread: Thread, wake: EventOf<'wake.begin'>, own: boolean): Answer {
  if (wake.from === 'block_in_place') return answerOnEntry(runtime, thread, wake, own);
  if (wake.from !== 'runtime' || thread.stage === 'driver' || thread.stage === 'sleep')
    return { kind: 'proper' };
  if (thread.stage === 'stray flush') {
    return astray(
      wake,
      `thread ${wake.s} called its deferred wakers, but not straight after a pass through the driver that did not sleep`,
    );
  }
  if (thread.stage !== 'flush' && !(thread.mayHaveLeft && thread.polling === null)) {
    return astray(wake, `thread ${wake.s} woke it outside of a driver pass`);
  }
  return own || thread.deferred.has(wake.task) ? { kind: 'proper' } : notListed(wake);
}

/** What a wake is, in a trace that does not show driver passes. */
function answerGuessed(
  runtime: RuntimeInfo,
  thread: Thread,
  wake: EventOf<'wake.begin'>,
  own: boolean,
): Answer {
  if (wake.from === 'block_in_place') return answerOnEntry(runtime, thread, wake, own);
  if (wake.from === undefined) {
    return {
      kind: 'unclear',
      because: `the trace does not say where deferred task ${wake.task} was woken from`,
    };
  }
  if (wake.from !== 'runtime') return { kind: 'proper' };
  if (thread.polling !== null) {
    return astray(wake, `thread ${wake.s} woke it in the middle of its poll of task ${thread.polling}`);
  }
  if (own || thread.deferred.has(wake.task)) return { kind: 'proper' };
  return {
    kind: 'unclear',
    because: `the driver on thread ${wake.s} may have woken task ${wake.task}, deferred on another thread`,
  };
}

function answerOnEntry(
  runtime: RuntimeInfo,
  thread: Thread,
  wake: EventOf<'wake.begin'>,
  own: boolean,
): Answer {
  if (!blockingFlushes(runtime)) {
    return astray(
      wake,
      `thread ${wake.s} woke it on entry to block_in_place, which no release before 1.50.0 does`,
    );
  }
  if (!thread.enteringBlock) {
    return astray(wake, `thread ${wake.s} woke it as on entry to block_in_place, but was not there`);
  }
  return own || thread.deferred.has(wake.task) ? { kind: 'proper' } : notListed(wake);
}

function notListed(wake: EventOf<'wake.begin'>): Answer {
  return astray(wake, `thread ${wake.s} woke it, on whose list of deferred wakers it was not`);
}

function astray(wake: Event, because: string): Answer {
  return { kind: 'astray', because, wake };
}
