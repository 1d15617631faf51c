import type { EventOf, TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { multiThreadOnly } from './support/applies.ts';

/** Where a runnable task may be: in a worker's LIFO slot or queue, or in the inject queue. */
type Place = WorkerIndex | 'inject';

interface Journey {
  /** Where the task may be, by what is known; empty if it is in no queue. */
  readonly places: Set<Place>;
  /** What put it there. */
  queued: EventOf<'schedule'> | null;
  /** Worker on which it was polled last. */
  worker: WorkerIndex | null;
  lastPoll: EventOf<'poll.begin'> | null;
  /** How it was taken for the next poll, and whether it could be where it was taken from. */
  taken: Taken | null;
}

interface Taken {
  readonly by: WorkerIndex | null;
  readonly explained: boolean;
  readonly event: EventOf<'take'> | EventOf<'steal'>;
}

type Journeys = Map<TaskId, Journey>;

/**
 * A task changes workers only through the inject queue, a theft or a wake on the other worker. Where the task may be
 * is followed as a set, because a theft or a batch moves tasks that its event does not name.
 */
export const migrationExplained: Property = defineProperty<Journeys>({
  id: 'migration-explained',
  code: 'S15',
  kind: 'safety',
  sentence:
    'A task polled on another worker than the time before came there by being woken there, by a steal, or through the inject queue.',
  source: 'worker.rs Core::next_task, Core::steal_work, Handle::schedule_task',
  trigger: 'a task is polled on another worker than the time before',
  needs: ['poll.begin', 'poll.end', 'schedule', 'overflow', 'take', 'inject.batch', 'steal'],
  applies: multiThreadOnly,
  observe: () => ({
    memory: () => new Map(),
    on: {
      schedule: (journeys, event) => {
        if (event.task === undefined) return;
        const journey = journeyOf(journeys, event.task);
        journey.places.clear();
        if (event.to === 'inject') journey.places.add('inject');
        else if (event.w !== null) journey.places.add(event.w);
        journey.queued = event;
      },
      overflow: (journeys, { w }) => moved(journeys, w, 'inject'),
      'inject.batch': (journeys, { w }) => moved(journeys, 'inject', w),
      steal: (journeys, event) => {
        if (event.task !== undefined) taken(journeyOf(journeys, event.task), event, event.victim);
        moved(journeys, event.victim, event.w);
      },
      take: (journeys, event) => {
        if (event.task === undefined) return;
        taken(journeyOf(journeys, event.task), event, event.from === 'inject' ? 'inject' : event.w);
      },
      'poll.begin': (journeys, event, report) => {
        if (event.w !== null) polled(journeyOf(journeys, event.task), event, event.w, report);
      },
      'poll.end': (journeys, event) => {
        if (event.ready) journeys.delete(event.task);
      },
    },
  }),
});

function journeyOf(journeys: Journeys, task: TaskId): Journey {
  const known = journeys.get(task);
  if (known !== undefined) return known;
  const journey: Journey = { places: new Set(), queued: null, worker: null, lastPoll: null, taken: null };
  journeys.set(task, journey);
  return journey;
}

/** Any task in the one place may now be in the other. */
function moved(journeys: Journeys, from: Place | null, to: Place | null): void {
  if (from === null || to === null) return;
  for (const { places } of journeys.values()) if (places.has(from)) places.add(to);
}

function taken(journey: Journey, event: EventOf<'take'> | EventOf<'steal'>, place: Place | null): void {
  journey.taken = { by: event.w, event, explained: place !== null && journey.places.has(place) };
  journey.places.clear();
}

function polled(journey: Journey, event: EventOf<'poll.begin'>, worker: WorkerIndex, report: Report): void {
  const { worker: before, lastPoll, taken: how, queued } = journey;
  journey.worker = worker;
  journey.lastPoll = event;
  journey.taken = null;
  if (before === null || before === worker) return;
  const evidence = [...(lastPoll === null ? [] : [lastPoll]), ...(queued === null ? [] : [queued])];
  if (how === null) {
    report.violated(
      `task ${event.task} moved from worker ${before} to worker ${worker} without being taken from any queue`,
      [...evidence, event],
    );
  } else if (how.by !== worker) {
    report.violated(`task ${event.task} is polled on worker ${worker}, but it was another that took it`, [
      ...evidence,
      how.event,
      event,
    ]);
  } else if (!how.explained) {
    report.violated(
      `task ${event.task} moved from worker ${before} to worker ${worker}, where ${describe(how.event)} though it could not be there`,
      [...evidence, how.event, event],
    );
  } else report.checked();
}

function describe(event: EventOf<'take'> | EventOf<'steal'>): string {
  if (event.e === 'steal') return `it was stolen from worker ${event.victim}`;
  return event.from === 'inject' ? 'it was taken from the inject queue' : 'it was taken from the local queue';
}
