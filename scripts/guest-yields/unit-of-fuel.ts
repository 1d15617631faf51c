import { join } from 'node:path';
import { openTrace } from '../../traces/index.ts';
import { corpusFolder } from '../capture/places.ts';
import { newestWasmtime, thoroughTokio } from '../capture/releases.ts';

/** In nanoseconds, as `measureUnitOfFuel` finds it in the corpus. */
export const unitOfFuel = 0.0649;

/** What two guests have that call the host or sleep. */
const units = 5_000_000;

const turnsIn = async (file: string): Promise<readonly number[]> => {
  const guests = new Set<number>();
  const begun = new Map<number, number>();
  const turns: number[] = [];
  const trace = await openTrace(file);
  for await (const batch of trace.batches())
    for (const event of batch) {
      if (event.e === 'spawn.begin' && event.name?.startsWith('guest ') === true) guests.add(event.task);
      if (event.e === 'poll.begin' && guests.has(event.task)) begun.set(event.task, event.t);
      if (event.e !== 'poll.end' || event.ready) continue;
      const from = begun.get(event.task);
      if (from !== undefined) turns.push(event.t - from);
    }
  return turns;
};

/** How long a guest computes with a unit of fuel: from the median poll of other guests than those that are simulated. */
export const measureUnitOfFuel = async (): Promise<number> => {
  const turns: number[] = [];
  for (const shape of ['mt1', 'ct'])
    turns.push(
      ...(await turnsIn(
        join(
          corpusFolder,
          `${thoroughTokio}-wasmtime-${newestWasmtime}`,
          `two-guests-that-call-fuel-${shape}.jsonl.gz`,
        ),
      )),
    );
  const middle = turns.toSorted((one, other) => one - other)[Math.floor(turns.length / 2)] ?? 0;
  return Number((middle / units).toPrecision(3));
};
