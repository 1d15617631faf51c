import type { Event, EventOf, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { everywhere } from './support/applies.ts';

/** What a worker did since it last began a pass through the driver. */
interface Stretch {
  /** Ticks that ran a task. */
  ticks: number;
  /** Whether the pass was maintenance, so that the same tick goes on to run a task. */
  readonly afterMaintenance: boolean;
  /** Whether maintenance has been announced, so that the next pass is its own. */
  announced: boolean;
  readonly pass: Event | null;
  told: boolean;
}

const unseen: Stretch = { ticks: 0, afterMaintenance: false, announced: false, pass: null, told: false };

/** A busy worker turns to the driver at regular intervals. */
export const driverEveryEventInterval: Property = defineProperty<Map<WorkerIndex, Stretch>>({
  id: 'driver-every-event-interval',
  code: 'F3',
  kind: 'safety',
  sentence:
    'A worker begins a pass through the driver at least once in every event_interval ticks: between two passes it runs tasks in one tick fewer, or in as many if the first was maintenance, whose own tick goes on to run one.',
  source:
    'multi_thread/worker.rs Context::run, Context::maintenance; current_thread/mod.rs CoreGuard::block_on',
  trigger: 'a worker that ran tasks begins a pass through the driver',
  needs: ['take', 'steal', 'driver.begin', 'maintenance'],
  applies: everywhere,
  observe: (runtime) => {
    const { eventInterval } = constantsOf(runtime);
    const wholeRound = runtime.flavor === 'current_thread';
    const tick = (
      stretches: Map<WorkerIndex, Stretch>,
      event: EventOf<'take' | 'steal'>,
      report: Report,
    ): void => {
      if (event.w === null || (event.e === 'take' && event.from === 'lifo-chain')) return;
      const stretch = stretchOf(stretches, event.w);
      const most = stretch.afterMaintenance || wholeRound ? eventInterval : eventInterval - 1;
      stretch.ticks = Math.min(stretch.ticks + 1, most + 1);
      if (stretch.ticks <= most || stretch.told) return;
      stretch.told = true;
      report.violated(
        `worker ${event.w} runs tasks in more than ${most} ticks without a pass through the driver; event_interval is ${eventInterval}`,
        [...(stretch.pass === null ? [] : [stretch.pass]), event],
      );
    };
    return {
      memory: () => new Map(),
      on: {
        take: tick,
        steal: tick,
        maintenance: (stretches, event, report) => {
          const { w } = event;
          if (w === null) return;
          stretchOf(stretches, w).announced = true;
          if (event.tick === undefined || event.tick % eventInterval === 0) return;
          report.violated(
            `worker ${w} does maintenance in tick ${event.tick}, no multiple of event_interval ${eventInterval}`,
            [event],
          );
        },
        'driver.begin': (stretches, event, report) => {
          if (event.w === null) return;
          const before = stretches.get(event.w);
          if (before !== undefined && before.ticks > 0) report.checked();
          const afterMaintenance = before?.announced === true;
          stretches.set(event.w, { ...unseen, afterMaintenance, pass: event });
        },
      },
    };
  },
});

function stretchOf(stretches: Map<WorkerIndex, Stretch>, w: WorkerIndex): Stretch {
  const stretch = stretches.get(w) ?? { ...unseen };
  stretches.set(w, stretch);
  return stretch;
}
