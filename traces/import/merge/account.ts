/** How an order of all events was found, in numbers. */
export interface MergeAccount {
  /** Events put into the order although what is known says that they could not happen then. */
  forced: number;
  /** Events that came before one with an earlier stamp, because only so could both happen. */
  reordered: number;
  /** Events with the same stamp as the event of another thread before them in the order. */
  ties: number;
}

/** Nothing was merged yet. */
export const emptyAccount = (): MergeAccount => ({ forced: 0, reordered: 0, ties: 0 });
