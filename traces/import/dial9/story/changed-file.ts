/** Thrown when a file is not the same in the second pass as in the first. */
export class ChangedFile extends Error {
  override readonly name = 'ChangedFile';
  /** Number of the file. */
  readonly file: number;
  /** Position of the first byte that is not there. */
  readonly offset: number;

  constructor(file: number, offset: number) {
    super('the file changed while it was read');
    this.file = file;
    this.offset = offset;
  }
}
