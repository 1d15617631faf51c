import type { RecordingFormat } from '../read/recording.ts';
import { bpftrace } from './bpftrace/format.ts';
import { chromeTrace } from './chrome/format.ts';
import { consoleRecording } from './console/format.ts';
import { dial9 } from './dial9/format.ts';
import { shuttleAnnotated } from './shuttle/annotated/format.ts';
import { shuttleSchedule } from './shuttle/schedule/format.ts';
import { tracingLog } from './tracing/format.ts';

/** The formats of other tools' recordings, in the order in which they are tried. */
export const recordings: readonly RecordingFormat[] = [
  dial9,
  consoleRecording,
  tracingLog,
  shuttleAnnotated,
  shuttleSchedule,
  bpftrace,
  chromeTrace,
];
