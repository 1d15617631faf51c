import type { End, Header, OpenOptions, Trace } from '../../traces/index.ts';
import { InputError, openTrace, ReadingMeter } from '../../traces/index.ts';
import { createMonitor } from '../monitor/index.ts';
import { Accountant } from '../recorded/account.ts';
import { believed } from '../recorded/believed.ts';
import type { Property } from '../properties/property.ts';
import type { TraceResult } from '../verdict.ts';
import type { FileOutcome } from './outcome.ts';
import { unreadable } from './unreadable.ts';
import { withExcerpts } from './with-excerpts.ts';

/** How recordings are checked. */
export interface CheckOptions {
  readonly properties: readonly Property[];
  /** True when they were asked for by name: then also those of runtimes that a recording is not of are answered for. */
  readonly named?: boolean;
  /** Path of the file that says what the slices of Chrome traces mean. */
  readonly mapping?: string;
  /** The release to judge by, whatever the recordings say they are of. */
  readonly release?: string;
  /** Whether files are read again to find what explains each violation; not if absent. */
  readonly excerpts?: boolean;
}

/** More than is read of any file to find its format. */
const readAhead = 8 * 1024 * 1024;

/**
 * How far the reading of a trace has come that was just opened. Formats that need a look at everything first read it again,
 * or where they want: then nothing is known before the second reading has begun.
 */
const positionAfter = (meter: ReadingMeter): (() => number) => {
  const whenOpened = meter.bytes;
  let isRead = whenOpened > readAhead;
  return () => {
    isRead &&= meter.bytes >= whenOpened;
    return isRead ? 0 : meter.bytes;
  };
};

const judgedAs = (header: Header, release: string | undefined): Header =>
  release === undefined ? header : { ...header, runtime: { ...header.runtime, version: release } };

/** Opens a recording, from wherever it is. */
export type OpenRecording = (options: OpenOptions) => Promise<Trace>;

/**
 * Checks one recording in constant memory. `name` is what to call it. `goOn` is called with the number of events read so far, and of bytes of the
 * file; when it returns false, the rest of the recording counts as cut off. A file that cannot be read is an outcome and no
 * error, and what its events violated before the fault is told all the same.
 */
export const checkRecording = async (
  name: string,
  open: OpenRecording,
  { properties, named = false, mapping, release }: CheckOptions,
  goOn: (events: number, bytes: number) => boolean,
): Promise<FileOutcome> => {
  let events = 0;
  let finish: ((end: End | undefined) => TraceResult) | undefined;
  try {
    const meter = new ReadingMeter();
    const trace = await open({ meter, ...(mapping === undefined ? {} : { mapping }) });
    const position = positionAfter(meter);
    const header = judgedAs(trace.header, release);
    const recordedOn = trace.header.runtime.version;
    const asked = named ? properties : properties.filter(({ of = 'tokio' }) => of === header.runtime.name);
    const monitor = createMonitor(asked, header);
    const accountant = new Accountant(header);
    finish = (end) => {
      const account = accountant.account(trace.notices());
      const verdicts = believed(monitor.finish(end), account);
      return {
        file: name,
        header,
        ...(header.runtime.version !== recordedOn && { recordedOn }),
        events,
        ended: end !== undefined,
        verdicts,
        account,
      };
    };
    for await (const batch of trace.batches()) {
      monitor.observe(batch);
      accountant.observe(batch);
      events += batch.length;
      if (!goOn(events, position())) break;
    }
    return { kind: 'checked', result: finish(trace.end()) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problem = unreadable(name, error);
    const before = events === 0 ? undefined : finish?.(undefined);
    return { kind: 'unreadable', problem, ...(before === undefined ? {} : { before }) };
  }
};

/** The same of a recording in a file, with what explains each violation if that was asked for. */
export const checkFile = async (
  path: string,
  options: CheckOptions,
  goOn: (events: number, bytes: number) => boolean,
): Promise<FileOutcome> => {
  const progress = { isStopped: false };
  const outcome = await checkRecording(
    path,
    (how) => openTrace(path, how),
    options,
    (events, bytes) => {
      progress.isStopped = !goOn(events, bytes);
      return !progress.isStopped;
    },
  );
  const { properties, excerpts = false, mapping } = options;
  if (!excerpts || progress.isStopped) return outcome;
  return withExcerpts(outcome, properties, mapping === undefined ? {} : { mapping });
};
