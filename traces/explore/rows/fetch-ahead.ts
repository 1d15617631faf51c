/**
 * Passes over a batch that read what a search of the hash table will read. Each is a loop of reads that do not depend
 * on one another, so that the machine waits for many of them at once. They are functions of their own because the
 * engine compiles a short function with one loop better than a part of a long one.
 */

/** Reads the first slot that is searched for each hash into `slotsRead`. */
export const readSlots = (
  slots: Int32Array,
  hashes: Int32Array,
  count: number,
  slotsRead: Int32Array,
): void => {
  const mask = slots.length - 1;
  for (let i = 0; i < count; i++) slotsRead[i] = slots[(hashes[i] ?? 0) & mask] ?? 0;
};

/** Reads of each row that is about to be compared the first integer, and spoils `slotsRead` with it. */
export const readRows = (
  rows: Int32Array,
  words: number,
  mask: number,
  hashes: Int32Array,
  count: number,
  slotsRead: Int32Array,
): void => {
  for (let i = 0; i < count; i++) {
    const slot = slotsRead[i] ?? 0;
    // Stored only so that the read is not optimised away.
    if (slot !== 0 && ((slot ^ (hashes[i] ?? 0)) & ~mask) === 0)
      slotsRead[i] = rows[((slot & mask) - 1) * words] ?? 0;
  }
};
