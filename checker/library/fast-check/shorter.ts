/** Beginnings of a list: none of it, then the first half, three quarters and so on, up to all but the last. */
function* beginnings<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let left = all.length; left > 0; left = Math.floor(left / 2)) yield all.slice(0, all.length - left);
}

/** The list without one piece: without a half of it first, then ever smaller pieces, single items at last. */
function* withoutPieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let piece = Math.floor(all.length / 2); piece >= 1; piece = Math.floor(piece / 2))
    for (let from = 0; from + piece < all.length; from += piece)
      yield [...all.slice(0, from), ...all.slice(from + piece)];
}

/** Shorter lists, those that are much shorter first: what is left of a list when some of it is left out. */
export function* shorter<T>(all: readonly T[]): Generator<readonly T[]> {
  yield* beginnings(all);
  yield* withoutPieces(all);
}
