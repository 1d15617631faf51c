import type { End, Event, EventKind, EventOf, Header } from '../../traces/index.ts';
import type { Handler, Observer, Property, Shows } from '../properties/property.ts';
import { recorderOf } from '../properties/partial/recorder.ts';
import { handlersOf } from '../properties/support/handlers.ts';
import { traitsOf } from '../properties/traits.ts';
import type { PropertyVerdict } from '../verdict.ts';
import type { Hindrance } from './checkable.ts';
import { hindrance } from './checkable.ts';
import { conclude } from './conclude.ts';
import { Findings } from './findings.ts';

/** Runs properties over the events of one trace, in order, in the memory that the properties themselves keep. */
export interface Monitor {
  observe(events: readonly Event[]): void;
  /** The verdicts, in the order of the properties; `end` is undefined when the trace was cut off. */
  finish(end: End | undefined): readonly PropertyVerdict[];
}

interface Running {
  readonly property: Property;
  readonly observer: Observer<unknown>;
  readonly memory: unknown;
  readonly findings: Findings;
  /** Its observer knows what a gap means for what it reports; for others all is doubtful after one. */
  readonly bearsGaps: boolean;
}

interface Subscription {
  readonly handler: Handler<unknown, EventKind>;
  readonly memory: unknown;
  readonly findings: Findings;
}

/** A monitor for the trace with this header. Properties that it cannot decide never see an event. */
export function createMonitor(properties: readonly Property[], header: Header): Monitor {
  const shows: Shows = (kind) => header.coverage[kind] === 'all';
  const entries = properties.map((property) => {
    const hindered = hindrance(property, header);
    return hindered === undefined ? start(property, header, shows) : notCheckable(property, hindered);
  });
  const running = entries.filter((entry): entry is Running => 'observer' in entry);
  const subscriptions = subscribe(running);

  return {
    observe(events) {
      for (const event of events) {
        const wanted = subscriptions.get(event.e);
        if (wanted !== undefined) {
          for (const { handler, memory, findings } of wanted) handler(memory, event, findings);
        }
        if (event.e === 'gap') markGap(running, event);
      }
    },
    finish(end) {
      return entries.map((entry) => {
        if (!('observer' in entry)) return entry;
        entry.observer.end?.(entry.memory, entry.findings);
        return conclude(entry.property, entry.findings, end);
      });
    },
  };
}

function start(property: Property, header: Header, shows: Shows): Running {
  const traits = traitsOf(header);
  const partial = traits.size > 0 ? property.partial : undefined;
  const observer = partial?.observe(recorderOf(header)) ?? property.observe(header.runtime, shows, traits);
  const findings = new Findings();
  return { property, observer, memory: observer.memory(), findings, bearsGaps: partial !== undefined };
}

function notCheckable(property: Property, { lack, because }: Hindrance): PropertyVerdict {
  return {
    property: property.id,
    verdict: 'not-checkable',
    checked: 0,
    undecided: 0,
    reason: because,
    lack,
    examples: [],
    violations: 0,
  };
}

function subscribe(running: readonly Running[]): ReadonlyMap<EventKind, readonly Subscription[]> {
  const subscriptions = new Map<EventKind, Subscription[]>();
  for (const { observer, memory, findings } of running) {
    for (const [kind, handler] of handlersOf(observer.on)) {
      const list = subscriptions.get(kind) ?? [];
      list.push({ handler, memory, findings });
      subscriptions.set(kind, list);
    }
  }
  return subscriptions;
}

function markGap(running: readonly Running[], gap: EventOf<'gap'>): void {
  for (const { findings, bearsGaps } of running) if (!bearsGaps) findings.gap ??= gap;
}
