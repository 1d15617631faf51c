import type { TraceResult } from '../../verdict.ts';
import type { Subject } from '../finding.ts';

/** A recording as the subject of what was found in it, with the release that it says it is of. */
export const subjectOfRecording = ({ file, header, recordedOn, events }: TraceResult): Subject => {
  const { runtime } = header;
  if (recordedOn === undefined) return { kind: 'recording', file, header, events };
  return {
    kind: 'recording',
    file,
    header: { ...header, runtime: { ...runtime, version: recordedOn } },
    ...(runtime.version !== null && { judgedBy: runtime.version }),
    events,
  };
};
