import type { EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { since } from './support/applies.ts';
import { defers } from './support/passes.ts';

/** A yield of Tokio's own. */
interface Yielded {
  readonly task: TaskId;
  readonly how: 'yield_now' | 'coop';
  readonly act: EventOf<'yield'>;
}

interface Woken {
  readonly task: TaskId;
  readonly act: EventOf<'wake.begin'>;
}

/** What a poll has done so far that bears on its being deferred. */
interface Poll {
  yielded: Yielded | null;
  deferred: boolean;
  /** A task called its own waker. */
  woken: Woken | null;
  /** It went through `block_in_place`, so that its thread may be outside the runtime or without its core. */
  blocked: boolean;
}

/** By thread. */
type Polls = Map<number, Poll>;

/** A yield of Tokio's own goes through the deferred list, so that a pass through the driver comes before the next poll. */
export const yieldNowDefers: Property = defineProperty<Polls>({
  id: 'yield-now-defers',
  code: 'Y1',
  kind: 'safety',
  sentence:
    'A task that yields by yield_now, or since 1.44.0 because its coop budget is used up, does not wake itself: in that very poll its waker goes on the deferred list of its thread, unless the poll went through block_in_place.',
  source: 'task/yield_now.rs yield_now, task/coop/mod.rs poll_proceed, runtime/context.rs defer',
  trigger: 'a poll ends in which a task called yield_now, or since 1.44.0 used up its coop budget',
  needs: ['poll.end', 'yield', 'wake.begin'],
  applies: since('1.23.0'),
  observe: (runtime, shows) => {
    const seesDefer = shows('defer');
    return {
      memory: () => new Map(),
      on: {
        yield: (polls, event) => {
          // The future in `block_on` is no task: a multi_thread runtime has no scheduler on its thread to defer to.
          const { task, how } = event;
          if (task === 0 || how === 'self-wake' || !defers(runtime, event)) return;
          pollOn(polls, event.s).yielded ??= { task, how, act: event };
        },
        // A recorder tells of a used-up budget only after what the task did then.
        defer: (polls, event) => {
          if (event.task !== 0) pollOn(polls, event.s).deferred = true;
        },
        'wake.begin': (polls, event) => {
          const { task, by = task, from = 'poll' } = event;
          if (task !== 0 && by === task && from === 'poll')
            pollOn(polls, event.s).woken ??= { task, act: event };
        },
        'block_in_place.begin': (polls, event) => {
          pollOn(polls, event.s).blocked = true;
        },
        'poll.end': (polls, event, report) => {
          const poll = polls.get(event.s);
          if (poll === undefined) return;
          polls.delete(event.s);
          if (poll.yielded === null || poll.blocked) return;
          if (seesDefer) judge(poll, poll.yielded, event, report);
          else judgeByWakes(poll, poll.yielded, report);
        },
      },
    };
  },
});

function pollOn(polls: Polls, thread: number): Poll {
  const known = polls.get(thread);
  if (known !== undefined) return known;
  const poll: Poll = { yielded: null, deferred: false, woken: null, blocked: false };
  polls.set(thread, poll);
  return poll;
}

function judge(
  { deferred, woken }: Poll,
  { task, how, act }: Yielded,
  end: EventOf<'poll.end'>,
  report: Report,
): void {
  if (deferred) {
    report.checked();
    return;
  }
  const deed = how === 'coop' ? 'has used up its coop budget' : 'yields by yield_now';
  const itself = woken?.task === task ? woken.act : undefined;
  const instead = itself === undefined ? 'is not deferred' : 'wakes itself instead of being deferred';
  const events = [act, ...(itself === undefined ? [] : [itself]), end];
  report.violated(
    `task ${task} ${deed} and ${instead}`,
    events.toSorted((one, other) => one.g - other.g),
  );
}

/** Where deferrals are not shown, a poll without a wake of its own task was deferred, or would never be resumed. */
function judgeByWakes({ woken }: Poll, { task }: Yielded, report: Report): void {
  if (woken?.task !== task) report.checked();
  else
    report.undecidable(
      `task ${task} wakes itself in the poll in which it yields; the recording does not show whether it was deferred, too`,
    );
}
