import type { Call, Open } from '../../../model/index.ts';
import type { Event, EventOf } from '../../../traces/index.ts';
import type { Lanes } from './lanes.ts';

/** What a recorder shows beyond the events themselves. */
export interface Recorder {
  /** Whether it tells of polls that used up their budget (since 1.44). */
  readonly tellsBudget: boolean;
  /** Whether it has hooks around polls, and so knows which wakers a completion calls. */
  readonly hooksPolls: boolean;
}

const during = (
  { from }: EventOf<'wake.begin'>,
  { hooksPolls }: Recorder,
): 'poll' | 'completion' | 'pass' | 'either' => {
  if (from === 'runtime') return 'pass';
  if (from === 'complete') return hooksPolls ? 'completion' : 'either';
  return 'poll';
};

const isWakeOf = (event: Event | undefined, task: number): boolean =>
  (event?.e === 'wake.begin' || event?.e === 'wake.end') && event.task === task;

/** Whether a task wakes itself where it yields. That a budget is used up is recorded after what came of it. */
const wakesItself = (
  lane: readonly Event[],
  at: number,
  { task, how }: EventOf<'yield'>,
): { readonly wakesItself?: boolean } => {
  if (how === 'coop' && isWakeOf(lane[at - 1], task)) return { wakesItself: true };
  const next = lane[at + 1];
  return next === undefined ? {} : { wakesItself: next.e === 'wake.begin' && next.task === task };
};

const callOf = (lane: readonly Event[], at: number, recorder: Recorder): Call | undefined => {
  const event = lane[at];
  if (event?.e === 'wake.begin')
    return { does: 'wake', task: event.task - 1, during: during(event, recorder) };
  if (event?.e === 'spawn.begin') return { does: 'spawn', task: event.task - 1 };
  if (event?.e === 'wake.end') return { does: 'return', from: 'wake', task: event.task - 1 };
  if (event?.e === 'spawn.end') return { does: 'return', from: 'spawn', task: event.task - 1 };
  if (event?.e === 'yield')
    return { does: 'yield', task: event.task - 1, how: event.how, ...wakesItself(lane, at, event) };
  if (event?.e !== 'poll.end') return undefined;
  const budget = event.budget === 0 ? 'gone' : recorder.tellsBudget ? 'left' : 'unknown';
  return { does: 'end poll', task: event.task - 1, ready: event.ready === true, budget };
};

/** What the threads of a recording do that no rule of the scheduler decides. */
export const scriptsOf = (lanes: Lanes, recorder: Recorder): Open => {
  const scripts = lanes.events.map((lane) => lane.flatMap((_, at) => callOf(lane, at, recorder) ?? []));
  return {
    workers: scripts.slice(0, lanes.workers),
    foreign: scripts.slice(lanes.workers),
  };
};
