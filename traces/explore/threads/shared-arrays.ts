const bytesPerInteger = 4;

/** An array that several threads can use. */
export const sharedArray = (length: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(bytesPerInteger * length));
