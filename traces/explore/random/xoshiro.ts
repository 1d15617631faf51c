/** Random integers from 0 to 2 ** 32 - 1. */
export type RandomWords = () => number;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The generator xoshiro128** 1.1 of Blackman and Vigna, from a state that is not all zeros. */
export const xoshiro = (
  state: readonly [number, number, number, number] | Readonly<Int32Array>,
): RandomWords => {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return word;
  };
};

/** A bijection of 32-bit integers that scatters neighbours: the finaliser of MurmurHash3. */
const scatter = (word: number): number => {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
};

/** The generator for the run with this number: of one seed, the runs do not depend on each other. */
export const randomWordsFor = (seed: number, run: number): RandomWords => {
  const state = new Int32Array(4);
  for (let i = 0; i < state.length; i++)
    state[i] = scatter(scatter(scatter(seed) + Math.imul(run, 0x9e37_79b9)) + Math.imul(i + 1, 0x85eb_ca6b));
  state[0] = (state[0] ?? 0) | 1;
  return xoshiro(state);
};

const words = 2 ** 32;

/** A random integer from 0 to `count - 1`; none is likelier than another by more than `count` in 2 ** 32. */
export const below = (count: number, random: RandomWords): number => Math.floor((random() / words) * count);
