import type { Event, EventOf } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { atLeast, since } from './support/applies.ts';

/** The deferred list of a thread. */
interface Deferred {
  /** The deferral that has waited longest. */
  readonly first: EventOf<'defer'>;
  count: number;
  /** Ticks that the thread began since the first deferral. */
  ticks: number;
  /** Tasks that it took to poll since. */
  polls: number;
  /** Its pass through the driver since, whose end must be followed by the flush. */
  passed: EventOf<'driver.end'> | null;
  /** It was in `block_in_place` since, and may have lost its core: it then flushes the list unseen. */
  blocked: boolean;
}

/** A deferred task is woken within an event interval of its worker. */
export const deferredResumeBound: Property = defineProperty<Map<number, Deferred>>({
  id: 'deferred-resume-bound',
  code: 'F4',
  kind: 'safety',
  sentence:
    'The deferred wakers of a worker are called right after its next pass through the driver, and before it begins event_interval more ticks, each of at most four polls since 1.29.0.',
  source: 'multi_thread/worker.rs Context::park_internal, scheduler/defer.rs Defer::wake',
  trigger: 'deferred wakers are called',
  needs: ['defer', 'flush', 'take', 'steal', 'driver.end'],
  applies: since('1.23.0'),
  observe: (runtime) => {
    const { eventInterval, maxLifoPolls } = constantsOf(runtime);
    const single = runtime.flavor === 'current_thread';
    const mostTicks = single ? eventInterval : eventInterval - 1;
    const chain = single ? 0 : maxLifoPolls;
    const mostPolls = mostTicks * (1 + chain) + chain;
    const capped = atLeast(runtime.version, '1.29.0');
    const flushedWhenBlocking = atLeast(runtime.version, '1.50.0');

    const takes = (lists: Map<number, Deferred>, event: EventOf<'take' | 'steal'>, report: Report): void => {
      const list = lists.get(event.s);
      if (list === undefined) return;
      const chained = event.e === 'take' && event.from === 'lifo-chain';
      if (list.blocked && !chained) {
        forget(lists, event.s, list, report);
        return;
      }
      list.polls += 1;
      if (!chained) list.ticks += 1;
      const because =
        list.passed !== null
          ? `after a pass through the driver`
          : list.ticks > mostTicks
            ? `for ${list.ticks} ticks, and ${mostTicks} is the most that event_interval ${eventInterval} allows`
            : capped && list.polls > mostPolls
              ? `for ${list.polls} polls, and ${mostPolls} is the most that event_interval ${eventInterval} allows`
              : undefined;
      if (because === undefined) return;
      lists.delete(event.s);
      const passed: readonly Event[] = list.passed === null ? [] : [list.passed];
      report.violated(
        `worker ${event.w} goes on to run tasks without calling its deferred wakers ${because}`,
        [list.first, ...passed, event],
      );
    };

    return {
      memory: () => new Map(),
      on: {
        defer: (lists, event) => {
          const list = lists.get(event.s);
          if (list === undefined) {
            lists.set(event.s, { first: event, count: 1, ticks: 0, polls: 0, passed: null, blocked: false });
          } else {
            list.count += 1;
          }
        },
        flush: (lists, event, report) => {
          const list = lists.get(event.s);
          if (list === undefined) return;
          lists.delete(event.s);
          for (let i = 0; i < list.count; i++) report.checked();
        },
        'wake.begin': (lists, event, report) => {
          const outsideOfPolls = event.from === 'runtime' || event.from === 'external';
          const list = outsideOfPolls ? lists.get(event.s) : undefined;
          if (list?.blocked !== true) return;
          lists.delete(event.s);
          for (let i = 0; i < list.count; i++) report.checked();
        },
        take: takes,
        steal: takes,
        'driver.end': (lists, event) => {
          const list = lists.get(event.s);
          if (list !== undefined) list.passed = event;
        },
        'block_in_place.begin': (lists, event) => {
          const list = lists.get(event.s);
          if (list === undefined) return;
          if (flushedWhenBlocking) lists.delete(event.s);
          else list.blocked = true;
        },
        schedule: (lists, event) => {
          const list = lists.get(event.s);
          const withCore = event.to !== 'inject' && event.why !== 'block_in_place';
          if (list !== undefined && withCore) list.blocked = false;
        },
        'thread.stop': (lists, event) => {
          lists.delete(event.s);
        },
      },
    };
  },
});

function forget(lists: Map<number, Deferred>, thread: number, list: Deferred, report: Report): void {
  lists.delete(thread);
  report.undecidable(
    `thread ${list.first.s} may have lost its core in block_in_place and called its deferred wakers unseen`,
  );
}
