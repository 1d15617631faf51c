/** The decompressed bytes of a file, at any position and as often as wanted. */
export interface Storage {
  /** At most `length` bytes from `offset` on; fewer only at the end. */
  read(offset: number, length: number): Promise<Buffer>;
  /** Gives back what it holds; it cannot be read after that. */
  close(): Promise<void>;
}
