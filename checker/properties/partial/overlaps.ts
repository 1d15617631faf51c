import type { Event, EventKind, EventOf, TaskId } from '../../../traces/index.ts';
import { eventKinds } from '../../../traces/index.ts';
import type { Handler, Observer, Report } from '../property.ts';
import { inTurn } from '../support/handlers.ts';
import type { Recorder } from './recorder.ts';
import { mayHappenLater, mayHaveHappened } from './recorder.ts';

/** A poll, and between which times it went on for certain. */
interface Poll {
  readonly begin: EventOf<'poll.begin'>;
  /** It had begun by then; null while that is not known. */
  begunBy: number | null;
  /** It was not over before then. */
  overFrom: number;
  isOver: boolean;
}

interface Pair {
  readonly first: Poll;
  readonly second: Poll;
}

interface Memory {
  readonly ofTask: Map<TaskId, Poll>;
  /** The polls that a thread is in, the innermost last. */
  readonly ofStream: Map<number, Poll[]>;
  readonly apparent: Set<Pair>;
}

/**
 * Polls of one task that overlap although times may have been read before a poll began and after it was over: each of
 * them went on, as what its thread did meanwhile shows, when the other one did.
 */
export function overlaps(recorder: Recorder): Observer<Memory> {
  const beginsLater = mayHappenLater(recorder, 'poll.begin');
  const endsEarlier = mayHaveHappened(recorder, 'poll.end');

  const acts: Handler<Memory, EventKind> = ({ ofStream }, event) => {
    const poll = ofStream.get(event.s)?.at(-1);
    if (poll === undefined) return;
    poll.begunBy ??= event.t;
    if (event.e !== 'poll.end' || !endsEarlier) poll.overFrom = event.t;
  };

  return {
    memory: () => ({ ofTask: new Map(), ofStream: new Map(), apparent: new Set() }),
    on: inTurn<Memory>(Object.fromEntries(eventKinds.map((kind) => [kind, acts])), {
      'poll.begin': ({ ofTask, ofStream, apparent }, event, report) => {
        const begunBy = beginsLater ? null : event.t;
        const poll: Poll = { begin: event, begunBy, overFrom: event.t, isOver: false };
        const other = ofTask.get(event.task);
        if (other === undefined || other.begin.s === event.s) report.checked();
        else apparent.add({ first: other, second: poll });
        ofTask.set(event.task, poll);
        const polls = ofStream.get(event.s);
        if (polls === undefined) ofStream.set(event.s, [poll]);
        else polls.push(poll);
      },
      'poll.end': (memory, event, report) => {
        const polls = memory.ofStream.get(event.s);
        const index = polls?.findLastIndex(({ begin }) => begin.task === event.task) ?? -1;
        if (polls === undefined || index === -1) return;
        for (const poll of polls.splice(index)) close(memory, poll, recorder, report);
      },
      // What the thread was doing when events of it were lost is not known any more.
      gap: ({ ofTask, ofStream, apparent }, event, report) => {
        for (const poll of ofStream.get(event.s) ?? []) {
          if (ofTask.get(poll.begin.task) === poll) ofTask.delete(poll.begin.task);
          for (const pair of pairsOf(apparent, poll)) {
            apparent.delete(pair);
            report.undecidable(`${said(pair)}, but events of one of the threads were lost`);
          }
        }
        ofStream.delete(event.s);
      },
    }),
    end: ({ apparent }, report) => {
      for (const pair of apparent) decide(pair, recorder, report);
    },
  };
}

function close(memory: Memory, poll: Poll, recorder: Recorder, report: Report): void {
  poll.isOver = true;
  if (memory.ofTask.get(poll.begin.task) === poll) memory.ofTask.delete(poll.begin.task);
  for (const pair of pairsOf(memory.apparent, poll)) {
    if (!pair.first.isOver || !pair.second.isOver) continue;
    memory.apparent.delete(pair);
    decide(pair, recorder, report);
  }
}

const pairsOf = (pairs: ReadonlySet<Pair>, poll: Poll): readonly Pair[] =>
  pairs.size === 0 ? [] : [...pairs].filter(({ first, second }) => first === poll || second === poll);

function decide(pair: Pair, { slack }: Recorder, report: Report): void {
  const mayPrecede = (one: Poll, other: Poll): boolean =>
    one.overFrom - slack <= (other.begunBy ?? Number.POSITIVE_INFINITY);
  const { first, second } = pair;
  if (mayPrecede(first, second) || mayPrecede(second, first)) {
    report.undecidable(`${said(pair)}, as far as its times go, which are not those of the poll itself`);
  } else report.violated(said(pair), evidence(pair));
}

const said = ({ first: { begin }, second }: Pair): string =>
  `task ${begin.task} is polled on thread ${second.begin.s} while its poll on thread ${begin.s} is not over`;

const evidence = ({ first, second }: Pair): readonly Event[] => [first.begin, second.begin];
