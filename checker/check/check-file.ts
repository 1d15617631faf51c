import type { End, Header } from '../../traces/index.ts';
import { InputError, openTrace } from '../../traces/index.ts';
import { createMonitor } from '../monitor/index.ts';
import { Accountant } from '../recorded/account.ts';
import { believed } from '../recorded/believed.ts';
import type { Property } from '../properties/property.ts';
import type { TraceResult } from '../verdict.ts';
import type { FileOutcome } from './outcome.ts';
import { unreadable } from './unreadable.ts';

/** How recordings are checked. */
export interface CheckOptions {
  readonly properties: readonly Property[];
  /** True when they were asked for by name: then also those of runtimes that a recording is not of are answered for. */
  readonly named?: boolean;
  /** Path of the file that says what the slices of Chrome traces mean. */
  readonly mapping?: string;
  /** The release to judge by, whatever the recordings say they are of. */
  readonly release?: string;
}

const judgedAs = (header: Header, release: string | undefined): Header =>
  release === undefined ? header : { ...header, runtime: { ...header.runtime, version: release } };

/**
 * Checks one recording in constant memory. `goOn` is called with the number of events read so far; when it
 * returns false, the rest of the recording counts as cut off. A file that cannot be read is an outcome and no
 * error, and what its events violated before the fault is told all the same.
 */
export const checkFile = async (
  path: string,
  { properties, named = false, mapping, release }: CheckOptions,
  goOn: (events: number) => boolean,
): Promise<FileOutcome> => {
  let events = 0;
  let finish: ((end: End | undefined) => TraceResult) | undefined;
  try {
    const trace = await openTrace(path, mapping === undefined ? {} : { mapping });
    const header = judgedAs(trace.header, release);
    const asked = named ? properties : properties.filter(({ of = 'tokio' }) => of === header.runtime.name);
    const monitor = createMonitor(asked, header);
    const accountant = new Accountant(header);
    finish = (end) => {
      const account = accountant.account(trace.notices());
      const verdicts = believed(monitor.finish(end), account);
      return { file: path, header, events, ended: end !== undefined, verdicts, account };
    };
    for await (const batch of trace.batches()) {
      monitor.observe(batch);
      accountant.observe(batch);
      events += batch.length;
      if (!goOn(events)) break;
    }
    return { kind: 'checked', result: finish(trace.end()) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problem = unreadable(path, error);
    const before = events === 0 ? undefined : finish?.(undefined);
    return { kind: 'unreadable', problem, ...(before === undefined ? {} : { before }) };
  }
};
