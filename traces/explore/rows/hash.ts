const seed = 0x9e37_79b9 | 0;
const [stir, finishLow, finishHigh] = [0xcc9e_2d51 | 0, 0x85eb_ca6b | 0, 0xc2b2_ae35 | 0];

/** A hash of 32 bits of the `words` integers from `at`. */
export const hashRow = (rows: Int32Array, at: number, words: number): number => {
  let hash = seed;
  for (let i = at; i < at + words; i++) {
    hash = Math.imul(hash ^ (rows[i] ?? 0), stir);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, finishLow);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, finishHigh);
  return hash ^ (hash >>> 16);
};

/** A second hash, independent of `hashRow`: together they are a fingerprint of 64 bits. */
export const secondHash = (rows: Int32Array, at: number, words: number): number => {
  let hash = finishLow;
  for (let i = at; i < at + words; i++) {
    hash = Math.imul(hash + (rows[i] ?? 0), 0x1b87_3593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe654_6b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x27d4_eb2f);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x1656_67b1);
  return hash ^ (hash >>> 13);
};
