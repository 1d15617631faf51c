import type { Event, EventOf, RuntimeInfo } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Applicability, Property } from './property.ts';
import { allOf, multiThreadOnly } from './support/applies.ts';

/** A stay of a thread in `park` or `park_timeout`. */
interface Pass {
  readonly begin: Event;
  /**
   * The first and the latest waker it called: the driver calls wakers only while it is held, and a pass holds it in
   * one piece, so it was held from the one to the other.
   */
  firstWake: EventOf<'wake.begin'> | null;
  lastWake: EventOf<'wake.begin'> | null;
  /** Wakes of other passes since the latest of this one. */
  readonly wakesSince: Event[];
  /** Passes that began after the first wake and have ended, having held the driver. */
  readonly heldSince: { readonly begin: Event; readonly end: Event; readonly thread: number }[];
  /** Threads whose passes were in progress before the first wake: they may have held the driver before it. */
  readonly earlier: Set<number>;
}

const traditionalTimer = ({ config }: RuntimeInfo): Applicability =>
  config.alt_timer === true
    ? { applies: false, because: 'with the alternative timer workers call wakers without holding the driver' }
    : { applies: true };

/** The driver is held by one worker at a time. */
export const oneDriverHolder: Property = defineProperty<Map<number, Pass>>({
  id: 'one-driver-holder',
  code: 'S11',
  kind: 'safety',
  sentence:
    'Between two wakers that a worker calls in one pass through the driver, no other worker calls any from the driver, nor has a pass that held it.',
  source: 'multi_thread/park.rs Parker::park_timeout, Inner::park',
  trigger: 'a worker passes through the driver and is seen to have held it',
  needs: ['driver.begin', 'driver.end', 'wake.begin'],
  applies: allOf(multiThreadOnly, traditionalTimer),
  observe: () => ({
    memory: () => new Map(),
    on: {
      'driver.begin': (passes, event) => {
        passes.set(event.s, {
          begin: event,
          firstWake: null,
          lastWake: null,
          wakesSince: [],
          heldSince: [],
          earlier: new Set(),
        });
      },
      'wake.begin': (passes, event, report) => {
        const pass = event.from === 'runtime' ? passes.get(event.s) : undefined;
        if (pass === undefined) return;
        const [other] = pass.wakesSince;
        if (pass.lastWake !== null && other !== undefined) {
          report.violated(
            `threads ${event.s} and ${other.s} hold the driver at the same time: both call wakers from it in turn`,
            [pass.lastWake, other, event],
          );
        }
        const [inside] = pass.heldSince;
        if (pass.firstWake !== null && inside !== undefined) {
          report.violated(
            `thread ${inside.thread} held the driver while thread ${event.s} was calling wakers from it`,
            [pass.firstWake, inside.begin, inside.end, event],
          );
        }
        if (pass.firstWake === null) {
          pass.firstWake = event;
          for (const thread of passes.keys()) pass.earlier.add(thread);
        }
        pass.lastWake = event;
        pass.wakesSince.length = 0;
        pass.heldSince.length = 0;
        for (const [thread, otherPass] of passes) {
          if (thread === event.s || otherPass.lastWake === null) continue;
          if (otherPass.wakesSince.length === 0) otherPass.wakesSince.push(event);
        }
      },
      'driver.end': (passes, event, report) => {
        const pass = passes.get(event.s);
        if (pass === undefined) return;
        passes.delete(event.s);
        for (const other of passes.values()) {
          const wasEarlier = other.earlier.delete(event.s);
          if (event.had !== true || other.firstWake === null || wasEarlier) continue;
          if (other.heldSince.length === 0) {
            other.heldSince.push({ begin: pass.begin, end: event, thread: event.s });
          }
        }
        if (event.had === true || pass.firstWake !== null) report.checked();
        if (event.had === false && pass.lastWake !== null) {
          report.violated(
            `thread ${event.s} says that it did not hold the driver, yet it called wakers from it`,
            [pass.lastWake, event],
          );
        }
      },
    },
  }),
});
