import type { Event } from '../../event/event.ts';
import type { MergeAccount } from './account.ts';
import { emptyAccount } from './account.ts';
import { Cursor } from './cursor.ts';
import { Frontier } from './frontier.ts';
import type { WakesShown } from './lives.ts';
import { Lives } from './lives.ts';
import type { ObservedStream } from './observed.ts';

/** What is known of the recording whose streams are merged. */
export interface MergeOptions {
  /** Of which tasks all wakes are in the streams. */
  readonly wakes: WakesShown;
  /** Filled in while the order is made. */
  readonly account?: MergeAccount;
}

const batchLength = 1024;

/**
 * Makes one order of the events of several threads, and numbers them by it. Each thread's own order is kept, and no
 * event comes after another that certainly happened later. Of the orders that these rules allow, it takes the
 * one by stamps, except where a task would then be polled while it is polled elsewhere, or before what it is polled for.
 *
 * The order does not depend on how the streams are cut into chunks, unless a clock went back.
 *
 * Memory: one chunk of each stream, the polls of a task that more than one stream is about to begin, and the tasks that
 * live. Takes time proportional to the number of streams for each event.
 */
export async function* merge(
  streams: readonly ObservedStream[],
  { wakes, account = emptyAccount() }: MergeOptions,
): AsyncGenerator<readonly Event[]> {
  const frontier = new Frontier(new Lives(wakes), account);
  for (const [index, stream] of streams.entries()) {
    const cursor = new Cursor(stream);
    if ((await cursor.load()) && cursor.head !== undefined) frontier.add(cursor, index, cursor.head);
  }
  let batch: Event[] = [];
  for (;;) {
    const wanted = frontier.fill(batch, batchLength);
    if (wanted !== undefined) {
      const { cursor, stream } = wanted.lane;
      if (wanted.kind === 'ahead') await cursor.lookAhead();
      else if ((await cursor.load()) && cursor.head !== undefined) frontier.add(cursor, stream, cursor.head);
      continue;
    }
    if (batch.length === 0) return;
    yield batch;
    batch = [];
  }
}
