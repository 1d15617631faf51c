import type { Emitted, Runtime } from '../../model/index.ts';
import type { Clock, Possible } from '../../traces/index.ts';
import type { Durations, Waking } from './durations.ts';
import { GivesWay, type AskedByTask } from './gives-way.ts';
import { Outside, sleepFor } from './outside.ts';
import { Sleepers } from './sleepers.ts';
import type { Surroundings } from './surroundings.ts';
import type { Executed, TimedStep } from './timed-step.ts';
import { TunedInterval } from './tuned-interval.ts';

/** Where in their periods clocks are when a run begins, from 0 up to 1. */
export interface Phases {
  readonly epoch: number;
  readonly millisecond: number;
}

/** What decides how long the steps of a scheduler take. */
export interface Timing {
  readonly runtime: Runtime;
  readonly durations: Durations;
  readonly surroundings: Surroundings;
  readonly phases: Phases;
  /** By task, where it is asked to give way: for that it has computed before, unless it merely yields. */
  readonly asked: AskedByTask;
}

const nothing: TimedStep = { events: [], sleepsInDriver: false };
const told = ({ step }: Possible<TimedStep>): TimedStep => step.events[0] ?? nothing;
const workerOf = ({ step }: Possible<TimedStep>): number => step.label.actors[0] ?? 0;

/** Whether the step is of a poll that sends something to the blocking pool, and not of one that is for what was sent. */
const isSent = (possible: Possible<TimedStep>): boolean => {
  const { executed } = told(possible);
  const isOfPool = executed?.instruction.does === 'wait' && executed.instruction.for === 'blocking pool';
  return isOfPool && possible.step.label.choices.length > 0;
};

/** Whether a tick has found the task that it polls first. */
const isTake = (event: Emitted): boolean =>
  event.e === 'steal' || (event.e === 'take' && event.from !== 'lifo-chain');

/** How long the steps of a scheduler take, and when what happens outside of it happens. */
export class SchedulerClock implements Clock<TimedStep> {
  readonly #timing: Timing;
  readonly #outside: Outside;
  readonly #sleepers = new Sleepers();
  readonly #intervals: readonly TunedInterval[];
  readonly #givesWay: GivesWay;

  constructor(timing: Timing) {
    const { runtime, surroundings, phases, asked } = timing;
    this.#timing = timing;
    this.#givesWay = new GivesWay(asked);
    this.#outside = new Outside(runtime.programs, surroundings, phases.millisecond);
    const { workers, globalQueueInterval } = runtime.constants;
    const tuned = runtime.flavor !== 'current_thread' && globalQueueInterval === 'auto';
    this.#intervals = tuned ? Array.from({ length: workers }, () => new TunedInterval()) : [];
  }

  due(possible: Possible<TimedStep>): number {
    const { action, since, luck } = possible;
    const { step, pass } = this.#timing.durations;
    if (!this.#sleepers.areSeenInOrder(told(possible).events)) return Infinity;
    switch (action) {
      case 'poll':
        return this.#polls(possible);
      case 'becomesDue':
      case 'foreignWake':
        return this.#happens(told(possible).executed);
      case 'nextTask':
        return this.#looksAsTuned(possible) ? since + 2 * luck * step : Infinity;
      case 'releaseDriver':
        return since + pass;
      case 'condvarReturns':
        return this.#runsAgain(workerOf(possible));
      case 'driverReturns':
        return this.#driverReturns(workerOf(possible), since, luck);
      default:
        return since + 2 * luck * step;
    }
  }

  took(possible: Possible<TimedStep>, at: number): number {
    const { action, luck } = possible;
    const { events, executed, sleepsInDriver } = told(possible);
    const worker = workerOf(possible);
    this.#givesWay.see(told(possible));
    if (sleepsInDriver) this.#sleepers.sleeps(worker, at);
    if (action === 'becomesDue' && executed !== undefined)
      this.#sleepers.becomesDue(executed, at, this.#outside.registeredAt(executed.task));
    const { wakerIsBack, wokenRuns } = this.#waking(luck);
    if (action === 'unpark') this.#sleepers.isWoken(worker, { at, takes: wokenRuns });
    if (action === 'nextTask') this.#intervals[worker]?.ticks(possible.since);
    if (isSent(possible) && executed !== undefined)
      this.#outside.isSent(executed.task, possible.since + wokenRuns);
    let freeAt = at;
    for (const event of events) {
      if (event.e === 'poll.end' && executed?.instruction.does === 'wait')
        this.#outside.registers(executed.task, at);
      else if (event.e === 'notify' && event.woken !== null) {
        this.#sleepers.isWoken(event.woken, { at, takes: wokenRuns });
        // A worker that has not left the sleepers yet may notify itself, and wakes no thread.
        if (event.woken !== event.w) freeAt = at + wakerIsBack;
      } else this.#hears(event, worker, at);
    }
    if (action === 'nextTask' && !events.some(isTake)) this.#intervals[worker]?.batchEnds(at);
    return freeAt;
  }

  #hears(event: Emitted, worker: number, at: number): void {
    if (event.e === 'poll.begin') this.#outside.polled(event.task - 1, at);
    else if (isTake(event)) this.#intervals[worker]?.takes(at);
    else if (event.e === 'maintenance') this.#intervals[worker]?.batchEnds(at);
    else if (event.e === 'driver.end') this.#sleepers.returns(worker);
    else if (event.e === 'wake.begin' && event.from === 'runtime') this.#sleepers.isSeen(event.task - 1);
  }

  #waking(luck: number): Waking {
    const { wakings } = this.#timing.durations;
    return wakings[Math.floor(luck * wakings.length)] ?? { wakerIsBack: 0, wokenRuns: 0 };
  }

  /** Whether what was sent to the blocking pool is done, or is not, before the poll that sent it goes on: as it is woken. */
  #outruns(possible: Possible<TimedStep>): boolean {
    const { wakerIsBack, wokenRuns } = this.#waking(possible.luck);
    return (possible.step.label.choices[0] === 1) === wokenRuns < wakerIsBack;
  }

  /** Where the specification leaves open whether a tick looks at the inject queue first, Tokio does as it has tuned. */
  #looksAsTuned(possible: Possible<TimedStep>): boolean {
    const [looks] = possible.step.label.choices;
    const interval = this.#intervals[workerOf(possible)];
    return looks === undefined || interval === undefined || (looks === 1) === interval.isDue;
  }

  #polls(possible: Possible<TimedStep>): number {
    const { since, luck } = possible;
    if (!isSent(possible)) return this.#executes(told(possible).executed, since, luck);
    return this.#outruns(possible) ? since + this.#waking(luck).wakerIsBack : Infinity;
  }

  #hasComputed(executed: Executed | undefined): boolean {
    if (executed === undefined) return false;
    const asked = this.#givesWay.askedBy(executed);
    return executed.instruction.does === 'compute' || (asked !== undefined && asked.occasion !== 'yield');
  }

  #executes(executed: Executed | undefined, since: number, luck: number): number {
    const { surroundings, durations, phases } = this.#timing;
    const { computes } = surroundings;
    const end = since + 2 * luck * durations.step;
    if (!this.#hasComputed(executed)) return end;
    if ('for' in computes) return end + computes.for;
    const epoch = computes.untilEpoch + durations.oversleep;
    const phase = phases.epoch * epoch;
    return end - since + (Math.floor((since - phase) / epoch) + 1) * epoch + phase;
  }

  #happens(executed: Executed | undefined): number {
    if (executed?.instruction.does !== 'wait') return Infinity;
    return this.#outside.happens(executed.task, executed.instruction.for);
  }

  #runsAgain(worker: number): number {
    const wake = this.#sleepers.wakeOf(worker);
    return wake === undefined ? Infinity : wake.at + wake.takes;
  }

  /** Whichever is first of what the worker sleeps for; what is there already costs no more than a pass. */
  #driverReturns(worker: number, since: number, luck: number): number {
    const { oversleep, pass } = this.#timing.durations;
    const { wokenRuns } = this.#waking(luck);
    const slept = this.#sleepers.sleptAt(worker);
    const reasons = this.#sleepers.due().map(({ task, kind, at }) => {
      if (at <= slept) return slept + pass;
      if (kind === 'socket') return at + wokenRuns;
      const from = Math.max(slept, this.#outside.registeredAt(task));
      return from + sleepFor(at - from) + oversleep;
    });
    return Math.max(since, slept + pass, Math.min(this.#runsAgain(worker), ...reasons));
  }
}
