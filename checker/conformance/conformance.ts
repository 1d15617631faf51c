import type { Rules } from '../../model/index.ts';
import type { Event, Trace } from '../../traces/index.ts';
import { currentThreadPlayer } from './current-thread/player.ts';
import { openCurrentThread } from './current-thread/runtime.ts';
import { momentsOf } from './moments.ts';
import type { Moment } from './moments.ts';
import { multiThreadPlayer } from './multi-thread-player.ts';
import { openRuntime } from './open-runtime.ts';
import { Pace } from './pace.ts';
import type { Player, Supposition } from './player.ts';
import type { Polls } from './poll-tally.ts';
import type { Reason } from './reason.ts';
import { currentThreadInsight, multiThreadInsight, readOn, repairsOf } from './repair/index.ts';
import type { Insight, Repairs } from './repair/index.ts';
import { Search } from './search.ts';
import { searchOptions } from './search-options.ts';
import { Timeline } from './timeline.ts';
import type { TimelineSummary } from './timeline.ts';
import type { WitnessEvent } from './witness/number.ts';
import { witnessEvents } from './witness/witness.ts';
import { currentThreadFacts, multiThreadFacts } from './unsettled/facts.ts';
import { unsettledIn } from './unsettled/unsettled.ts';
import type { Fact, Unsettled } from './unsettled/unsettled.ts';

/** Reasons that several hypotheses have in common. */
export interface SharedReason extends Reason {
  /** Number of hypotheses that end by it. */
  readonly hypotheses: number;
}

/** What a search says of a recording. */
export interface Conformance {
  readonly verdict: 'accepted' | 'refused' | 'given-up';
  /** Events shown by the specification, from the start. */
  readonly events: number;
  /** The event that no hypothesis shows, or at which the search gave up. */
  readonly at?: Event;
  /** Why an event is refused, the most frequent first. */
  readonly reasons: readonly SharedReason[];
  readonly polls: Polls;
  /** The most hypotheses there were at one time. */
  readonly hypotheses: number;
  /** How often the search went back to try what happens seldom. */
  readonly returns: number;
  /** How many hypotheses there were, event by event. */
  readonly timeline: TimelineSummary;
  /** One way to fill in what was accepted, if that was asked for; all of it in memory. */
  readonly witness?: readonly WitnessEvent[];
  /** Of a refused recording, if they were asked for: edits that would make it acceptable. */
  readonly repairs?: Repairs;
  /** Of a search that gave up: in what its hypotheses differ. */
  readonly unsettled?: readonly Unsettled[];
}

/** What is to be found out beyond the verdict. */
export interface Beyond {
  /** Looks for repairs of what is refused, which takes up to some seconds. */
  readonly repairs?: boolean;
  /** Gives one way to fill in what is accepted. */
  readonly witness?: boolean;
}

const shared = (reasons: readonly Reason[]): readonly SharedReason[] => {
  const counts = new Map<string, SharedReason>();
  for (const reason of reasons) {
    const key = `${reason.rule} ${reason.here}`;
    counts.set(key, { ...reason, hypotheses: (counts.get(key)?.hypotheses ?? 0) + 1 });
  }
  return Array.from(counts.values()).toSorted((one, other) => other.hypotheses - one.hypotheses);
};

const conclude = <H extends Supposition<H>>(
  search: Search<H>,
  timeline: Timeline,
  verdict: Conformance['verdict'],
  moment?: Moment,
): Conformance => ({
  verdict,
  events: search.events,
  ...(moment === undefined ? {} : { at: moment.event }),
  reasons: moment === undefined || verdict !== 'refused' ? [] : shared(search.reasonsAgainst(moment)),
  polls: search.polls,
  hypotheses: search.largest,
  returns: search.returns,
  timeline: timeline.summary(),
});

/** A scheduler to search, and to look for repairs with. */
interface Question<H extends Supposition<H>> {
  readonly player: Player<H>;
  readonly insight: Insight<H>;
  readonly factsOf: (h: H) => readonly Fact[];
  readonly beyond: Beyond;
}

const searchThrough = async <H extends Supposition<H>>(
  trace: Trace,
  rules: Rules,
  { player, insight, factsOf, beyond }: Question<H>,
  goOn: (events: number) => boolean,
): Promise<Conformance> => {
  const keepsTape = beyond.witness === true;
  const search = new Search(player, { ...searchOptions(trace.header, rules), keepsTape });
  const timeline = new Timeline();
  const pace = new Pace(goOn);
  const reading = momentsOf(trace);
  for await (const moments of reading) {
    for (const [i, moment] of moments.entries()) {
      const { events } = search;
      const step = search.showsLeanly(moment) ? 'shown' : await pace.through(search.goingBack(), events);
      if (step === undefined) return { ...conclude(search, timeline, 'given-up'), events };
      if (step === 'shown') timeline.add(moment.event.g, search.hypotheses.length);
      const isStopped = step === 'shown' && pace.isDue() && !(await pace.mayGoOn(search.events));
      if (isStopped) return conclude(search, timeline, 'given-up');
      if (step === 'shown') continue;
      const conformance = conclude(search, timeline, step, moment);
      if (step === 'given-up') return { ...conformance, unsettled: unsettledIn(search.hypotheses, factsOf) };
      if (beyond.repairs !== true) return conformance;
      const after = moments.slice(i + 1).map(({ event }) => event);
      const following = await readOn(after, reading);
      return { ...conformance, repairs: repairsOf(search, player, insight, following) };
    }
    if (!(await pace.mayGoOn(search.events))) return conclude(search, timeline, 'given-up');
  }
  const accepted = conclude(search, timeline, 'accepted');
  const tape = search.hypotheses[0]?.tape;
  return tape === undefined ? accepted : { ...accepted, witness: witnessEvents(tape, trace.header) };
};

/**
 * Asks whether a recording is a behaviour of the scheduler it is of under `rules`: whether hidden steps can be filled
 * in so that the specification shows every event of it. `goOn` is told how many events were read, and may end the
 * search.
 *
 * Who was notified, who searched and who held the driver is not asked: recordings do not show it.
 */
export const conform = (
  trace: Trace,
  rules: Rules,
  goOn: (events: number) => boolean = () => true,
  beyond: Beyond = {},
): Promise<Conformance> => {
  if (trace.header.runtime.flavor === 'current_thread') {
    const player = currentThreadPlayer(openCurrentThread(trace.header, rules));
    return searchThrough(
      trace,
      rules,
      { player, insight: currentThreadInsight, factsOf: currentThreadFacts, beyond },
      goOn,
    );
  }
  const player = multiThreadPlayer(openRuntime(trace.header, rules));
  return searchThrough(
    trace,
    rules,
    { player, insight: multiThreadInsight, factsOf: multiThreadFacts, beyond },
    goOn,
  );
};
