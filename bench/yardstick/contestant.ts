import type { Tool } from '../measure/machine.ts';
import type { Command } from '../measure/process.ts';
import type { Counts } from './search.ts';
import type { Size } from './sizes.ts';

/** A contestant built for one size. */
export interface Built {
  /** Time by the clock that building took; not part of any run. */
  readonly buildSeconds: number;
  readonly command: Command;
  /** What a run found, from its standard output. Throws a `BenchError` when it did not search everything. */
  readonly read: (stdout: string) => Counts;
}

/** A program that searches the yardstick. */
export interface Contestant {
  readonly name: string;
  /** One line: what it is. */
  readonly summary: string;
  readonly needs: readonly Tool[];
  /** Builds it for `size` in `folder`, which is empty and its own. */
  readonly build: (size: Size, folder: string) => Built;
}

/** Bits of a hash table whose load stays under 0.6, for the rivals that want to be told. */
export const tableBits = ({ states }: Size): number => Math.ceil(Math.log2(states / 0.6));
