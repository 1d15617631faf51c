import type { Emitted, Rules, Runtime } from '../../model/index.ts';
import type { Event, Trace } from '../../traces/index.ts';
import type { HiddenStep, Terms, Witness } from './certificate/terms.ts';
import type { Hypothesis, Trail } from './hypothesis.ts';
import { momentsOf } from './moments.ts';
import { multiThreadPlayer } from './multi-thread-player.ts';
import { openRuntime } from './open-runtime.ts';
import { Search } from './search.ts';
import { searchOptions } from './search-options.ts';

/** The rules of a release as a certificate wants them. */
const termsOf = ({ rules, constants }: Runtime, timersLast: boolean): Terms => ({
  workers: constants.workers,
  queueCapacity: constants.queueCapacity,
  eventInterval: constants.eventInterval,
  injectInterval: constants.globalQueueInterval,
  chainedPolls: rules.lifoPollCap ? constants.maxLifoPolls : Number.POSITIVE_INFINITY,
  deferredLastFirst: rules.deferredWakeOrder === 'last-in-first-out',
  overflowMoves: rules.overflowMoves,
  lifoStealable: rules.lifoStealable,
  timersLast,
});

const isHidden = (step: Emitted): step is Emitted & HiddenStep =>
  ['schedule', 'overflow', 'inject.batch', 'take', 'steal', 'defer', 'lifo.cap', 'maintenance'].includes(
    step.e,
  );

/** Events that come before the steps they cause, where those do not say so themselves. */
const causes: ReadonlySet<string> = new Set(['spawn.begin', 'wake.begin', 'poll.end', 'park.end', 'yield']);

const hidden = (steps: readonly Emitted[]): Witness =>
  steps.filter(isHidden).map((step) => ({ hidden: step }));

/** A recorded event among the steps that were filled in when it was shown. */
const interleave = (event: Event, steps: readonly Emitted[]): Witness => {
  const called = steps.findIndex(
    (step) =>
      step.e === 'wake.begin' && event.e === 'wake.begin' && step.task === event.task && step.w === event.w,
  );
  const before = called >= 0 ? called : causes.has(event.e) ? 0 : steps.length;
  return [...hidden(steps.slice(0, before)), { recorded: event }, ...hidden(steps.slice(before))];
};

/** The steps of a trail with the events they were filled in for, oldest first. */
const told = (newest: Trail | undefined): Witness => {
  const parts: Witness[] = [];
  let shown: Event | undefined;
  let steps: Emitted[] = [];
  const close = (): void => {
    if (shown !== undefined) parts.push(interleave(shown, steps.toReversed()));
    steps = [];
  };
  for (let at = newest; at !== undefined; at = at.before) {
    if ('shown' in at) {
      close();
      shown = at.shown;
    } else steps.push(at.event);
  }
  close();
  return parts.toReversed().flat();
};

/** A witness of a recording, and the terms under which it is one. */
export interface Found {
  readonly witness: Witness;
  readonly terms: Terms;
}

/** One way in which a recording is a behaviour of multi_thread under `rules`; undefined if none was found. Holds it all in memory. */
export const findWitness = async (trace: Trace, rules: Rules): Promise<Found | undefined> => {
  const runtime = openRuntime(trace.header, rules);
  const options = searchOptions(trace.header, rules);
  const search: Search<Hypothesis> = new Search(multiThreadPlayer(runtime), { ...options, keepsTrail: true });
  for await (const moments of momentsOf(trace))
    for (const moment of moments) if (search.observe(moment) !== 'shown') return undefined;
  return { witness: told(search.hypotheses[0]?.trail), terms: termsOf(runtime, options.altTimer) };
};
