/** What was to be explained cannot be read. The message is all a user needs. */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
}
