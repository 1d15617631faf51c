import type { Event } from '../../../traces/index.ts';
import type { Evidence } from '../../explain/finding.ts';
import type { ToldRun } from '../../explain/told-run.ts';
import { eventDetails } from '../terminal/finding/event-details.ts';
import { changesInWords } from '../terminal/finding/fields.ts';
import { eventInWords } from '../text/place.ts';
import { message } from './message.ts';
import { windowAround } from './window.ts';

type Json = Readonly<Record<string, unknown>>;

/** Services show no more of one result. */
const mostLocations = 1000;

/** One place of a flow, before it is known whether it is shown. */
interface Place {
  /** Who is there: a worker, a thread, or the environment. */
  readonly lane: string;
  readonly text: string;
  /** Where in the order of all lanes. */
  readonly order: number;
  readonly isFailing: boolean;
  /** What is done there, such as `worker.rs Core::next_task`. */
  readonly rule?: string;
}

/** What shows a result, and how much of it was left out. */
export interface Flows {
  readonly codeFlows: readonly Json[];
  readonly shown: number;
  readonly all: number;
}

const placesOfRun = ({ steps, loopFrom }: ToldRun, failing: ReadonlySet<number>): readonly Place[] =>
  steps.map(({ worker, action, source, changes, events }, index) => {
    const changed = changesInWords(changes, false);
    const round = index === loopFrom ? 'from here on again and again: ' : '';
    return {
      lane: worker === null ? 'environment' : `worker ${worker}`,
      text: `${round}${action}${changed === '' ? '' : `: ${changed}`}`,
      order: index + 1,
      isFailing: events.some(({ g }) => failing.has(g)),
      rule: source,
    };
  });

const placeOfEvent = (event: Event, failing: ReadonlySet<number>): Place => {
  const details = eventDetails(event, true);
  return {
    lane: event.w === null ? `thread ${event.s}` : `worker ${event.w}`,
    text: `g ${event.g}: ${eventInWords(event)}${details === '' ? '' : ` (${details})`}`,
    order: event.g,
    isFailing: failing.has(event.g),
  };
};

const locationOf = ({ text, order, isFailing, rule, lane }: Place, physical: Json): Json => ({
  location: {
    ...physical,
    logicalLocations: [
      rule === undefined
        ? { name: lane, kind: 'thread' }
        : { name: rule.split(' ').at(-1) ?? rule, fullyQualifiedName: rule, kind: 'function' },
    ],
    message: message(text),
  },
  executionOrder: order,
  importance: isFailing ? 'essential' : 'important',
});

const flowOf = (name: string, places: readonly Place[], most: number, physical: Json): Json => {
  const failing = new Set(places.flatMap(({ isFailing }, i) => (isFailing ? [i] : [])));
  const shown = windowAround(places.length, failing, most).flatMap((i) => places[i] ?? []);
  const lanes = [...new Set(shown.map(({ lane }) => lane))].toSorted();
  return {
    message: message(name),
    threadFlows: lanes.map((lane) => ({
      id: lane,
      message: message(lane),
      locations: shown.filter((place) => place.lane === lane).map((place) => locationOf(place, physical)),
    })),
  };
};

interface Flow {
  readonly name: string;
  readonly places: readonly Place[];
}

const flowsIn = (evidence: Evidence): readonly Flow[] => {
  switch (evidence.kind) {
    case 'run':
      return [{ name: 'the run', places: placesOfRun(evidence.run, new Set(evidence.failing)) }];
    case 'excerpt': {
      const failing = new Set(evidence.failing);
      const places = evidence.events.map((event) => placeOfEvent(event, failing));
      return [{ name: 'part of the recording', places }];
    }
    case 'fork': {
      const { common, sides } = evidence;
      return sides.map(({ name, run }) => ({
        name: `the run with ${name}, which parts after ${common} steps`,
        places: placesOfRun(run, new Set(run.steps[common]?.events.map(({ g }) => g))),
      }));
    }
  }
};

/** A flow for each run, with one thread for each worker; `physical` says in which file it lies, if it lies in one. */
export const flowsOf = (evidence: Evidence | undefined, physical: Json): Flows => {
  const flows = (evidence === undefined ? [] : flowsIn(evidence)).filter(({ places }) => places.length > 0);
  const most = Math.floor(mostLocations / Math.max(1, flows.length));
  return {
    codeFlows: flows.map(({ name, places }) => flowOf(name, places, most, physical)),
    shown: flows.reduce((sum, { places }) => sum + Math.min(most, places.length), 0),
    all: flows.reduce((sum, { places }) => sum + places.length, 0),
  };
};
