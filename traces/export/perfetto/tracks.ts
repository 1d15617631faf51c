import type { PbfWriter } from 'pbf';
import type { Track, TrackOf } from '../timeline/mark.ts';
import { field, unitCount } from './fields.ts';
import { writeText } from './text.ts';

/** Number of the process that the runtime is shown as. */
const pid = 1;
/** The track that those of the tasks are under. Its number is after all that a trace can have. */
export const tasksUuid = 2 ** 52;
/** The runtime's track is declared first, and the others are under it. */
const runtimeUuid = 1;

/** A thread with its process's number is taken for the main thread: they are numbered after it. */
const tidOf = ({ number }: Track): number => pid + number;

const parentOf: Readonly<Record<TrackOf, number | undefined>> = {
  runtime: undefined,
  thread: runtimeUuid,
  losses: runtimeUuid,
  counter: runtimeUuid,
  task: tasksUuid,
};

const writeProcess = (name: string, pbf: PbfWriter): void => {
  pbf.writeVarintField(field.process.pid, pid);
  writeText(field.process.name, name, pbf);
};

const writeThread = (track: Track, pbf: PbfWriter): void => {
  pbf.writeVarintField(field.thread.pid, pid);
  pbf.writeVarintField(field.thread.tid, tidOf(track));
  writeText(field.thread.name, track.name, pbf);
};

const writeCounter = (unit: number, pbf: PbfWriter): void => {
  pbf.writeVarintField(field.counter.unit, unit);
};

/** Writes a `TrackDescriptor`. */
export const writeTrack = (track: Track, pbf: PbfWriter): void => {
  const { trackDescriptor } = field;
  const parent = parentOf[track.of];
  pbf.writeVarintField(trackDescriptor.uuid, track.number);
  if (parent !== undefined) pbf.writeVarintField(trackDescriptor.parent, parent);
  writeText(trackDescriptor.name, track.name, pbf);
  switch (track.of) {
    case 'runtime':
      pbf.writeMessage(trackDescriptor.process, writeProcess, track.name);
      return;
    case 'thread':
      pbf.writeMessage(trackDescriptor.thread, writeThread, track);
      return;
    case 'counter':
      pbf.writeMessage(trackDescriptor.counter, writeCounter, unitCount);
      return;
    case 'losses':
    case 'task':
  }
};

/** Writes the `TrackDescriptor` of what the tracks of tasks are under. */
export const writeTasksTrack = (uuid: number, pbf: PbfWriter): void => {
  pbf.writeVarintField(field.trackDescriptor.uuid, uuid);
  pbf.writeVarintField(field.trackDescriptor.parent, runtimeUuid);
  writeText(field.trackDescriptor.name, 'tasks', pbf);
};
