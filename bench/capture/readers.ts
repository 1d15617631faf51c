import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { checkFile } from '../../checker/check/check-file.ts';
import { allProperties } from '../../checker/properties/index.ts';
import { openTrace } from '../../traces/read/open.ts';

/** Reads a trace and holds it to every property; gives the number of events. */
export async function checkWithYieldcheck(file: string): Promise<number> {
  const outcome = await checkFile(file, { properties: allProperties }, () => true);
  if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
  return outcome.result.events;
}

/** Reads a trace, validates each line and makes an event of it; gives the number of events. */
export async function readWithYieldcheck(file: string): Promise<number> {
  let events = 0;
  const trace = await openTrace(file);
  for await (const batch of trace.batches()) events += batch.length;
  return events;
}

/** The obvious way: `node:readline` and `JSON.parse`, without any check. Gives the number of lines in between. */
export async function readWithReadline(file: string): Promise<number> {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  let records = 0;
  for await (const line of createInterface({ input })) {
    const record: unknown = JSON.parse(line);
    if (typeof record === 'object' && record !== null) records++;
  }
  return records - 2;
}
