/** Thrown when a file is not the same in the second pass as in the first. */
export class ChangedFile extends Error {
  override readonly name = 'ChangedFile';
  /** Number of the file. */
  readonly file: number;

  constructor(file: number) {
    super('the file changed while it was read');
    this.file = file;
  }
}
