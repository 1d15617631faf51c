import type { Trace } from '../../../traces/index.ts';
import { openBytes, openTrace } from '../../../traces/index.ts';

/** A recording that can be opened as often as needed. */
export interface NamedRecording {
  /** Path, or what to call it. */
  readonly name: string;
  /** Whether it is a file, which others can be told to open. */
  readonly isFile: boolean;
  readonly open: () => Promise<Trace>;
}

/** A recording at `path`. */
export const recordingAt = (path: string): NamedRecording => ({
  name: path,
  isFile: true,
  open: () => openTrace(path),
});

/** A recording that was read already, and what to call it. */
export const recordingIn = (name: string, bytes: Uint8Array): NamedRecording => ({
  name,
  isFile: false,
  open: () => openBytes(name, bytes),
});
