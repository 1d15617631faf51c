import { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { isYieldWay } from '../../../model/index.ts';
import type { ScenarioSize } from '../../../model/index.ts';
import type { Event, EventKind } from '../../../traces/index.ts';
import { formatPath, toEvents } from '../../../traces/index.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import type { GeneratedTrace } from '../generate.ts';
import { atLeast, wholeNumber } from '../question/whole-number.ts';
import type { WorkloadOptions } from '../question/workload.ts';
import { hidden, withGap } from './damage.ts';
import type { ModelRun } from './run-arbitrary.ts';
import { RunArbitrary } from './run-arbitrary.ts';
import { workload as anyWorkload } from './workload.ts';

/** Which runs to take. */
export interface ScheduleOptions {
  /** The model, or an arbitrary of models; `workload()` if absent. A model that is given stays as it is; others shrink. */
  readonly model?: WorkloadOptions | Arbitrary<WorkloadOptions>;
  /** Steps of a run at most; 1000 if absent, which scenarios of the usual sizes end well before. */
  readonly maxSteps?: number;
  /** Whether only runs are wanted after which nothing can happen; false if absent, and then runs shrink to beginnings. */
  readonly complete?: boolean;
}

/** Which traces to make of the runs. */
export interface TraceOptions extends ScheduleOptions {
  /** Kinds of events that the recorder is not to show. */
  readonly hide?: readonly EventKind[];
  /** Whether some traces have a gap, in which events of one thread were lost; false if absent. */
  readonly gaps?: boolean;
}

const usualSteps = 1000;
const mostLost = 8;

const runs = ({ model, maxSteps = usualSteps, complete = false }: ScheduleOptions): Arbitrary<ModelRun> => {
  wholeNumber('maxSteps', maxSteps, atLeast(0));
  const models =
    model instanceof Arbitrary ? model : model === undefined ? anyWorkload() : fc.constant(model);
  const arbitrary = new RunArbitrary(models, { most: maxSteps, complete });
  return complete ? arbitrary.filter(({ isOver }) => isOver) : arbitrary;
};

/** A run of the specification, by the path that leads along it. */
export interface Scheduled {
  readonly model: WorkloadOptions;
  /** Such as `0.3.1x12`; `explain` takes it with the model. */
  readonly path: string;
}

const yieldOf = ({ yield: way, policy }: ScenarioSize): Pick<WorkloadOptions, 'yield'> =>
  isYieldWay(way) ? { yield: way } : { ...(policy && { yield: policy }) };

const modelOf = ({ workload }: ModelRun): WorkloadOptions => {
  const { scenario, programs, size, flavor, release, wasmtime, constants } = workload;
  const { workers, queueCapacity, maxLifoPolls, lifoSlot, ...shared } = constants;
  const ofThreads = { workers, queueCapacity, maxLifoPolls, lifoSlot };
  return {
    scenario,
    ...(programs && { programs }),
    ...yieldOf(size),
    tasks: size.tasks,
    polls: size.polls,
    tokio: release,
    ...(wasmtime !== undefined && { wasmtime }),
    eventInterval: shared.eventInterval,
    globalQueueInterval: shared.globalQueueInterval,
    coopBudget: shared.coopBudget,
    ...(flavor === 'current_thread' ? { flavor } : ofThreads),
  };
};

const traceOf = ({ workload, path, emissions, isOver }: ModelRun): GeneratedTrace => {
  const { scenario, size, release, constants, flavor } = workload;
  const text = formatPath(path);
  const name = `${scenario} ${size.yield} ${text}`;
  return {
    name,
    header: generatedHeader(release, constants, name, flavor),
    events: [...toEvents(emissions)],
    end: { complete: isOver },
    path: text,
  };
};

/**
 * Schedules: random runs of models, as the path that leads along each. A schedule shrinks to schedules of smaller models and
 * to shorter ones, all of them possible: steps are left out, and those that then cannot be taken with them.
 *
 * @throws QuestionError when there is no such model, or a number is out of range
 *
 * @example
 * ```ts
 * fc.assert(fc.property(schedule({ model: { tasks: 2 } }), ({ model, path }) => explain({ ...model, path }).ok));
 * ```
 */
export const schedule = (options: ScheduleOptions = {}): Arbitrary<Scheduled> =>
  runs(options).map((run) => ({ model: modelOf(run), path: formatPath(run.path) }));

/**
 * Traces: random runs of the specification as recordings, which `check` takes as they are. A trace shrinks as the schedule of
 * its run does, and to one without a gap.
 *
 * @throws QuestionError when there is no such model, or a number is out of range
 *
 * @example
 * ```ts
 * fc.assert(fc.property(trace({ hide: ['take', 'steal'] }), ({ header, events }) => myAnalysis(header, events).isSound));
 * ```
 */
export const trace = (options: TraceOptions = {}): Arbitrary<GeneratedTrace> => {
  const { hide = [], gaps = false } = options;
  const whole = runs(options)
    .map(traceOf)
    .map((one) => (hide.length === 0 ? one : hidden(one, hide)));
  if (!gaps) return whole;
  const gap = fc.option(fc.record({ at: fc.nat(), lost: fc.integer({ min: 1, max: mostLost }) }), {
    nil: null,
  });
  return fc.tuple(whole, gap).map(([one, lost]) => (lost === null ? one : withGap(one, lost)));
};

/**
 * The events of traces alone, for code that takes nothing else.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(eventsOf({ model: { tasks: 2 } }), (events) => countPolls(events) >= 0));
 * ```
 */
export const eventsOf = (options: TraceOptions = {}): Arbitrary<readonly Event[]> =>
  trace(options).map(({ events }) => events);
