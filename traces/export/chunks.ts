const chunkLength = 64 * 1024;

/** Puts small pieces of text together to chunks that are worth writing. */
export class Chunks {
  #text = '';

  add(text: string): void {
    this.#text += text;
  }

  /** The text so far, if there is enough of it. */
  *ready(): Generator<string> {
    if (this.#text.length >= chunkLength) yield* this.rest();
  }

  /** The text so far, if there is any. */
  *rest(): Generator<string> {
    const text = this.#text;
    this.#text = '';
    if (text !== '') yield text;
  }
}
