import type { Event, EventOf } from '../../../../traces/index.ts';
import type { WaitKind } from '../../../../checker/starvation/recorded/wait.ts';

/** A wait as the quadratic oracle finds it. */
export interface PlainWait {
  readonly task: number;
  readonly kind: WaitKind;
  /** Positions of cause and poll. */
  readonly from: number;
  readonly to: number;
  readonly ns: number;
  readonly polls: number;
  readonly pollsHere: number | undefined;
  /** Without a LIFO slot, so that only a recorded take makes a chain. */
  readonly ticks: number | undefined;
  readonly passes: number | undefined;
}

/** The tasks in whose polls thread `s` is just before position `g`, the outermost first. */
const pollsUnderWay = (events: readonly Event[], g: number, s: number): readonly number[] => {
  const stack: number[] = [];
  for (const event of events.slice(0, g)) {
    if (event.s !== s) continue;
    if (event.e === 'poll.begin') stack.push(event.task);
    if (event.e === 'poll.end') stack.pop();
  }
  return stack;
};

/** Where the task's present life, or what is known of it, and its last wait began to be possible: after this event. */
const since = (events: readonly Event[], poll: EventOf<'poll.begin'>): number =>
  events
    .slice(0, poll.g)
    .findLastIndex(
      (event) =>
        (event.e === 'spawn.begin' && event.task === poll.task) ||
        (event.e === 'poll.begin' && event.task === poll.task) ||
        (event.e === 'poll.end' && event.task === poll.task && event.ready),
    );

const kindOf = (events: readonly Event[], event: Event, task: number): WaitKind | undefined => {
  const current = pollsUnderWay(events, event.g, event.s).at(-1);
  if (event.e === 'spawn.begin' && event.task === task) return event.w === null ? 'spawn-outside' : 'spawn';
  if (event.e === 'yield' && event.task === task && event.how !== 'self-wake') return event.how;
  if (event.e !== 'wake.begin' || event.task !== task) return undefined;
  if (current === task) return 'self-wake';
  if (event.w === null || event.from === 'external') return 'foreign';
  if (event.from === 'runtime' || (event.from === undefined && current === undefined)) return 'driver';
  return 'task';
};

const within = (events: readonly Event[], from: number, to: number): readonly Event[] =>
  events.slice(from + 1, to);

/** Whether a poll is one of the runtime's tasks, within no other, and by what was taken last not one of a chain. */
const isTick = (events: readonly Event[], { e, g, s }: Event): boolean => {
  const isCounted = (event: Event): boolean =>
    event.e === 'poll.begin' && event.task !== 0 && pollsUnderWay(events, event.g, event.s).length === 0;
  const poll = events[g];
  if (e !== 'poll.begin' || poll === undefined || !isCounted(poll)) return false;
  const here = events.slice(0, g).filter((event) => event.s === s);
  const sinceThen = here.slice(here.findLastIndex(isCounted) + 1);
  const taken = sinceThen.findLast((event) => event.e === 'take');
  return taken?.e !== 'take' || taken.from !== 'lifo-chain';
};

const waitBefore = (events: readonly Event[], poll: EventOf<'poll.begin'>): PlainWait | undefined => {
  const { task, g: to, w } = poll;
  const start = since(events, poll);
  const begun = events[start];
  if (begun === undefined || begun.e === 'poll.end') return undefined;
  const first = begun.e === 'spawn.begin' ? start : start + 1;
  const from = events.slice(0, to).findIndex((event) => event.g >= first && kindOf(events, event, task));
  const cause = events[from];
  const kind = cause && kindOf(events, cause, task);
  if (cause === undefined || kind === undefined) return undefined;
  const between = within(events, from, to);
  const renamed =
    kind === 'self-wake' &&
    between.some((event) => event.e === 'yield' && kindOf(events, event, task) === 'coop');
  const others = between.filter((event) => event.e === 'poll.begin' && event.task !== 0);
  return {
    task,
    kind: renamed ? 'coop' : kind,
    from,
    to,
    ns: poll.t - cause.t,
    polls: others.length,
    pollsHere: w === null ? undefined : others.filter((event) => event.w === w).length,
    ticks: w === null ? undefined : others.filter((event) => event.w === w && isTick(events, event)).length,
    passes:
      w === null ? undefined : between.filter((event) => event.e === 'driver.begin' && event.w === w).length,
  };
};

/** Every wait that ends in a poll, found anew for each poll by looking at all events before it. */
export const plainWaits = (events: readonly Event[]): readonly PlainWait[] =>
  events.flatMap((event) => {
    if (event.e !== 'poll.begin' || event.task === 0) return [];
    const wait = waitBefore(events, event);
    return wait === undefined ? [] : [wait];
  });
