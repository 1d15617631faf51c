import type { End } from '../../../traces/index.ts';
import { InputError, openTrace } from '../../../traces/index.ts';
import type { WaitsOutcome, WaitsResult } from './outcome.ts';
import { WaitsOfRecording } from './waits-of.ts';
import { unreadable } from '../../check/unreadable.ts';

/**
 * Follows the waits of one recording. `goOn` is called with the number of events read so far; when it returns false,
 * the rest of the recording counts as cut off. A file that cannot be read is an outcome and no error.
 *
 * @param release - the release to judge by, whatever the recording says it is of
 * @param among - roles to look at alone as well, one for each task
 */
export const waitsOfFile = async (
  path: string,
  release: string | undefined,
  goOn: (events: number) => boolean,
  among?: readonly string[],
): Promise<WaitsOutcome> => {
  let events = 0;
  let finish: ((end: End | undefined) => WaitsResult) | undefined;
  try {
    const trace = await openTrace(path);
    const { runtime } = trace.header;
    const header =
      release === undefined ? trace.header : { ...trace.header, runtime: { ...runtime, version: release } };
    const recording = new WaitsOfRecording(header, among);
    finish = (end) => {
      const waits = recording.finish(end);
      return {
        waits,
        result: { file: path, header, events, ended: end !== undefined, verdicts: waits.limits },
      };
    };
    for await (const batch of trace.batches()) {
      recording.observe(batch);
      events += batch.length;
      if (!goOn(events)) break;
    }
    return { kind: 'checked', ...finish(trace.end()) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problem = unreadable(path, error);
    const before = events === 0 ? undefined : finish?.(undefined).result;
    return { kind: 'unreadable', problem, ...(before === undefined ? {} : { before }) };
  }
};
