import type { RecordingFormat } from '../../read/recording.ts';
import { Dial9Trace } from './dial9-trace.ts';
import { formatName } from './header.ts';
import { indexRecording } from './recording.ts';
import { magic } from './wire/frame-reader.ts';

/** Recordings of dial9 since March 2026. */
export const dial9: RecordingFormat = {
  name: formatName,
  description: 'recordings of dial9 (TRC): files, or a folder of segments',
  recognises: (head) => head.subarray(0, magic.length).equals(magic),
  segmented: true,
  open: async (source) => new Dial9Trace(source.path, await indexRecording(source)),
};
