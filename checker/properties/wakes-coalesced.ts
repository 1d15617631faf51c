import type { EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { paidPolls } from './partial/paid-polls.ts';
import { everywhere } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Hands } from './support/hands.ts';
import { enough, handsFollowed, lateWakes } from './support/hands.ts';
import { allTraits } from './traits.ts';

/**
 * A wake whose waker has not returned: it has paid for no poll yet and none has begun since (`new`), or one has
 * begun that another paid for (`old`), or it has paid (`spent`).
 */
type Running = 'new' | 'old' | 'spent';

interface Credit {
  /** Wakes that are over and can still pay for a poll; never more than `enough`. */
  over: number;
  /** Wakes that are not over, by thread. */
  readonly running: Map<number, Running>;
  lastPoll: EventOf<'poll.begin'> | null;
}

interface Books {
  readonly hands: Hands;
  readonly credits: Map<TaskId, Credit>;
}

/**
 * Each wake pays for at most one poll, the spawn for the first. Wakes are spent in the order in which they lapse, so
 * that a poll without credit proves that there are more polls than spawn and wakes together can pay for.
 */
export const wakesCoalesced: Property = defineProperty<Books>({
  id: 'wakes-coalesced',
  code: 'S3',
  kind: 'safety',
  sentence: 'A task is polled at most once for its spawn and once for each wake.',
  source: 'task/state.rs State::transition_to_notified_by_ref, the NOTIFIED bit',
  trigger: 'a task is polled again',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'wake.begin', 'wake.end'],
  applies: everywhere,
  tolerates: allTraits,
  partial: { needs: ['poll.begin', 'poll.end', 'wake.begin'], observe: paidPolls },
  observe: (_runtime, shows) => ({
    memory: () => ({ hands: new Map(), credits: new Map() }),
    on: inTurn<Books>(
      {
        'spawn.begin': ({ credits }, event) => {
          credits.set(event.task, { over: 1, running: new Map(), lastPoll: null });
        },
        'wake.begin': ({ credits }, event) => {
          credits.get(event.task)?.running.set(event.s, 'new');
        },
        'wake.end': ({ credits }, event) => {
          const credit = credits.get(event.task);
          if (credit !== undefined) endWake(credit, event.s);
        },
        'poll.begin': ({ credits, hands }, event, report) => {
          const credit = credits.get(event.task);
          if (credit === undefined) return;
          const { lastPoll } = credit;
          credit.lastPoll = event;
          const paid = pay(credit, lateWakes(hands, event));
          if (lastPoll === null) return;
          if (paid) report.checked();
          else {
            report.violated(`task ${event.task} is polled once more than it was woken since it was spawned`, [
              lastPoll,
              event,
            ]);
          }
        },
        'poll.end': ({ credits }, event) => {
          if (event.ready) credits.delete(event.task);
        },
        'task.end': ({ credits }, event) => {
          if (event.task !== undefined) credits.delete(event.task);
        },
      },
      handsFollowed(shows),
    ),
  }),
});

/** Pays for a poll; wakes that came too early for the next one lapse. */
function pay(credit: Credit, late: number): boolean {
  const stillGood = Math.min(late, credit.over);
  if (credit.over > 0) {
    credit.over = credit.over > stillGood ? stillGood : stillGood - 1;
    remember(credit);
    return true;
  }
  for (const [stream, state] of credit.running) {
    if (state === 'spent') continue;
    remember(credit);
    credit.running.set(stream, 'spent');
    return true;
  }
  return false;
}

function remember(credit: Credit): void {
  for (const [stream, state] of credit.running) if (state === 'new') credit.running.set(stream, 'old');
}

/**
 * A wake that ends unspent lapses sooner than one that goes on, so it takes over the debt of one that was spent on a
 * poll for which it could have paid itself.
 */
function endWake(credit: Credit, stream: number): void {
  const state = credit.running.get(stream);
  credit.running.delete(stream);
  if (state === undefined || state === 'spent') return;
  if (state === 'old') {
    for (const [other, its] of credit.running) {
      if (its !== 'spent') continue;
      credit.running.set(other, 'old');
      return;
    }
  }
  credit.over = Math.min(credit.over + 1, enough);
}
