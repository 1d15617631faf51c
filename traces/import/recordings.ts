import { dial9 } from './dial9/format.ts';
import type { RecordingFormat } from '../read/recording.ts';

/** The formats of other tools' recordings, in the order in which they are tried. */
export const recordings: readonly RecordingFormat[] = [dial9];
