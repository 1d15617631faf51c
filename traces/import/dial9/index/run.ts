import type { Place } from '../store/frame-source.ts';

/**
 * Records of one thread that follow each other in a file. What a thread recorded is written in batches, in between those
 * of others and in any order.
 */
export interface Run {
  /** Number of its file. */
  readonly file: number;
  /** Where its first record, or the unit that it is in, begins. */
  readonly place: Place;
  /** Where its last record begins. */
  readonly lastOffset: number;
  /** Whether a thread recorded it, or the recorder's own thread that takes samples. */
  readonly role: Role;
  /** Number of records. */
  readonly count: number;
  /** The times of the first and the last, on the index's time base. */
  readonly first: number;
  readonly last: number;
  /** Sum of all times, modulo 2^53: tells runs apart. */
  readonly checksum: number;
  /** The workers that the thread was, in the order of their first records. */
  readonly workers: readonly number[];
  /** The number that the operating system gave the thread. */
  readonly tid: number | undefined;
  /** Whether all of it is certainly one thread's, so that what a poll encloses happened in that poll. */
  readonly isOneThread: boolean;
  /** Whether the thread was in a poll before its first record, or parked, or neither as far as is known. */
  readonly before: 'polling' | 'parked' | 'unknown';
  /** The same after its last record. */
  readonly after: 'polling' | 'parked' | 'unknown';
  /** Whether it has records of tasks that ended. */
  readonly hasEnds: boolean;
}

/** Which records of a unit a run is made of. */
export type Role = 'thread' | 'recorder';
