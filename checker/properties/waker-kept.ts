import type { Event, EventOf, TaskId } from '../../traces/index.ts';
import { neverWoken } from './partial/recorder.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { everywhere } from './support/applies.ts';

/** A task whose wakers are recorded, from its spawn on. */
interface Life {
  /** Wakers made less those used up or dropped. */
  wakers: number;
  /** Wakes since its last poll began. */
  wakes: number;
  /** Wakes before that, since the poll before: of several, one may not have taken effect yet. */
  wakesBefore: number;
  state: 'new' | 'polled' | 'pending' | 'maybe over';
  lastPoll: EventOf<'poll.begin'> | null;
  /** The last event that left it with a waker less. */
  lastLoss: Event | null;
  /** Why nothing can be concluded about it. */
  excuse: string | null;
}

interface Memory {
  readonly lives: Map<TaskId, Life>;
  /** Workers, and futures of `block_on`, that go on. */
  readonly running: Map<TaskId, 'worker' | 'block_on'>;
  readonly ended: Set<'worker' | 'block_on'>;
}

const newLife = (): Life => ({
  wakers: 0,
  wakes: 0,
  wakesBefore: 0,
  state: 'new',
  lastPoll: null,
  lastLoss: null,
  excuse: null,
});

const waits = ({ state }: Life): boolean => state === 'pending' || state === 'maybe over';

/** Whether nothing is left that could have it polled, as far as was recorded. */
const isForsaken = (life: Life): boolean => waits(life) && life.wakers <= 0 && life.wakes === 0;

const said = (task: TaskId): string =>
  `task ${task} waits, but since its last poll nothing woke it and no waker of it is left: nothing but an abort can have it polled again`;

function judge(task: TaskId, life: Life, closing: boolean, report: Report): void {
  if (!waits(life)) return;
  if (!isForsaken(life) && life.excuse === null) {
    report.checked();
    return;
  }
  const excuse = closing ? 'the runtime was being shut down' : excuseOf(life);
  if (excuse !== null) {
    report.undecidable(`${said(task)}; but ${excuse}`);
    return;
  }
  const { lastPoll, lastLoss } = life;
  const events = [lastPoll, lastLoss].filter((event) => event !== null);
  report.violated(
    said(task),
    events.toSorted((one, other) => one.g - other.g),
  );
}

/** Whether a runtime was shut down: tasks are dropped then, wherever they were. */
const isClosing = ({ running, ended }: Memory): boolean =>
  ended.has('worker') || (ended.has('block_on') && ![...running.values()].includes('worker'));

function excuseOf({ excuse, state, wakers, wakesBefore }: Life): string | null {
  if (excuse !== null) return excuse;
  if (state === 'maybe over') return 'the recording does not show whether that poll was its last';
  if (wakers < 0) return 'more wakers of it were dropped than made, so that not all are recorded';
  return wakesBefore > 1 ? 'one of several wakes before that poll may still be under way' : null;
}

function loses(life: Life | undefined, event: Event): void {
  if (life === undefined) return;
  life.wakers -= 1;
  life.lastLoss = event;
}

/**
 * A poll that returns Pending must leave a waker somewhere, or the task must have been woken during it. Nothing can mend
 * it later: only the task itself, in its poll, can make the first waker. A task that is about to be aborted may do
 * without, which is known only once it has ended.
 */
export const wakerKept: Property = defineProperty<Memory>({
  id: 'waker-kept',
  code: 'W1',
  kind: 'safety',
  sentence: 'A task that waits has a waker somewhere, or has been woken.',
  source: 'task/waker.rs, task/state.rs State::ref_inc, State::transition_to_notified_by_val',
  trigger: 'a poll leaves a task waiting',
  needs: ['spawn.begin', 'poll.begin', 'poll.end', 'task.end', 'wake.begin', 'waker.clone', 'waker.drop'],
  applies: everywhere,
  tolerates: ['merged-order', 'unknown-start', 'some-tasks', 'unknown-flavor'],
  observe: (_runtime, _shows, traits) => ({
    memory: () => ({ lives: new Map(), running: new Map(), ended: new Set() }),
    on: {
      'spawn.begin': ({ lives, running }, { task, kind, instrumented }) => {
        if (kind === 'worker' || kind === 'block_on') running.set(task, kind);
        const shown = instrumented ?? !traits.has('some-tasks');
        if (shown && !neverWoken.has(kind)) lives.set(task, newLife());
        else lives.delete(task);
      },
      'poll.begin': ({ lives }, event, report) => {
        const life = lives.get(event.task);
        if (life === undefined) return;
        if (isForsaken(life)) {
          report.undecidable(
            `task ${event.task} is polled although no waker of it seemed to be left: not all are recorded`,
          );
          life.excuse = 'it was polled before when no waker of it seemed to be left';
        } else if (waits(life)) report.checked();
        life.state = 'polled';
        life.lastPoll = event;
        life.wakesBefore = life.wakes;
        life.wakes = 0;
      },
      'poll.end': ({ lives }, { task, ready }) => {
        const life = lives.get(task);
        if (life === undefined) return;
        if (ready === true) lives.delete(task);
        else life.state = ready === false ? 'pending' : 'maybe over';
      },
      'task.end': ({ lives, running, ended }, { task }, report) => {
        const ran = task === undefined ? undefined : running.get(task);
        if (task !== undefined && ran !== undefined) {
          running.delete(task);
          ended.add(ran);
        }
        const life = task === undefined ? undefined : lives.get(task);
        if (task === undefined || life === undefined) return;
        lives.delete(task);
        if (life.state === 'pending' && isForsaken(life)) {
          report.undecidable(
            `task ${task} waited without a waker until it ended: it was aborted, or the runtime was shut down`,
          );
        } else if (life.state === 'pending') report.checked();
      },
      'waker.clone': ({ lives }, { task }) => {
        const life = lives.get(task);
        if (life !== undefined) life.wakers += 1;
      },
      'waker.drop': ({ lives }, event) => {
        loses(lives.get(event.task), event);
      },
      'wake.begin': ({ lives }, event) => {
        const life = lives.get(event.task);
        if (life === undefined) return;
        life.wakes += 1;
        if (event.op === 'wake') loses(life, event);
        else if (event.op === undefined) life.excuse = 'it is not recorded whether a call used up its waker';
      },
      gap: ({ lives }) => {
        for (const life of lives.values()) life.excuse ??= 'events were lost while it lived';
      },
    },
    end: (memory, report) => {
      for (const [task, life] of memory.lives) judge(task, life, isClosing(memory), report);
    },
  }),
});
