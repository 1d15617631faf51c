import type { Stamped } from '../../merge/edges.ts';
import type { Lane } from '../index/lanes.ts';
import { roleOf } from '../index/identity.ts';
import type { Run } from '../index/run.ts';
import { FrameSource } from '../store/frame-source.ts';
import type { Storage } from '../store/storage.ts';
import type { Record } from '../wire/record.ts';
import type { TimeBase } from '../wire/time-base.ts';
import { ChangedFile } from './changed-file.ts';
import type { Manner } from './manner.ts';
import { recorderEvent } from './recorder-story.ts';
import type { Tally } from './tally.ts';
import { ThreadStory } from './thread-story.ts';

/** What a lane's events are made of besides its runs. */
export interface LaneContext {
  /** By number of file. */
  readonly storages: readonly Storage[];
  readonly base: TimeBase;
  readonly manner: Manner;
  readonly tally: Tally;
  /** The time of the recording's last event. */
  readonly latest: number;
}

/** A lane with its number among the streams, and where it has gaps. */
export interface NumberedLane {
  readonly s: number;
  readonly lane: Lane;
  readonly cuts: ReadonlySet<number>;
  readonly handOffs: readonly number[];
}

const longestRead = 64 * 1024;
/** No record about scheduling is longer, but for metadata. */
const recordRoom = 256;

const readLength = ({ place, lastOffset }: Run): number =>
  Math.min(longestRead, lastOffset - place.offset + recordRoom);

/** Gives the records of a run, some at a time, each time telling `onRecord`. */
async function* readRun(
  run: Run,
  { storages, base }: LaneContext,
  onRecord: (record: Record) => void,
): AsyncGenerator<undefined> {
  const storage = storages[run.file];
  if (storage === undefined) throw new Error('a run is in a file of the recording');
  const source = new FrameSource(storage, run.place, base, readLength(run));
  let left = run.count;
  while (left > 0) {
    const step = source.reader.next();
    if (step === 'record') {
      const { record } = source.reader;
      if (roleOf(record.kind) !== run.role) continue;
      onRecord(record);
      left--;
    } else if (step === 'starved') {
      yield undefined;
      if (!(await source.load())) throw new ChangedFile(run.file, source.reader.offset);
    }
  }
}

const streamEvent = ({ s, lane }: NumberedLane, t: number): Stamped => {
  const [first] = lane.runs;
  const tid = lane.tid === undefined ? {} : { tid: lane.tid };
  const name = first?.role === 'recorder' ? { name: 'samples' } : {};
  const w = lane.kind === 'worker' ? (first?.workers[0] ?? null) : null;
  return { event: { e: 'stream', s, w, kind: lane.kind, ...tid, ...name }, t };
};

/** The samples that the recorder took. */
async function* sampleEvents(
  { s, lane }: NumberedLane,
  context: LaneContext,
): AsyncGenerator<readonly Stamped[]> {
  let events: Stamped[] = [];
  for (const run of lane.runs) {
    const reading = readRun(run, context, (record) => {
      const event = recorderEvent(record, s);
      if (event !== undefined) events.push(event);
    });
    for await (const _ of reading) {
      yield events;
      events = [];
    }
  }
  yield events;
}

/** What a thread recorded. */
async function* threadEvents(
  { s, lane, cuts, handOffs }: NumberedLane,
  context: LaneContext,
): AsyncGenerator<readonly Stamped[]> {
  const story = new ThreadStory(s, lane.kind, context.manner, context.tally);
  let events: Stamped[] = [];
  let nextHandOff = 0;
  const tell = (record: Record): void => {
    for (let at = handOffs[nextHandOff]; at !== undefined && at < record.t; at = handOffs[++nextHandOff]) {
      if (story.last !== undefined && story.last <= at) story.handOff(at, events);
    }
    story.tell(record, events);
  };
  for (const [i, run] of lane.runs.entries()) {
    if (cuts.has(i)) story.miss(run.first, events);
    story.enter(run, events);
    for await (const _ of readRun(run, context, tell)) {
      yield events;
      events = [];
    }
  }
  if (cuts.has(lane.runs.length)) story.miss(context.latest, events);
  yield events;
}

/** The events of a lane in its order, some at a time; the first of them says what the lane is. */
export async function* laneEvents(
  numbered: NumberedLane,
  context: LaneContext,
): AsyncGenerator<readonly Stamped[]> {
  const [first] = numbered.lane.runs;
  if (first === undefined) return;
  yield [streamEvent(numbered, 0)];
  yield* first.role === 'recorder' ? sampleEvents(numbered, context) : threadEvents(numbered, context);
}
